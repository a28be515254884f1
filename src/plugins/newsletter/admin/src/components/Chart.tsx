import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { ChartSize } from './chartSize';

interface ChartProps {
  /** What the drawing says, in one sentence: it is read out instead of the drawing. */
  readonly label: string;
  /** Without what the axes need around it. */
  readonly plot: ChartSize;
  readonly margin: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
  /** Under the drawing. */
  readonly legend?: ReactNode;
  /** SVG, with the upper left corner of the plot at 0, 0. */
  readonly children: ReactNode;
}

/** The frame of a drawn report. Every number of it has to stand in a table as well. */
export function Chart({ label, plot, margin, legend, children }: ChartProps) {
  const width = plot.width + margin.left + margin.right;
  const height = plot.height + margin.top + margin.bottom;
  return (
    <Figure tabIndex={0} aria-label={label}>
      <Svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`}>
        <g transform={`translate(${margin.left}, ${margin.top})`}>{children}</g>
      </Svg>
      {legend}
    </Figure>
  );
}

/** Narrow screens scroll the chart, with the keyboard too, rather than shrink its labels beyond reading. */
const Figure = styled.figure`
  overflow-x: auto;
`;

const Svg = styled.svg`
  width: 100%;
  min-width: 56rem;
  max-width: 96rem;
  height: auto;
  font-size: 12px;
`;
