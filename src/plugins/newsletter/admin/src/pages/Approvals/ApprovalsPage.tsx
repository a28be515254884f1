import { useNotification } from '@strapi/strapi/admin';
import type { Approval } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, SelectFilter } from '../../components/ListFilters';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge, type BadgeTone } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery, type ListQuery } from '../../hooks/useListQuery';
import { useText, type Text } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useApprovals } from '../../services/approvals';
import { ApprovalDetail } from './ApprovalDetail';

export const APPROVAL_TONES = {
  requested: 'warning',
  approved: 'success',
  refused: 'danger',
  void: 'neutral',
} as const satisfies Record<Approval['state'], BadgeTone>;

const STATES = Object.keys(APPROVAL_TONES) as Approval['state'][];

/** What waits for a decision comes first; the rest is a filter away. */
const DEFAULT_STATE: Approval['state'] = 'requested';

/** The second pair of eyes (MOS-5.0): the open requests, and beneath the one chosen what there is to judge. */
export default function ApprovalsPage() {
  const text = useText();
  const { toggleNotification } = useNotification();
  const query = useListQuery();
  const state = query.value('state') || DEFAULT_STATE;
  const approvals = useApprovals({ page: query.page, pageSize: PAGE_SIZE, state });
  const chosen = approvals.data?.results.find(({ id }) => id === query.value('approval'));

  const onDecided = () => {
    toggleNotification({ type: 'success', message: text('approval.decided') });
    query.filter('approval', '');
    approvals.reload();
  };

  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.approvals}
      title={text('approvals.title')}
      subtitle={text('approvals.subtitle')}
    >
      <FilterBar>
        <SelectFilter
          query={query}
          name="state"
          label={text('filter.state')}
          all={text(`approval.state.${DEFAULT_STATE}`)}
          options={STATES.filter((other) => other !== DEFAULT_STATE).map((other) => ({
            value: other,
            label: text(`approval.state.${other}`),
          }))}
        />
      </FilterBar>
      <ResourceView resource={approvals}>
        {({ results, pagination }) =>
          results.length === 0 ? (
            <EmptyState>
              {text(state === DEFAULT_STATE ? 'approvals.empty' : 'filter.nothing_found')}
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={text('approvals.title')}
                columns={columns(text, query)}
                rows={results}
                rowKey={(row) => row.id}
              />
              <Pager pagination={pagination} query={query} />
            </>
          )
        }
      </ResourceView>
      {chosen && <ApprovalDetail key={chosen.id} approval={chosen} onDecided={onDecided} />}
    </PageFrame>
  );
}

const columns = (text: Text, query: ListQuery): readonly Column<Approval>[] => [
  {
    id: 'campaign',
    label: text('approval.campaign'),
    cell: (row) => (
      <RowLink to={`${BASE_PATH}/approvals${query.searchWith('approval', row.id)}`}>
        {row.campaignTitle}
      </RowLink>
    ),
  },
  { id: 'sender', label: text('campaign.sender'), cell: (row) => row.senderName },
  {
    id: 'state',
    label: text('common.state'),
    cell: (row) => (
      <StateBadge tone={APPROVAL_TONES[row.state]}>{text(`approval.state.${row.state}`)}</StateBadge>
    ),
  },
  { id: 'by', label: text('approval.by'), cell: (row) => row.requestedBy },
  { id: 'at', label: text('approval.at'), cell: (row) => <DateTime value={row.requestedAt} /> },
  { id: 'findings', label: text('findings.title'), cell: (row) => row.findings.length, numeric: true },
];
