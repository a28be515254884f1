import type { SubscriberSummary } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/ListFilters';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useOverview } from '../../hooks/useOverview';
import { useText, type Text } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useSubscribers } from '../../services/subscribers';
import { SUBSCRIBER_STATES, SUBSCRIBER_TONES } from './subscriberState';

export default function SubscribersPage() {
  const text = useText();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.subscribers}
      title={text('subscribers.title')}
      subtitle={text('subscribers.subtitle')}
    >
      <Notice tone="info">{text('subscribers.reminder')}</Notice>
      <SubscriberList />
    </PageFrame>
  );
}

function SubscriberList() {
  const text = useText();
  const { purposes } = useOverview();
  const query = useListQuery();
  const filters = { q: query.value('q'), purposeKey: query.value('purposeKey'), state: query.value('state') };
  const subscribers = useSubscribers({ page: query.page, pageSize: PAGE_SIZE, ...filters });
  const filtered = Object.values(filters).some((value) => value !== '');
  const titles = new Map(purposes.map(({ key, title }) => [key, title]));
  return (
    <>
      <FilterBar>
        <SearchFilter query={query} label={text('subscribers.search')} />
        <SelectFilter
          query={query}
          name="purposeKey"
          label={text('filter.purpose')}
          all={text('filter.all_purposes')}
          options={[...titles].map(([value, label]) => ({ value, label }))}
        />
        <SelectFilter
          query={query}
          name="state"
          label={text('filter.state')}
          all={text('filter.all_states')}
          options={SUBSCRIBER_STATES.map((state) => ({
            value: state,
            label: text(`subscriber.state.${state}`),
          }))}
        />
      </FilterBar>
      <ResourceView resource={subscribers}>
        {({ results, pagination }) =>
          results.length === 0 ? (
            <EmptyState>{text(filtered ? 'filter.nothing_found' : 'subscribers.empty')}</EmptyState>
          ) : (
            <>
              <DataTable
                label={text('subscribers.title')}
                columns={columns(text)}
                rows={results}
                rowKey={(row) => row.id}
              />
              <Pager pagination={pagination} query={query} />
            </>
          )
        }
      </ResourceView>
    </>
  );
}

const columns = (text: Text): readonly Column<SubscriberSummary>[] => [
  {
    id: 'email',
    label: text('subscriber.email'),
    cell: (row) => <RowLink to={`${BASE_PATH}/subscribers/${row.id}`}>{row.email}</RowLink>,
  },
  { id: 'sender', label: text('campaign.sender'), cell: (row) => row.senderName },
  {
    id: 'state',
    label: text('common.state'),
    cell: (row) => (
      <StateBadge tone={SUBSCRIBER_TONES[row.state]}>{text(`subscriber.state.${row.state}`)}</StateBadge>
    ),
  },
  { id: 'created', label: text('subscriber.since'), cell: (row) => <DateTime value={row.createdAt} /> },
];
