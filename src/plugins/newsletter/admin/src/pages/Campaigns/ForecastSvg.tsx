import { Typography } from '@strapi/design-system';
import { styled, useTheme } from 'styled-components';
import { Chart } from '../../components/Chart';
import { useDates } from '../../i18n/useDates';
import { useText } from '../../i18n/useText';
import { forecastChart, type ForecastChart, type ForecastRow } from './forecastChart';

const PLOT = { width: 720, height: 180 } as const;
const MARGIN = { left: 64, right: 40, top: 28, bottom: 44 } as const;

/** Mails that have left over time, pauses shaded. Read out as one sentence; the table beside it has every number. */
export function ForecastSvg({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const text = useText();
  const dates = useDates();
  const { colors } = useTheme();
  const chart = forecastChart(rows, PLOT);
  const last = rows.at(-1);
  if (chart === null || last === undefined) return null;
  const label = text('forecast.chart', { count: last.sum, end: dates.moment(last.to) });

  return (
    <Chart label={label} plot={PLOT} margin={MARGIN} legend={chart.pauses.length > 0 && <Legend />}>
      <Pauses chart={chart} />
      <Axes chart={chart} />
      <polygon points={chart.area} fill={colors.primary200} opacity={0.5} />
      <polyline points={chart.line} fill="none" stroke={colors.primary600} strokeWidth={2} />
    </Chart>
  );
}

function Legend() {
  const text = useText();
  return (
    <Typography variant="pi" textColor="neutral600" tag="figcaption">
      <Swatch aria-hidden /> {text('forecast.pauses_legend')}
    </Typography>
  );
}

function Pauses({ chart }: { readonly chart: ForecastChart }) {
  const { colors } = useTheme();
  return (
    <>
      {chart.pauses.map(({ x, width }) => (
        <rect key={x} x={x} y={0} width={width} height={PLOT.height} fill={colors.neutral200} opacity={0.6} />
      ))}
    </>
  );
}

function Axes({ chart }: { readonly chart: ForecastChart }) {
  const { colors } = useTheme();
  const dates = useDates();
  const text = useText();
  return (
    <g fill={colors.neutral600}>
      {chart.mailTicks.map(({ y, mails }) => (
        <g key={mails}>
          <line x1={0} x2={PLOT.width} y1={y} y2={y} stroke={colors.neutral200} />
          <text x={-8} y={y + 4} textAnchor="end">
            {dates.number(mails)}
          </text>
        </g>
      ))}
      <text x={-8} y={-14} textAnchor="end">
        {text('forecast.mails')}
      </text>
      {chart.timeTicks.map(({ x, at }) => (
        <text key={x} x={x} y={PLOT.height + 18} textAnchor="middle">
          <tspan x={x}>{chart.short ? dates.timeToTheSecond(at) : dates.time(at)}</tspan>
          <tspan x={x} dy={15}>
            {dates.day(at)}
          </tspan>
        </text>
      ))}
    </g>
  );
}

const Swatch = styled.span`
  display: inline-block;
  width: 1.2rem;
  height: 1.2rem;
  margin-right: 0.4rem;
  vertical-align: -0.1rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;
