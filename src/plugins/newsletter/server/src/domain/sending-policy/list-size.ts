import type { SendingPolicy } from './profile';

export type ListSizeDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: 'list_too_large' | 'invalid_list_size';
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
