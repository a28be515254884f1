import { hourlyLimits } from './limits';
import { openUntil, windowsFor } from './off-peak';
import { HOUR_MS } from './rolling-hour';
import { limitOfDay, warmUpDay, type WarmUpState } from './warm-up';
import type { SendingPolicy } from './profile';

export interface Steady {
  readonly policy: SendingPolicy;
  readonly throttlePerHour: number | null;
  readonly listSize: number;
  readonly warmUp: WarmUpState;
  /** Mails that are still to leave. */
  readonly left: number;
  /** Epoch ms from which on something else has to be looked at anyway. */
  readonly until: number;
}

/**
 * How many mails after the one at `now` leave one spacing apart with nothing to decide about them: no cap can bind,
 * the window stays open, the day's warm-up has room. They need not be asked about one by one.
 *
 * @param now epoch ms of a mail that the planner has just permitted
 */
export function steadyMails(now: number, steady: Steady): number {
  const { policy, throttlePerHour, listSize, warmUp, left, until } = steady;
  const { value: spacing } = policy.spacingMs;
  const { campaign } = hourlyLimits(policy, throttlePerHour);
  if (spacing <= 0 || (campaign !== null && Math.ceil(HOUR_MS / spacing) > campaign)) return 0;
  const windows = windowsFor(policy.offPeak, listSize).map(({ value }) => value);
  const day = warmUpDay(warmUp.startedAt, now);
  const limit = limitOfDay(policy.warmUp, day.index);
  const end = Math.min(
    until,
    windows.length === 0 ? Infinity : openUntil(windows, now),
    limit === null ? Infinity : day.to,
  );
  const room = limit === null ? Infinity : limit.value - warmUp.handedOver;
  // The last instant before the end; one that falls on it is looked at.
  const byTime = end === Infinity ? Infinity : Math.ceil((end - now) / spacing) - 1;
  return Math.max(0, Math.min(left, room, byTime));
}
