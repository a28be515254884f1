export interface Duration {
  readonly value: number;
  readonly unit: 'millisecond' | 'second' | 'minute' | 'hour' | 'day';
}

const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const;

/** The largest unit of which there are at least two, or one and nothing besides. */
export function inUnit(ms: number): Duration {
  const fitting = UNITS.find((one) => ms >= 2 * one.ms || ms === one.ms);
  return fitting ? { value: ms / fitting.ms, unit: fitting.unit } : { value: ms, unit: 'millisecond' };
}
