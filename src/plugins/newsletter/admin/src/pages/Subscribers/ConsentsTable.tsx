import { Typography } from '@strapi/design-system';
import type { ConsentSummary } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { Notice } from '../../components/Notice';
import { StateBadge } from '../../components/StateBadge';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { CONSENT_TONES } from './subscriberState';

/** Where this person's consent stands, purpose by purpose. Derived from the timeline, never edited. */
export function ConsentsTable({ consents }: { readonly consents: readonly ConsentSummary[] }) {
  const text = useText();
  if (consents.length === 0) return <Notice tone="info">{text('consents.empty')}</Notice>;
  const columns: readonly Column<ConsentSummary>[] = [
    { id: 'purpose', label: text('campaign.purpose'), cell: (row) => row.purposeTitle },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => <State consent={row} />,
    },
    { id: 'since', label: text('consents.since'), cell: (row) => <DateTime value={row.since} /> },
    {
      id: 'expires',
      label: text('consents.expires'),
      cell: (row) => <DateTime value={row.expiresAt} decides />,
    },
  ];
  return (
    <DataTable
      label={text('consents.title')}
      columns={columns}
      rows={consents}
      rowKey={(row) => row.purposeKey}
      plain
    />
  );
}

/** A pause leaves the consent as it is, and yet it is why somebody gets no mail. */
function State({ consent: { state, pausedUntil } }: { readonly consent: ConsentSummary }) {
  const text = useText();
  const { date } = useDates();
  return (
    <>
      <StateBadge tone={CONSENT_TONES[state]}>{text(`consent.state.${state}`)}</StateBadge>
      {state === 'active' && pausedUntil !== null && (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {text('consents.paused', { until: date(pausedUntil) })}
        </Typography>
      )}
    </>
  );
}
