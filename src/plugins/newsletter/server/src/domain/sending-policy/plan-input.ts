import { IANAZone } from 'luxon';
import { HOUR_MS, isMailKind } from './rolling-hour';
import type { OffPeak } from './off-peak';
import type { WarmUp, WarmUpState } from './warm-up';
import type { HandOver, PlanInput, PlanRefusal } from './plan-types';

type Check = readonly [field: string, holds: (input: PlanInput) => boolean];

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isLimit = (value: unknown): boolean => value === null || isCount(value);

/** What must hold before anything leaves. Types are no proof: rows and site profiles arrive at run time. */
const checks: readonly Check[] = [
  ['now', ({ now }) => Number.isFinite(now)],
  ['maxBatch', ({ maxBatch }) => isCount(maxBatch) && maxBatch > 0],
  ['blockedUntil', ({ blockedUntil }) => blockedUntil == null || Number.isFinite(blockedUntil)],
  ['heldUntil', ({ heldUntil }) => heldUntil == null || Number.isFinite(heldUntil)],
  ['throttlePerHour', ({ throttlePerHour }) => throttlePerHour === undefined || isLimit(throttlePerHour)],
  ['policy.capPerHour', ({ policy }) => isLimit(policy.capPerHour.value)],
  ['policy.confirmationReserve', ({ policy }) => isCount(policy.confirmationReserve.value)],
  // A spacing over an hour could not be proved from a log of one hour.
  ['policy.spacingMs', ({ policy: { spacingMs } }) => isCount(spacingMs.value) && spacingMs.value <= HOUR_MS],
  ['policy.warmUp', ({ policy }) => policy.warmUp.value === null || isCurve(policy.warmUp.value)],
  ['warmUp', ({ policy, warmUp }) => policy.warmUp.value === null || isState(warmUp)],
  ['policy.maxListSize', ({ policy }) => isLimit(policy.maxListSize.value)],
  ['policy.offPeak', ({ policy: { offPeak } }) => offPeak.value === null || isWindow(offPeak.value)],
  ['queue.transactional', ({ queue: { transactional: t } }) => isCount(t.confirmation) && isCount(t.notice)],
  ['queue.campaigns', ({ queue }) => areCampaigns(queue.campaigns)],
  ['log', ({ log }) => isLog(log)],
];

export function findRefusal(input: PlanInput): PlanRefusal | undefined {
  const broken = checks.find(([, holds]) => !holdsSafely(holds, input));
  return broken && { code: 'invalid_plan_input', rule: 'VIV-2.1d', field: broken[0] };
}

/** A missing part makes a check throw; that is a no as well. */
function holdsSafely(holds: Check[1], input: PlanInput): boolean {
  try {
    return holds(input);
  } catch {
    return false;
  }
}

function isWindow(window: OffPeak): boolean {
  return (
    isCount(window.overRecipients) &&
    IANAZone.create(window.zone).isValid &&
    (window.mode === 'wall' || window.mode === 'strict') &&
    Object.values(window.week).every(Array.isArray) &&
    window.further.every(({ value }) => isWindow(value))
  );
}

function isCurve({ perDay, further }: WarmUp): boolean {
  return perDay.every((limit) => isCount(limit) && limit > 0) && further.every(({ value }) => isCurve(value));
}

function isState(state: WarmUpState | undefined): boolean {
  if (state === undefined) return false;
  return isCount(state.handedOver) && (state.startedAt === null || Number.isFinite(state.startedAt));
}

function areCampaigns(campaigns: PlanInput['queue']['campaigns']): boolean {
  const ids = new Set(campaigns.map(({ id }) => id));
  return (
    ids.size === campaigns.length &&
    campaigns.every((c) => c.id != null && isCount(c.listSize) && isCount(c.queued) && c.queued <= c.listSize)
  );
}

function isLog(log: readonly HandOver[]): boolean {
  let last = -Infinity;
  for (const { at, kind } of log) {
    // Asked this way round so that NaN fails.
    if (!(at >= last && at < Infinity) || !isMailKind(kind)) return false;
    last = at;
  }
  return true;
}
