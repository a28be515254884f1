import type { SenderDetail } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useSenders } from '../../services/senders';
import { SENDER_TONES } from './senderState';

export default function SendersPage() {
  const text = useText();
  const senders = useSenders();
  const columns = useColumns();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.senders}
      title={text('senders.title')}
      subtitle={text('senders.subtitle')}
    >
      <ResourceView resource={senders}>
        {({ results }) =>
          results.length === 0 ? (
            <EmptyState>{text('senders.empty')}</EmptyState>
          ) : (
            <DataTable
              label={text('senders.title')}
              columns={columns}
              rows={results}
              rowKey={(row) => row.id}
            />
          )
        }
      </ResourceView>
    </PageFrame>
  );
}

function useColumns(): readonly Column<SenderDetail>[] {
  const text = useText();
  return [
    {
      id: 'name',
      label: text('sender.name'),
      cell: (row) => (
        <RowLink to={`${BASE_PATH}/senders/${row.id}`} note={`${row.fromName} <${row.fromEmail}>`}>
          {row.name}
        </RowLink>
      ),
    },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => (
        <StateBadge tone={SENDER_TONES[row.state]}>{text(`sender.state.${row.state}`)}</StateBadge>
      ),
    },
    {
      id: 'imprint',
      label: text('sender.imprint'),
      cell: (row) => text(row.imprintProblems.length === 0 ? 'sender.complete' : 'sender.incomplete'),
    },
    {
      id: 'agreements',
      label: text('sender.policies'),
      cell: (row) =>
        text('sender.accepted_of', {
          accepted: row.agreements.filter(({ accepted }) => accepted !== null).length,
          total: row.agreements.length,
        }),
    },
  ];
}
