import type { SendingPolicy } from './profile';

export type ListSizeDecision<Code = 'list_too_large' | 'invalid_list_size'> =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: Code;
      readonly rule: string;
      readonly limit: number | null;
    };

/**
 * VIV-1.5: may a list of this many distinct addresses go over this transport at all?
 * @param size the effective size; lists split to evade the limit (VIV-1.6) are added up by the caller.
 */
export function checkListSize(size: number, policy: Pick<SendingPolicy, 'maxListSize'>): ListSizeDecision {
  const { value: limit, rule } = policy.maxListSize;
  if (!Number.isInteger(size) || size < 0) return { allowed: false, code: 'invalid_list_size', rule, limit };
  // Asked this way round so that a NaN limit refuses.
  if (limit === null || size <= limit) return { allowed: true };
  return { allowed: false, code: 'list_too_large', rule, limit };
}

/** A list as it counts. */
export interface ListSizes {
  /** Distinct addresses the campaign itself would go to. */
  readonly own: number;
  /** The same together with every campaign that counts as one list with it. */
  readonly together: number;
}

/** Instants less than this apart make campaigns one list, if purpose or content do (VIV-1.6). */
export const ONE_LIST_WITHIN_MS = 7 * 86_400_000;

/** VIV-1.5 for the list itself, VIV-1.6 for the lists it is a part of. */
export function checkListSizes(
  { own, together }: ListSizes,
  policy: Pick<SendingPolicy, 'maxListSize'>,
): ListSizeDecision<'list_too_large' | 'list_split' | 'invalid_list_size'> {
  const alone = checkListSize(own, policy);
  if (!alone.allowed) return alone;
  const joint = checkListSize(together, policy);
  if (joint.allowed || joint.code !== 'list_too_large') return joint;
  return { ...joint, code: 'list_split', rule: 'VIV-1.6' };
}

/** The largest number of recipients that any rule of the policy asks about; null where no size matters. */
export function largestLimit({
  maxListSize,
  offPeak,
}: Pick<SendingPolicy, 'maxListSize' | 'offPeak'>): number | null {
  const windows =
    offPeak.value === null ? [] : [offPeak.value, ...offPeak.value.further.map(({ value }) => value)];
  const limits = [maxListSize.value, ...windows.map(({ overRecipients }) => overRecipients)];
  const known = limits.filter((limit): limit is number => limit !== null);
  return known.length === 0 ? null : Math.max(...known);
}
