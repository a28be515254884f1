import type { ListedSubscriber, SubscriberPage } from '../../../../shared/contracts';
import { CursorPager } from '../../components/CursorPager';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, SearchFilter, SelectFilter, StateFilter } from '../../components/ListFilters';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { useOverview } from '../../hooks/useOverview';
import { useSubscriberQuery, type SubscriberQuery } from '../../hooks/useSubscriberQuery';
import { useText, type Text } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useSubscribers } from '../../services/subscribers';
import { CONSENT_STATES, CONSENT_TONES, SUBSCRIBER_STATES, SUBSCRIBER_TONES } from './subscriberState';

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
  const query = useSubscriberQuery();
  const subscribers = useSubscribers(query.asked);
  return (
    <>
      <Filters query={query} />
      <ResourceView resource={subscribers}>{(page) => <Results page={page} query={query} />}</ResourceView>
    </>
  );
}

function Filters({ query }: { readonly query: SubscriberQuery }) {
  const text = useText();
  const { senders, purposes } = useOverview();
  const senderId = query.value('senderId');
  const offered = purposes.filter((purpose) => senderId === '' || purpose.senderId === senderId);
  const titles = new Map(offered.map(({ key, title }) => [key, title]));
  const states =
    query.value('purposeKey') === ''
      ? SUBSCRIBER_STATES.map((value) => ({ value, label: text(`subscriber.state.${value}`) }))
      : CONSENT_STATES.map((value) => ({ value, label: text(`consent.state.${value}`) }));
  return (
    <FilterBar>
      <SearchFilter query={query} label={text('subscribers.search')} />
      {senders.length > 1 && (
        <SelectFilter
          query={query}
          name="senderId"
          label={text('filter.sender')}
          all={text('filter.all_senders')}
          options={senders.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectFilter
        query={query}
        name="purposeKey"
        label={text('filter.purpose')}
        all={text('filter.all_purposes')}
        options={[...titles].map(([value, label]) => ({ value, label }))}
      />
      <StateFilter query={query} options={states} />
    </FilterBar>
  );
}

function Results({ page, query }: { readonly page: SubscriberPage; readonly query: SubscriberQuery }) {
  const text = useText();
  const { results, next, count } = page;
  const { asked, filtered, linkTo } = query;
  const ofConsent = asked.purposeKey !== undefined;
  return (
    <>
      {results.length === 0 ? (
        <EmptyState>{text(emptyText(filtered, next !== null))}</EmptyState>
      ) : (
        <DataTable
          label={text('subscribers.title')}
          columns={columns(text, ofConsent)}
          rows={results}
          rowKey={(row) => row.id}
        />
      )}
      {(results.length > 0 || next !== null || asked.after !== undefined) && (
        <CursorPager
          count={count}
          first={asked.after === undefined ? null : linkTo(null)}
          next={next === null ? null : linkTo(next)}
        />
      )}
    </>
  );
}

const emptyText = (filtered: boolean, goesOn: boolean) => {
  if (goesOn) return 'filter.nothing_yet';
  return filtered ? 'filter.nothing_found' : 'subscribers.empty';
};

const columns = (text: Text, ofConsent: boolean): readonly Column<ListedSubscriber>[] => [
  {
    id: 'email',
    label: text('subscriber.email'),
    cell: (row) => (
      <RowLink to={`${BASE_PATH}/subscribers/${row.id}`}>{row.email || text('subscriber.erased')}</RowLink>
    ),
  },
  { id: 'sender', label: text('campaign.sender'), cell: (row) => row.senderName },
  ...(ofConsent ? [consentColumn(text)] : []),
  {
    id: 'state',
    label: text('common.state'),
    cell: (row) => (
      <StateBadge tone={SUBSCRIBER_TONES[row.state]}>{text(`subscriber.state.${row.state}`)}</StateBadge>
    ),
  },
  { id: 'created', label: text('subscriber.since'), cell: (row) => <DateTime value={row.createdAt} /> },
];

const consentColumn = (text: Text): Column<ListedSubscriber> => ({
  id: 'consent',
  label: text('subscribers.consent'),
  cell: ({ consentState: state }) =>
    state && <StateBadge tone={CONSENT_TONES[state]}>{text(`consent.state.${state}`)}</StateBadge>,
});
