import { CONSENT_MONTHS, consentFloor } from '../domain/consent/state';
import { Refusal } from '../domain/refusal';
import {
  mergeProfiles,
  parseSiteProfile,
  STRICTEST,
  type SendingPolicy,
  type SendingProfile,
} from '../domain/sending-policy';

export type SiteProfiles = Readonly<Record<string, SendingProfile>>;

const nameIn = (json: unknown, place: number): string => {
  const { name } = (json ?? {}) as { name?: unknown };
  return typeof name === 'string' ? `"${name}"` : `number ${place}`;
};

/**
 * Parses the site's own profiles. Throws an Error that names the broken one and its key: a typo must not loosen a
 * policy, nor one profile take the place of another.
 */
export const parseSiteProfiles = (profiles: readonly unknown[]): SiteProfiles => {
  const parsed = new Map<string, SendingProfile>();
  for (const [at, json] of profiles.entries()) {
    const result = parseSiteProfile(json);
    const fail = (why: string): never => {
      throw new Error(
        `The sending policy profile ${nameIn(json, at + 1)} of this site cannot be used. ${why}`,
      );
    };
    if (!result.ok) return fail(result.message);
    if (parsed.has(result.profile.name)) return fail('name: another profile is called so already');
    parsed.set(result.profile.name, result.profile);
  }
  return Object.fromEntries(parsed);
};

/** A sender without a profile is held to all of them. */
export const namesInForce = (names: readonly string[]): readonly string[] =>
  names.length > 0 ? names : [STRICTEST];

/** The policy of a set of profiles; `limits` bind besides them. @throws Refusal unknown_profile */
export const policyFor = (
  names: readonly string[],
  site: SiteProfiles,
  limits: readonly SendingProfile[] = [],
): SendingPolicy => {
  const merged = mergeProfiles(namesInForce(names), site, limits);
  if (!merged.ok) throw new Refusal('unknown_profile', merged.rule, { profile: merged.name });
  return merged.policy;
};

/** How many months a yes lasts under a sender's policy (MSR-2.4-10); unknown profiles change nothing here. */
export const consentMonths = (names: readonly string[], site: SiteProfiles): number => {
  const merged = mergeProfiles(namesInForce(names), site);
  return merged.ok ? merged.policy.consentMonths.value : CONSENT_MONTHS;
};

/** The same for many senders, by their ids. */
export const consentMonthsOf = (
  senders: readonly { readonly id: string; readonly profiles: readonly string[] }[],
  site: SiteProfiles,
): ReadonlyMap<string, number> => {
  const months = new Map<string, number>();
  for (const { id, profiles } of senders) if (!months.has(id)) months.set(id, consentMonths(profiles, site));
  return months;
};

/**
 * How long a yes lasts under a sender's policy, as a filter for rows that hold the product's 24 months (MSR-2.4-10).
 * A profile nobody knows filters nothing here: whoever would send under it is stopped for that.
 */
export const consentWindow = (
  names: readonly string[],
  site: SiteProfiles,
  now: number,
): { now: number; floor: number | null } => ({ now, floor: consentFloor(now, consentMonths(names, site)) });
