import { HOUR_MS } from './rolling-hour';
import type { PauseReason, PlanInput } from './plan-types';
import type { SendingPolicy } from './profile';

/** Mails per sliding hour, after an operator's sanction; null = unlimited. */
export interface HourlyLimits {
  readonly all: number | null;
  readonly campaign: number | null;
  /** Binds confirmations and notices together, only while a campaign that may leave is waiting. */
  readonly transactional: number | null;
  /** What to say when `all` or, under a sanction, `campaign` is used up. */
  readonly allReason: { readonly reason: PauseReason; readonly rule: string };
  readonly campaignReason: { readonly reason: PauseReason; readonly rule: string };
}

export function hourlyLimits(policy: SendingPolicy, throttle: PlanInput['throttlePerHour']): HourlyLimits {
  const cap = policy.capPerHour.value;
  const throttled = throttle != null && throttle < (cap ?? Infinity);
  const all = throttled ? throttle : cap;
  const capacity = lower(all, possibleBySpacing(policy.spacingMs.value));
  const reserve = effectiveReserve(policy, all, capacity);
  const sanction = { reason: 'sanction', rule: 'MSR-2.4-3' } as const;
  return {
    all,
    campaign: all === null ? null : all - reserve,
    transactional: capacity === null ? null : capacity - reserve,
    allReason: throttled ? sanction : { reason: 'hourly-cap', rule: policy.capPerHour.rule },
    campaignReason: throttled ? sanction : { reason: 'reserve', rule: policy.confirmationReserve.rule },
  };
}

/**
 * The reserve shrinks with a throttled cap (20 of 200 become 1 of 10), and never takes more than half of
 * what can leave at all: otherwise one side would starve the other, which is what it is there to prevent.
 */
function effectiveReserve(policy: SendingPolicy, all: number | null, capacity: number | null): number {
  const { value: reserve } = policy.confirmationReserve;
  const { value: cap } = policy.capPerHour;
  // A throttled domain without a cap of its own keeps back a tenth, as the built-in profile does.
  const share = (speed: number) => (cap ? Math.ceil((reserve * speed) / cap) : Math.ceil(speed / 10));
  const scaled = all === null ? reserve : Math.min(reserve, share(all));
  return Math.min(scaled, Math.floor((capacity ?? Infinity) / 2));
}

const possibleBySpacing = (spacingMs: number): number | null =>
  spacingMs > 0 ? Math.floor(HOUR_MS / spacingMs) : null;

const lower = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
