import { Flex, Typography } from '@strapi/design-system';
import type { LatencyReport, LatencyRow } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { SelectFilter } from '../../components/ListFilters';
import { Notice } from '../../components/Notice';
import { ResourceView } from '../../components/ResourceView';
import { useListQuery } from '../../hooks/useListQuery';
import { useOverview } from '../../hooks/useOverview';
import { useDates } from '../../i18n/useDates';
import { useText, useWord } from '../../i18n/useText';
import { useLatency } from '../../services/rights';
import { LatencySvg } from './LatencySvg';

/** How long it took until nothing could go out any more, by day or by month. */
export function LatencyCard() {
  const text = useText();
  const { senders } = useOverview();
  const query = useListQuery();
  const report = useLatency({ unit: query.value('unit'), senderId: query.value('sender') });
  const filters = (
    <Flex gap={2} wrap="wrap">
      {senders.length > 1 && (
        <SelectFilter
          query={query}
          name="sender"
          label={text('filter.sender')}
          all={text('filter.all_senders')}
          options={senders.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectFilter
        query={query}
        name="unit"
        label={text('latency.unit')}
        all={text('latency.unit.day')}
        options={[{ value: 'month', label: text('latency.unit.month') }]}
      />
    </Flex>
  );
  return (
    <Card title={text('latency.title')} aside={filters}>
      <ResourceView resource={report}>{(found) => <Report report={found} />}</ResourceView>
    </Card>
  );
}

function Report({ report }: { readonly report: LatencyReport }) {
  const text = useText();
  const { durationInWords } = useDates();
  const { requests, withinAllowed, maxMs, allowedMs, days } = report;
  if (requests === 0) return <Notice tone="info">{text('latency.none')}</Notice>;
  const values = { requests, longest: durationInWords(maxMs), allowed: durationInWords(allowedMs) };
  return (
    <>
      <Notice tone={withinAllowed ? 'success' : 'danger'}>
        {text(withinAllowed ? 'latency.within' : 'latency.beyond', values)}
      </Notice>
      <LatencySvg rows={days} allowedMs={allowedMs} />
      <LatencyTable rows={days} />
      <Typography variant="pi" textColor="neutral600">
        {text('latency.utc')}
      </Typography>
    </>
  );
}

function LatencyTable({ rows }: { readonly rows: readonly LatencyRow[] }) {
  const text = useText();
  const word = useWord();
  const { duration, number, calendarDay } = useDates();
  const columns: readonly Column<LatencyRow>[] = [
    {
      id: 'day',
      label: text('latency.day'),
      cell: ({ day }) => (
        <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
          {calendarDay(day)}
        </time>
      ),
    },
    { id: 'requests', label: text('latency.requests'), numeric: true, cell: (row) => number(row.requests) },
    { id: 'median', label: text('latency.median'), numeric: true, cell: (row) => duration(row.medianMs) },
    { id: 'p95', label: text('latency.p95'), numeric: true, cell: (row) => duration(row.p95Ms) },
    { id: 'max', label: text('latency.max'), numeric: true, cell: (row) => duration(row.maxMs) },
    {
      id: 'ways',
      label: text('latency.ways'),
      cell: ({ byMethod }) =>
        Object.entries(byMethod)
          .map(([method, count]) => `${word('consent.method', method)}: ${number(count)}`)
          .join(' · '),
    },
  ];
  // The newest day is what one looks for.
  return (
    <DataTable
      label={text('latency.table')}
      columns={columns}
      rows={[...rows].reverse()}
      rowKey={({ day }) => day}
      maxHeight="40rem"
      plain
    />
  );
}
