import { Link as StyledLink } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Progress } from '../../../../shared/contracts';
import { DataTable, type Column } from '../../components/DataTable';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { DELIVERY_STATES } from './campaignState';
import { RECIPIENTS_ID } from './RecipientsCard';

type Row = { readonly state: (typeof DELIVERY_STATES)[number]; readonly count: number };

/** Every frozen recipient once: the rows add up to the total in the last line of the panel. */
export function CountsTable({ progress: { counts, total } }: { readonly progress: Progress }) {
  const text = useText();
  const dates = useDates();
  const mayReadPeople = useCan('subscribers.read');
  const columns: readonly Column<Row>[] = [
    { id: 'state', label: text('common.state'), cell: ({ state }) => text(`delivery.state.${state}`) },
    {
      id: 'meaning',
      label: text('progress.meaning'),
      cell: ({ state }) => text(`delivery.meaning.${state}`),
    },
    { id: 'count', label: text('progress.count'), cell: ({ count }) => dates.number(count), numeric: true },
    {
      id: 'show',
      label: text('progress.who'),
      cell: ({ state, count }) =>
        count === 0 || !mayReadPeople ? (
          '–'
        ) : (
          <StyledLink
            tag={Link}
            to={{ search: `?recipients=${state}`, hash: RECIPIENTS_ID }}
            aria-label={text('progress.show', { state: text(`delivery.state.${state}`) })}
          >
            {text('progress.show_short')}
          </StyledLink>
        ),
    },
  ];
  return (
    <DataTable
      label={text('progress.counts', { total })}
      columns={columns}
      rows={DELIVERY_STATES.map((state) => ({ state, count: counts[state] }))}
      rowKey={({ state }) => state}
      plain
    />
  );
}
