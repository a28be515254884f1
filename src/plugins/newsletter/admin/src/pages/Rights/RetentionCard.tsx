import { Typography } from '@strapi/design-system';
import type { RetentionOverview, RetentionRow } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { DataTable, type Column } from '../../components/DataTable';
import { Notice } from '../../components/Notice';
import { ResourceView } from '../../components/ResourceView';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { useRetention } from '../../services/rights';

/** Every period with its reason, and what the last daily run removed (G-25). */
export function RetentionCard() {
  const text = useText();
  return (
    <Card title={text('retention.title')}>
      <Typography textColor="neutral600">{text('retention.hint')}</Typography>
      <ResourceView resource={useRetention()}>
        {({ rows, lastRun }) => (
          <>
            <LastRun lastRun={lastRun} />
            <RetentionTable rows={rows} />
          </>
        )}
      </ResourceView>
    </Card>
  );
}

function LastRun({ lastRun }: Pick<RetentionOverview, 'lastRun'>) {
  const text = useText();
  const { dateTime } = useDates();
  if (lastRun === null) return <Notice tone="info">{text('retention.never')}</Notice>;
  const { startedAt, endedAt } = lastRun;
  return (
    <Notice tone={endedAt === null ? 'warning' : 'success'}>
      {text(endedAt === null ? 'retention.unfinished' : 'retention.last_run', { at: dateTime(startedAt) })}
    </Notice>
  );
}

function RetentionTable({ rows }: Pick<RetentionOverview, 'rows'>) {
  const text = useText();
  const { number } = useDates();
  const columns: readonly Column<RetentionRow>[] = [
    { id: 'data', label: text('retention.data'), cell: ({ data }) => data },
    { id: 'period', label: text('retention.period'), cell: ({ period }) => period },
    { id: 'then', label: text('retention.then'), cell: ({ then }) => then },
    {
      id: 'why',
      label: text('retention.why'),
      cell: ({ why, rule }) => (
        <>
          {why}
          <Typography variant="pi" textColor="neutral600" tag="div">
            {rule}
          </Typography>
        </>
      ),
    },
    {
      id: 'removed',
      label: text('retention.removed'),
      numeric: true,
      cell: ({ removed }) => (removed === null ? '–' : number(removed)),
    },
  ];
  return (
    <DataTable
      label={text('retention.title')}
      columns={columns}
      rows={rows}
      rowKey={({ data }) => data}
      plain
    />
  );
}
