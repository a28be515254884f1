import { Typography } from '@strapi/design-system';
import type { Campaign, CampaignLane, CampaignLanes } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Notice } from '../../components/Notice';
import { ResourceView } from '../../components/ResourceView';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useLanes } from '../../services/campaigns';
import { traitsOf } from './campaignState';

/** As slow as the table of recipients: numbers that jump are hard to read. */
const POLL_MS = 15_000;

/** How each mailbox provider takes the campaign, and which of them asked for a rest. */
export function LanesCard({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const moving = traitsOf(campaign.state).pollMs !== null;
  const lanes = useLanes(campaign.id, moving ? POLL_MS : null);
  return (
    <Card title={text('lanes.title')}>
      <ResourceView resource={lanes}>{(data) => <LanesBody data={data} />}</ResourceView>
    </Card>
  );
}

function LanesBody({ data: { lanes, warnings } }: { readonly data: CampaignLanes }) {
  const text = useText();
  const columns = useLaneColumns();
  if (lanes.length === 0) return <Typography tag="p">{text('lanes.empty')}</Typography>;
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="warning" title={text('lanes.warnings')}>
          {warnings.map(({ reason, rule, message, count, of }) => (
            <p key={`${reason} ${rule} ${count}`}>
              {message}{' '}
              {of === null
                ? text('lanes.warning.count', { count })
                : text('lanes.warning.share', { count, of })}{' '}
              {text('progress.pausing.rule', { rule })}
            </p>
          ))}
        </Notice>
      )}
      <DataTable
        label={text('lanes.title')}
        columns={columns}
        rows={lanes}
        rowKey={({ provider }) => provider}
        plain
      />
    </>
  );
}

function useLaneColumns(): readonly Column<CampaignLane>[] {
  const text = useText();
  const dates = useDates();
  const count = (field: 'submitted' | 'deferred' | 'bounced' | 'failed'): Column<CampaignLane> => ({
    id: field,
    label: text(`lanes.${field}`),
    cell: (lane) => dates.number(lane[field]),
    numeric: true,
  });
  return [
    { id: 'provider', label: text('lanes.provider'), cell: ({ name }) => name ?? text('lanes.other') },
    count('submitted'),
    count('deferred'),
    count('bounced'),
    count('failed'),
    {
      id: 'until',
      label: text('lanes.until'),
      cell: ({ coolingUntil }) => (coolingUntil === null ? '–' : <DateTime value={coolingUntil} decides />),
    },
    { id: 'why', label: text('lanes.why'), cell: (lane) => <Why lane={lane} />, roomy: true },
  ];
}

function Why({ lane: { provider, message, rule, connections, slowed } }: { readonly lane: CampaignLane }) {
  const text = useText();
  if (message === null) return <>–</>;
  return (
    <>
      {message} {connections !== null && text('lanes.connections', { connections })}{' '}
      {provider === 'other' && text('lanes.slowed', { slowed })}
      {rule !== null && (
        <Typography variant="pi" textColor="neutral600" tag="div">
          {text('progress.pausing.rule', { rule })}
        </Typography>
      )}
    </>
  );
}
