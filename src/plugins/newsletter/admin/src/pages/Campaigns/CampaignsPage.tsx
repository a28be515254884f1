import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { CampaignSummary } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, SearchFilter, StateFilter } from '../../components/ListFilters';
import { Meter } from '../../components/Meter';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { RulesReminder } from '../../components/RulesReminder';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText, type Text } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useCampaigns } from '../../services/campaigns';
import { STATES, percentDone, traitsOf } from './campaignState';

export default function CampaignsPage() {
  const text = useText();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.campaigns}
      title={text('campaigns.title')}
      subtitle={text('campaigns.subtitle')}
      actions={<NewCampaignLink />}
    >
      <RulesReminder />
      <CampaignList />
    </PageFrame>
  );
}

function NewCampaignLink() {
  const text = useText();
  if (!useCan('campaigns.write')) return null;
  return (
    <LinkButton tag={Link} to={`${BASE_PATH}/campaigns/new`} startIcon={<Plus />}>
      {text('campaigns.new')}
    </LinkButton>
  );
}

function CampaignList() {
  const text = useText();
  const query = useListQuery();
  const filters = { q: query.value('q'), state: query.value('state') };
  const campaigns = useCampaigns({ page: query.page, pageSize: PAGE_SIZE, ...filters });
  const filtered = filters.q !== '' || filters.state !== '';
  return (
    <>
      <FilterBar>
        <SearchFilter query={query} label={text('campaigns.search')} />
        <StateFilter
          query={query}
          options={STATES.map((state) => ({ value: state, label: text(`campaign.state.${state}`) }))}
        />
      </FilterBar>
      <ResourceView resource={campaigns}>
        {({ results, pagination }) =>
          results.length === 0 ? (
            <EmptyState action={filtered ? null : <NewCampaignLink />}>
              {text(filtered ? 'filter.nothing_found' : 'campaigns.empty')}
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={text('campaigns.title')}
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

const columns = (text: Text): readonly Column<CampaignSummary>[] => [
  {
    id: 'title',
    label: text('campaign.title'),
    cell: (row) => (
      <RowLink to={`${BASE_PATH}/campaigns/${row.id}`} note={row.subject}>
        {row.title}
      </RowLink>
    ),
  },
  { id: 'sender', label: text('campaign.sender'), cell: (row) => row.senderName },
  { id: 'purpose', label: text('campaign.purpose'), cell: (row) => row.purposeTitle },
  {
    id: 'state',
    label: text('common.state'),
    cell: (row) => (
      <StateBadge tone={traitsOf(row.state).tone}>{text(`campaign.state.${row.state}`)}</StateBadge>
    ),
  },
  { id: 'progress', label: text('campaign.progress'), cell: (row) => <ProgressCell row={row} /> },
  { id: 'updated', label: text('common.updated'), cell: (row) => <DateTime value={row.updatedAt} /> },
];

/** How far it is; of one that is still ahead, when it leaves. */
function ProgressCell({ row: { progress, startAt, state, title } }: { readonly row: CampaignSummary }) {
  const text = useText();
  const { moment } = useDates();
  if (state === 'scheduled' && startAt !== null)
    return <>{text('campaign.starts', { at: moment(startAt) })}</>;
  if (progress === null || progress.startedAt === null) return <>–</>;
  const { counts, total } = progress;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Meter label={text('campaign.progress_of', { title })} percent={percentDone(counts, total)} />
      <Typography variant="pi" textColor="neutral600">
        {text('progress.submitted_of', { submitted: counts.submitted, total })}
      </Typography>
    </Flex>
  );
}
