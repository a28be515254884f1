import { Typography } from '@strapi/design-system';
import type { Breach } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import type { Column } from '../../components/DataTable';
import { DateTime } from '../../components/DateTime';
import { PagedTable } from '../../components/PagedTable';
import { StateBadge } from '../../components/StateBadge';
import { PAGE_SIZE, useListQuery } from '../../hooks/useListQuery';
import { useCan } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useBreaches } from '../../services/rights';
import { CloseBreachButton, RecordBreachButton } from './BreachButtons';
import { breachUrgency } from './taskState';

/** Breaches of data protection: three days to report each, or to say why that is not needed (G-33). */
export function BreachesCard() {
  const text = useText();
  const query = useListQuery('breaches');
  const breaches = useBreaches({ page: query.page, pageSize: PAGE_SIZE });
  const mayDecide = useCan('rights.decide');
  const columns: readonly Column<Breach>[] = [
    { id: 'what', label: text('breaches.what'), cell: (row) => <What breach={row} /> },
    { id: 'due', label: text('breaches.due'), cell: (row) => <Due breach={row} /> },
    {
      id: 'outcome',
      label: text('breaches.outcome'),
      cell: (row) =>
        row.state === 'open' && mayDecide ? (
          <CloseBreachButton breach={row} onDone={breaches.reload} />
        ) : (
          <Outcome breach={row} />
        ),
    },
  ];
  return (
    <Card title={text('breaches.title')} aside={mayDecide && <RecordBreachButton onDone={breaches.reload} />}>
      <Typography textColor="neutral600">{text('breaches.hint')}</Typography>
      <PagedTable
        label={text('breaches.title')}
        resource={breaches}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        empty={text('breaches.none')}
        plain
      />
    </Card>
  );
}

interface CellProps {
  readonly breach: Breach;
}

function What({ breach: { what, people, senderName, knownAt, recordedBy } }: CellProps) {
  const text = useText();
  const { number } = useDates();
  const concerned = people === null ? text('breaches.people.unknown') : number(people);
  return (
    <>
      <div style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{what}</div>
      <Typography variant="pi" textColor="neutral600" tag="div">
        {text('breaches.people')}: {concerned}
        {senderName !== null && ` · ${senderName}`}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="div">
        {text('breaches.known')}: <DateTime value={knownAt} decides /> · {recordedBy}
      </Typography>
    </>
  );
}

function Due({ breach }: CellProps) {
  const text = useText();
  const { tone, word } = breachUrgency(breach, Date.now());
  return (
    <>
      <StateBadge tone={tone}>{text(word)}</StateBadge>
      <Typography variant="pi" textColor="neutral600" tag="div">
        <DateTime value={breach.dueAt} decides />
      </Typography>
    </>
  );
}

function Outcome({ breach: { state, note, closedAt, closedBy } }: CellProps) {
  const text = useText();
  if (state === 'open') return <>{text('breaches.state.open')}</>;
  return (
    <>
      {text(`breaches.state.${state}`)}: {note}
      <Typography variant="pi" textColor="neutral600" tag="div">
        {closedBy} · <DateTime value={closedAt} />
      </Typography>
    </>
  );
}
