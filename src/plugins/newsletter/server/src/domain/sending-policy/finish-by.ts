import { simulate, type SimulationInput } from './simulate';

/** Whether a campaign is through by a wished end; instants are epoch ms. */
export interface FinishBy {
  readonly by: number;
  readonly fits: boolean;
  /** Recipients who would not have the mail by then. */
  readonly leftOver: number;
  /** The latest start with which nobody is left over, to the minute; null: none does. */
  readonly latestStart: number | null;
}

const MINUTE_MS = 60_000;

/**
 * @param by wished end; a mail that leaves at that very instant is in time
 * @param earliest epoch ms before which it cannot start any more; the start of the simulation by default
 * @throws RangeError as `simulate`, and if `by` is no date
 */
export function finishBy(input: SimulationInput, by: Date, earliest = input.start.getTime()): FinishBy {
  const end = by.getTime();
  if (!Number.isFinite(end) || !Number.isFinite(earliest)) throw new RangeError('finishBy needs dates');
  const left = (start: number) => leftOver(input, start, end);
  const start = input.start.getTime();
  const leftNow = left(start);
  const fits = leftNow === 0;
  const known = fits ? start : earliest < start && left(earliest) === 0 ? earliest : null;
  // No run is quicker than its spacing.
  const quickest = Math.max(0, input.recipients - 1) * input.policy.spacingMs.value;
  const latestStart = known === null ? null : latest(known, end - quickest, (at) => left(at) === 0);
  return { by: end, fits, leftOver: leftNow, latestStart };
}

function leftOver(input: SimulationInput, start: number, end: number): number {
  if (start > end) return input.recipients;
  const until = Math.min(end + 1, input.until?.getTime() ?? Infinity);
  const { submitted } = simulate({ ...input, start: new Date(start), until: new Date(until) });
  return input.recipients - submitted;
}

/** A later start never ends earlier, so halving finds the last whole minute that fits; `from` is known to. */
function latest(from: number, to: number, fits: (start: number) => boolean): number {
  let [low, high] = [Math.floor(from / MINUTE_MS), Math.floor(to / MINUTE_MS)];
  if (high > low && fits(high * MINUTE_MS)) return high * MINUTE_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle * MINUTE_MS)) low = middle;
    else high = middle;
  }
  return Math.max(from, low * MINUTE_MS);
}
