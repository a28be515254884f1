/** Of the drawing area, in units of the drawing; y grows downwards, as in SVG. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Finer than a screen shows, and short in the markup. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;
