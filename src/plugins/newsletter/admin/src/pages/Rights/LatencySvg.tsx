import { Flex, Typography } from '@strapi/design-system';
import { useTheme } from 'styled-components';
import type { LatencyRow } from '../../../../shared/contracts';
import { Chart } from '../../components/Chart';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { latencyChart, type LatencyChart, type LatencyMark } from './latencyChart';

const PLOT = { width: 720, height: 180 } as const;
const MARGIN = { left: 72, right: 16, top: 12, bottom: 28 } as const;
const R = 4;

interface LatencySvgProps {
  readonly rows: readonly LatencyRow[];
  readonly allowedMs: number;
}

/** Median, 95 % and longest, each with a shape of its own. Read out as one sentence; the table has every number. */
export function LatencySvg({ rows, allowedMs }: LatencySvgProps) {
  const text = useText();
  const chart = latencyChart(rows, allowedMs, PLOT);
  if (chart === null) return null;
  return (
    <Chart
      label={text('latency.chart', { days: rows.length })}
      plot={PLOT}
      margin={MARGIN}
      legend={<Legend />}
    >
      <Axes chart={chart} allowedMs={allowedMs} />
      {chart.marks.map((mark) => (
        <Mark key={mark.day} mark={mark} />
      ))}
    </Chart>
  );
}

function Axes({ chart, allowedMs }: { readonly chart: LatencyChart; readonly allowedMs: number }) {
  const { colors } = useTheme();
  const { duration, calendarDay } = useDates();
  return (
    <g fill={colors.neutral600}>
      {chart.ticks.map(({ ms, y }) => (
        <g key={ms}>
          <line x1={0} x2={PLOT.width} y1={y} y2={y} stroke={colors.neutral200} />
          <text x={-8} y={y + 4} textAnchor="end">
            {duration(ms)}
          </text>
        </g>
      ))}
      <line
        x1={0}
        x2={PLOT.width}
        y1={chart.allowed}
        y2={chart.allowed}
        stroke={colors.danger600}
        strokeDasharray="6 4"
      />
      <text x={PLOT.width} y={chart.allowed - 4} textAnchor="end" fill={colors.danger700}>
        {duration(allowedMs)}
      </text>
      {chart.labels.map(({ day, x }) => (
        <text key={day} x={x} y={PLOT.height + 18} textAnchor="middle">
          {calendarDay(day)}
        </text>
      ))}
    </g>
  );
}

function Mark({ mark: { x, median, p95, max } }: { readonly mark: LatencyMark }) {
  const { colors } = useTheme();
  return (
    <g>
      <line x1={x} x2={x} y1={median} y2={max} stroke={colors.neutral500} />
      <Longest x={x} y={max} />
      <rect x={x - R} y={p95 - R} width={2 * R} height={2 * R} fill={colors.warning500} />
      <circle cx={x} cy={median} r={R} fill={colors.primary600} />
    </g>
  );
}

function Longest({ x, y }: { readonly x: number; readonly y: number }) {
  const { colors } = useTheme();
  return <rect x={x - 2 * R} y={y - 1} width={4 * R} height={2} fill={colors.neutral800} />;
}

function Legend() {
  const text = useText();
  const { colors } = useTheme();
  const shapes = [
    { id: 'median', shape: <circle cx={R} cy={R} r={R} fill={colors.primary600} /> },
    { id: 'p95', shape: <rect width={2 * R} height={2 * R} fill={colors.warning500} /> },
    { id: 'max', shape: <Longest x={2 * R} y={R} /> },
  ] as const;
  return (
    <Flex tag="figcaption" gap={4} wrap="wrap">
      {shapes.map(({ id, shape }) => (
        <Flex key={id} gap={2}>
          <svg width={id === 'max' ? 4 * R : 2 * R} height={2 * R} aria-hidden>
            {shape}
          </svg>
          <Typography variant="pi" textColor="neutral600">
            {text(`latency.${id}`)}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
