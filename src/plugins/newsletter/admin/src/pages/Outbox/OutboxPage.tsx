import type { OutboxMailSummary } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { ResourceView } from '../../components/ResourceView';
import { Breaking, RowLink } from '../../components/RowLink';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useOverview } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useOutbox } from '../../services/outbox';
import { TransportsCard } from './TransportsCard';

/** Somebody who just filled in a form waits here for the mail. */
const POLL_MS = 5_000;

export default function OutboxPage() {
  const text = useText();
  const outbox = useOverview().transport.name === 'outbox';
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.outbox}
      title={text(outbox ? 'outbox.title' : 'transports.title')}
      subtitle={text(outbox ? 'outbox.subtitle' : 'transports.subtitle')}
    >
      {outbox ? <MailList /> : <TransportsCard />}
    </PageFrame>
  );
}

function MailList() {
  const text = useText();
  const { size } = useDates();
  const query = useListQuery();
  const mails = useOutbox({ page: query.page, pageSize: PAGE_SIZE }, POLL_MS);
  const columns: readonly Column<OutboxMailSummary>[] = [
    {
      id: 'subject',
      label: text('campaign.subject'),
      cell: (row) => (
        <RowLink
          to={`${BASE_PATH}/outbox/${encodeURIComponent(row.file)}`}
          note={text('outbox.from_line', { from: row.from })}
        >
          {row.subject || text('outbox.no_subject')}
        </RowLink>
      ),
    },
    { id: 'to', label: text('outbox.to'), cell: (row) => <Breaking>{row.to}</Breaking> },
    { id: 'at', label: text('outbox.at'), cell: (row) => <DateTime value={row.at} precise /> },
    { id: 'bytes', label: text('outbox.bytes'), cell: (row) => size(row.bytes), numeric: true },
  ];
  return (
    <ResourceView resource={mails}>
      {({ results, pagination }) =>
        results.length === 0 ? (
          <EmptyState>{text('outbox.empty')}</EmptyState>
        ) : (
          <>
            <DataTable
              label={text('outbox.title')}
              columns={columns}
              rows={results}
              rowKey={(row) => row.file}
            />
            <Pager pagination={pagination} query={query} />
          </>
        )
      }
    </ResourceView>
  );
}
