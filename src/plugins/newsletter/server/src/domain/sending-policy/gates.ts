import { mayLeave } from './may-leave';
import { limitOfDay, warmUpDay } from './warm-up';
import type { HourlyLimits } from './limits';
import type { PauseReason, PlanInput } from './plan-types';
import type { RollingHour } from './rolling-hour';

/** One reason to wait, and until when (epoch ms; Infinity = waiting does not help). */
export interface Gate {
  readonly reason: PauseReason;
  readonly rule: string;
  readonly freeAt: number;
}

/** Clocks of several machines may be apart; by more than this somebody set one. */
const CLOCKS_DIFFER_MS = 60_000;
const SET_BACK = { reason: 'clock', rule: 'DESIGN-2.4' } as const;

/** What binds every mail of the sender domain: the gate that holds longest; open if that is not after `now`. */
export function sharedGate(input: PlanInput, hour: RollingHour, limits: HourlyLimits): Gate {
  const { spacingMs, coolDownMs } = input.policy;
  return longest([
    // Also without spacing nothing leaves before the latest hand-over: the clock was set back.
    hour.latest > input.now + CLOCKS_DIFFER_MS
      ? { ...SET_BACK, freeAt: hour.latest + spacingMs.value }
      : { reason: 'spacing', rule: spacingMs.rule, freeAt: hour.latest + spacingMs.value },
    { ...SET_BACK, freeAt: input.heldUntil ?? -Infinity },
    { ...limits.allReason, freeAt: hour.freeAt(limits.all) },
    { reason: 'cool-down', rule: coolDownMs.rule, freeAt: input.blockedUntil ?? -Infinity },
  ]);
}

/** How many mails of a campaign the domain's curve still takes today, and until when that holds. */
export function warmUpRoom(
  { policy, warmUp, now }: PlanInput,
  hour: RollingHour,
): { readonly room: number; readonly rule: string; readonly until: number } {
  const open = { room: Infinity, rule: policy.warmUp.rule, until: now };
  if (policy.warmUp.value === null || !warmUp) return open;
  const day = warmUpDay(warmUp.startedAt, now);
  const limit = limitOfDay(policy.warmUp, day.index);
  if (limit === null) return open;
  const room = Math.max(0, limit.value - warmUp.handedOver - hour.grantedNow);
  return { room, rule: limit.rule, until: day.to };
}

/** What binds one campaign: the shared gate, its share of the cap, the warm-up, its size, and at that instant the hours. */
export function campaignGate(
  shared: Gate,
  context: { readonly input: PlanInput; readonly hour: RollingHour; readonly limits: HourlyLimits },
  listSize: number,
): Gate {
  const { input, hour, limits } = context;
  const day = warmUpRoom(input, hour);
  const counted = longest([
    shared,
    { reason: 'warm-up', rule: day.rule, freeAt: day.room > 0 ? input.now : day.until },
    { ...limits.campaignReason, freeAt: hour.freeAt(limits.campaign, 'campaign') },
  ]);
  const at = Math.max(counted.freeAt, input.now);
  // Without any opening in sight only size can still be told; the count itself never ends.
  const decision = mayLeave(Number.isFinite(at) ? at : input.now, listSize, input.policy);
  if (decision.allowed) return counted;
  if (!Number.isFinite(at) && decision.reason === 'quiet-hours') return counted;
  return { reason: decision.reason, rule: decision.rule, freeAt: decision.retryAt ?? Infinity };
}

/** What binds confirmations and notices while a campaign that may leave is waiting. */
export function signupGate(shared: Gate, hour: RollingHour, limits: HourlyLimits, rule: string): Gate {
  const freeAt = hour.freeAt(limits.transactional, 'transactional');
  return longest([shared, { reason: 'reserve', rule, freeAt }]);
}

/** On a tie the earlier in the list: spacing is the everyday reason, the others are news. */
function longest(gates: readonly [Gate, ...Gate[]]): Gate {
  return gates.reduce((a, b) => (b.freeAt > a.freeAt ? b : a));
}
