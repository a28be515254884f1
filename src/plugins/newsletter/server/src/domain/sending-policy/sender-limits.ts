import { mergeInto } from './merge';
import { limitsOf, readLimits } from './site-profile';
import type { SendingLimits, SendingPolicy, SendingProfile } from './profile';

export type LimitsResult =
  | { readonly ok: true; readonly profile: SendingProfile }
  | {
      readonly ok: false;
      readonly code: 'field_invalid' | 'limit_not_stricter';
      /** As it is called in the JSON; empty where the whole is no object. */
      readonly field: string;
      readonly message: string;
    };

/** What the limits of a sender are called where a value says where it comes from; no site profile can be called so. */
export const LIMITS_PREFIX = 'limits:';

const NAME_IN_JSON: Readonly<Partial<Record<keyof SendingLimits, string>>> = {
  spacingMs: 'spacingSeconds',
  warmUp: 'warmUpPerDay',
};

/**
 * An operator's limits of one sender as a profile: the fields of a site's profile that tighten, and no other.
 * @param key the sender's key
 */
export function limitsProfile(key: string, json: unknown): LimitsResult {
  const read = readLimits(json);
  if (!read.ok) return { ok: false, code: 'field_invalid', field: read.field, message: read.message };
  const profile = { name: `${LIMITS_PREFIX}${key}`, limits: limitsOf(read.limits, 'MOS-1.4'), demands: {} };
  return { ok: true, profile };
}

/** MOS-1.4: restrictions may be imposed on everybody, exceptions granted to nobody. */
export function checkLimits(key: string, json: unknown, policy: SendingPolicy): LimitsResult {
  const parsed = limitsProfile(key, json);
  if (!parsed.ok) return parsed;
  const merged = mergeInto(policy, parsed.profile);
  const fields = Object.keys(parsed.profile.limits) as (keyof SendingLimits)[];
  // What changes nothing about the merged value is not stricter than it.
  const loose = fields.find(
    (field) => JSON.stringify(merged[field].value) === JSON.stringify(policy[field].value),
  );
  if (loose === undefined) return parsed;
  const { rule, profile } = policy[loose];
  return {
    ok: false,
    code: 'limit_not_stricter',
    field: NAME_IN_JSON[loose] ?? loose,
    message: `"${profile}" (${rule}) is as strict already or stricter.`,
  };
}
