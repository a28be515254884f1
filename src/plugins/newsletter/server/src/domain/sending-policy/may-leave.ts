import { checkListSize } from './list-size';
import { isOpen, nextOpening, windowsFor } from './off-peak';
import type { SendingPolicy } from './profile';

export type LeaveDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: 'quiet_hours' | 'list_too_large' | 'invalid_list_size';
      readonly reason: 'quiet-hours' | 'list-too-large';
      readonly rule: string;
      /** Epoch ms of the next opening; null where waiting does not help. */
      readonly retryAt: number | null;
    };

/**
 * May a campaign mail to a list of this size leave at this instant, as far as size and hours decide?
 * Asked by the planner and again right before each hand-over. Confirmations and notices are not bound.
 *
 * @param at epoch ms
 * @param listSize frozen recipients of the campaign, at present
 */
export function mayLeave(
  at: number,
  listSize: number,
  policy: Pick<SendingPolicy, 'offPeak' | 'maxListSize'>,
): LeaveDecision {
  const size = checkListSize(listSize, policy);
  if (!size.allowed) {
    return { allowed: false, code: size.code, reason: 'list-too-large', rule: size.rule, retryAt: null };
  }
  if (!Number.isFinite(at)) return closed(policy.offPeak.rule, null);
  const windows = windowsFor(policy.offPeak, listSize);
  const shut = windows.find((window) => !isOpen(window.value, at));
  if (!shut) return { allowed: true };
  const opening = nextOpening(
    windows.map(({ value }) => value),
    at,
  );
  return closed(shut.rule, opening);
}

const closed = (rule: string, retryAt: number | null): LeaveDecision => ({
  allowed: false,
  code: 'quiet_hours',
  reason: 'quiet-hours',
  rule,
  retryAt,
});
