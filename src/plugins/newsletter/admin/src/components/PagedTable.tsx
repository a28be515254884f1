import type { Page } from '../../../shared/contracts';
import type { ListQuery } from '../hooks/useListQuery';
import type { Resource } from '../hooks/useResource';
import { useText } from '../i18n/useText';
import { DataTable, type Column } from './DataTable';
import { EmptyState } from './EmptyState';
import { FilterBar, StateFilter } from './ListFilters';
import { Notice } from './Notice';
import { Pager } from './Pager';
import { ResourceView } from './ResourceView';

interface PagedTableProps<Row> {
  readonly label: string;
  readonly resource: Resource<Page<Row>>;
  readonly query: ListQuery;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row, index: number) => string;
  /** Said where there is nothing at all. */
  readonly empty: string;
  /** Inside a card. */
  readonly plain?: boolean;
}

/** One page of a list in its states: loading, refused, empty, there. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { label, resource, query, columns, rowKey, empty, plain = false } = props;
  const Empty = plain ? PlainEmpty : EmptyState;
  return (
    <ResourceView resource={resource}>
      {({ results, pagination }) =>
        results.length === 0 ? (
          <Empty>{empty}</Empty>
        ) : (
          <>
            <DataTable label={label} columns={columns} rows={results} rowKey={rowKey} plain={plain} />
            <Pager pagination={pagination} query={query} />
          </>
        )
      }
    </ResourceView>
  );
}

const PlainEmpty = ({ children }: { readonly children: string }) => <Notice tone="info">{children}</Notice>;

interface StateTableProps<Row> extends Omit<PagedTableProps<Row>, 'plain'> {
  /** States to choose from, in words. */
  readonly states: readonly { readonly value: string; readonly label: string }[];
}

/** The same with a choice of states above it, kept in the URL as `state`. */
export function StateTable<Row>({ states, empty, ...table }: StateTableProps<Row>) {
  const text = useText();
  const { query } = table;
  return (
    <>
      <FilterBar>
        <StateFilter query={query} options={states} />
      </FilterBar>
      <PagedTable {...table} empty={query.value('state') === '' ? empty : text('filter.nothing_found')} />
    </>
  );
}
