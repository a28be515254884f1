import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { FormSummary } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, SearchFilter, StateFilter } from '../../components/ListFilters';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { ResourceView } from '../../components/ResourceView';
import { RowLink } from '../../components/RowLink';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { PAGE_PERMISSIONS } from '../../permissions';
import { BASE_PATH } from '../../pluginId';
import { useForms } from '../../services/forms';
import { FORM_STATES, FORM_TONES } from './formDraft';

export default function FormsPage() {
  const text = useText();
  return (
    <PageFrame
      permissions={PAGE_PERMISSIONS.forms}
      title={text('forms.title')}
      subtitle={text('forms.subtitle')}
      actions={<NewFormLink />}
    >
      <FormList />
    </PageFrame>
  );
}

function NewFormLink() {
  const text = useText();
  if (!useCan('forms.write')) return null;
  return (
    <LinkButton tag={Link} to={`${BASE_PATH}/forms/new`} startIcon={<Plus />}>
      {text('forms.new')}
    </LinkButton>
  );
}

function FormList() {
  const text = useText();
  const query = useListQuery();
  const columns = useColumns();
  const filters = { q: query.value('q'), state: query.value('state') };
  const forms = useForms({ page: query.page, pageSize: PAGE_SIZE, ...filters });
  const filtered = filters.q !== '' || filters.state !== '';
  return (
    <>
      <FilterBar>
        <SearchFilter query={query} label={text('forms.search')} />
        <StateFilter
          query={query}
          options={FORM_STATES.map((state) => ({ value: state, label: text(`form.state.${state}`) }))}
        />
      </FilterBar>
      <ResourceView resource={forms}>
        {({ results, pagination }) =>
          results.length === 0 ? (
            <EmptyState action={filtered ? null : <NewFormLink />}>
              {text(filtered ? 'filter.nothing_found' : 'forms.empty')}
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={text('forms.title')}
                columns={columns}
                rows={results}
                rowKey={({ id }) => id}
              />
              <Pager pagination={pagination} query={query} />
            </>
          )
        }
      </ResourceView>
    </>
  );
}

function useColumns(): readonly Column<FormSummary>[] {
  const text = useText();
  const { number } = useDates();
  return [
    {
      id: 'name',
      label: text('form.name'),
      cell: (row) => (
        <RowLink to={`${BASE_PATH}/forms/${row.id}`} note={`/${row.slug}`}>
          {row.name}
        </RowLink>
      ),
    },
    { id: 'sender', label: text('campaign.sender'), cell: (row) => row.senderName },
    {
      id: 'state',
      label: text('common.state'),
      cell: (row) => <StateBadge tone={FORM_TONES[row.state]}>{text(`form.state.${row.state}`)}</StateBadge>,
    },
    {
      id: 'version',
      label: text('form.version'),
      cell: (row) => row.publishedVersion ?? '–',
      numeric: true,
    },
    {
      id: 'confirmed',
      label: text('form.confirmed'),
      cell: (row) => number(row.confirmed),
      numeric: true,
    },
    { id: 'open', label: text('form.open'), cell: (row) => number(row.open), numeric: true },
  ];
}
