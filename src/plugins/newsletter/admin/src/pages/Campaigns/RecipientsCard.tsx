import { Box, Button, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import type { Campaign, RecipientOutcome } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { FilterBar, StateFilter } from '../../components/ListFilters';
import { PagedTable } from '../../components/PagedTable';
import { RefusalNotice } from '../../components/RefusalNotice';
import { RowLink } from '../../components/RowLink';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useText, useWord } from '../../i18n/useText';
import { BASE_PATH } from '../../pluginId';
import { useRecipients, useRecipientsCsv } from '../../services/campaigns';
import { saveFile } from '../../services/saveFile';
import { SecondLookButtons } from './SecondLookButtons';
import { DELIVERY_STATES, openEndOf, traitsOf } from './campaignState';

export const RECIPIENTS_ID = 'recipients';

/** Slower than the counters: a table that changes under the reader's eyes is hard to read. */
const POLL_MS = 15_000;

interface RecipientsCardProps {
  readonly campaign: Campaign;
  readonly onChanged: () => void;
}

/** Nobody is skipped in silence: each recipient with the reason and the rule behind their state. */
export function RecipientsCard({ campaign, onChanged }: RecipientsCardProps) {
  const text = useText();
  const query = useListQuery('recipientsPage');
  const moving = traitsOf(campaign.state).pollMs !== null;
  const recipients = useRecipients(
    campaign.id,
    { page: query.page, pageSize: PAGE_SIZE, state: query.value('recipients') },
    moving ? POLL_MS : null,
  );
  const columns = useRecipientColumns();
  const decisions = useDecisionColumn(campaign, query.value('recipients'), () => {
    recipients.reload();
    onChanged();
  });
  const anchor = useScrollWhenNamed(RECIPIENTS_ID);
  return (
    <Box ref={anchor} id={RECIPIENTS_ID}>
      <Card title={text('recipients.title')}>
        <FilterBar>
          <StateFilter
            query={query}
            name="recipients"
            options={DELIVERY_STATES.map((state) => ({
              value: state,
              label: text(`delivery.state.${state}`),
            }))}
          />
        </FilterBar>
        <PagedTable
          label={text('recipients.title')}
          resource={recipients}
          query={query}
          // With something to decide there is one state, and its column makes room for the buttons.
          columns={[...columns.filter(({ id }) => id !== 'state' || decisions.length === 0), ...decisions]}
          rowKey={(row) => row.id}
          empty={text('recipients.empty')}
          plain
        />
        <CsvButton campaignId={campaign.id} />
      </Card>
    </Box>
  );
}

/** All of them as a file, with what the mail server answered. It holds addresses, so that not everybody may take it. */
function CsvButton({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const mayExport = useCan('subscribers.export');
  const { run, busy, refusal } = useRecipientsCsv(campaignId);
  const download = async () => {
    const csv = await run();
    if (csv !== undefined) saveFile(`campaign-${campaignId}.csv`, csv);
  };
  if (!mayExport) return null;
  return (
    <>
      <Box>
        <Button variant="secondary" startIcon={<Download aria-hidden />} onClick={download} loading={busy}>
          {text('recipients.csv')}
        </Button>
      </Box>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

function useRecipientColumns(): readonly Column<RecipientOutcome>[] {
  const text = useText();
  const word = useWord();
  return [
    {
      id: 'email',
      label: text('recipients.address'),
      cell: ({ email, subscriberId }) => (
        <RowLink to={`${BASE_PATH}/subscribers/${subscriberId}`}>{email}</RowLink>
      ),
      roomy: true,
    },
    { id: 'state', label: text('common.state'), cell: ({ state }) => word('delivery.state', state) },
    {
      id: 'reason',
      label: text('recipients.reason'),
      cell: ({ reason, rule }) => (
        <>
          {reason === null ? '–' : word('reason', reason)}
          {rule && (
            <Typography variant="pi" textColor="neutral600" tag="div">
              {text('progress.pausing.rule', { rule })}
            </Typography>
          )}
        </>
      ),
    },
    { id: 'at', label: text('recipients.at'), cell: ({ at }) => <DateTime value={at} precise /> },
  ];
}

/** Only where the list shows nobody else: there is something to decide for each of them. */
function useDecisionColumn(
  campaign: Campaign,
  state: string,
  onDone: () => void,
): readonly Column<RecipientOutcome>[] {
  const text = useText();
  const maySend = useCan('campaigns.send');
  const open = openEndOf(state);
  if (!maySend || open === undefined || campaign.state === 'cancelled') return [];
  return [
    {
      id: 'decision',
      label: text('second_look.decision'),
      cell: ({ id }) => (
        <SecondLookButtons campaignId={campaign.id} state={open} recipient={id} onDone={onDone} />
      ),
    },
  ];
}

/** The router changes the hash without scrolling. */
function useScrollWhenNamed(id: string) {
  const { hash, key } = useLocation();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hash === `#${id}`) ref.current?.scrollIntoView();
  }, [hash, id, key]);
  return ref;
}
