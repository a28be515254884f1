import type { Sourced } from './sourced';

/** How many mails a domain that has never sent may send while receivers get to know it. Not a rule of any source policy. */
export interface WarmUp {
  /** Mails on the first, second, … day after the domain's first campaign began; after the last entry no limit. */
  readonly perDay: readonly number[];
  /** Curves of other profiles that bind at the same time. */
  readonly further: readonly Sourced<WarmUp>[];
}

/** Where a domain stands on its curve. */
export interface WarmUpState {
  /** When its first campaign began, epoch ms; null: none yet, so that the first day begins now. */
  readonly startedAt: number | null;
  /** Mails of all kinds handed over since the present day of the curve began. */
  readonly handedOver: number;
}

/** A day of the curve is 24 hours long, whatever the clocks on the wall do. */
const DAY_MS = 86_400_000;

export interface WarmUpDay {
  /** 0 is the first. */
  readonly index: number;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

export function warmUpDay(startedAt: number | null, now: number): WarmUpDay {
  const start = startedAt ?? now;
  // A clock set back behind the start is still in the first day.
  const index = Math.max(0, Math.floor((now - start) / DAY_MS));
  return { index, from: start + index * DAY_MS, to: start + (index + 1) * DAY_MS };
}

/** The limit of one day and the rule it comes from; null once every curve has ended. */
export function limitOfDay(
  { value, rule, profile }: Sourced<WarmUp | null>,
  index: number,
): Sourced<number> | null {
  if (value === null) return null;
  const curves = [{ value, rule, profile }, ...value.further];
  const limits = curves.flatMap((curve): Sourced<number>[] => {
    const limit = curve.value.perDay[index];
    return limit === undefined ? [] : [{ ...curve, value: limit }];
  });
  return limits.reduce<Sourced<number> | null>(
    (least, limit) => (least === null || limit.value < least.value ? limit : least),
    null,
  );
}
