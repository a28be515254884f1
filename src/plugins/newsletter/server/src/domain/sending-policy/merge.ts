import { builtInProfiles, STRICTEST } from './profiles/index';
import { always, defaults } from './profiles/product';
import { stricter } from './strictness';
import type { Demand, SendingLimits, SendingPolicy, SendingProfile, Sourced } from './profile';

export type MergeResult =
  | { readonly ok: true; readonly policy: SendingPolicy }
  | { readonly ok: false; readonly code: 'unknown_profile'; readonly rule: 'MOS-1.4'; readonly name: string };

/**
 * The policy in force when all named profiles bind: per field the strictest value, with the rule and the
 * profile it came from (the first named one where several agree).
 *
 * @param names built-in names, names of `site`, or `strictest`. One unknown name, or none at all, and there
 *   is no policy and so no sending.
 * @param site the site's own profiles by name. They cannot stand in for a built-in of the same name.
 * @param limits further profiles that bind without being chosen: what an operator holds a sender to
 */
export function mergeProfiles(
  names: readonly string[],
  site: Readonly<Record<string, SendingProfile>> = {},
  limits: readonly SendingProfile[] = [],
): MergeResult {
  const profiles: SendingProfile[] = [];
  for (const name of names.flatMap(expand)) {
    const profile = lookUp(builtInProfiles, name) ?? lookUp(site, name);
    if (!profile) return unknown(name);
    profiles.push(profile);
  }
  return profiles.length === 0 ? unknown('') : { ok: true, policy: merge(profiles, limits) };
}

const unknown = (name: string): MergeResult => ({
  ok: false,
  code: 'unknown_profile',
  rule: 'MOS-1.4',
  name,
});

const expand = (name: string): string[] => (name === STRICTEST ? Object.keys(builtInProfiles) : [name]);

// Own properties only: `constructor` is not a profile.
const lookUp = (profiles: Readonly<Record<string, SendingProfile>>, name: string) =>
  Object.hasOwn(profiles, name) ? profiles[name] : undefined;

function merge(profiles: readonly SendingProfile[], further: readonly SendingProfile[]): SendingPolicy {
  const binding = [...profiles, ...further, always];
  const limits = Object.fromEntries(
    (Object.keys(defaults) as (keyof SendingLimits)[]).map((field) => [field, strictest(field, binding)]),
  ) as { [K in keyof SendingLimits]: Sourced<SendingLimits[K]> };
  return { ...limits, profiles: profiles.map(({ name }) => name), demands: demandsOf(binding) };
}

/** A policy with one more profile on top; the first source stays where both are equally strict. */
export function mergeInto(policy: SendingPolicy, further: SendingProfile): SendingPolicy {
  const limits = Object.fromEntries(
    (Object.keys(defaults) as (keyof SendingLimits)[]).map((field) => [
      field,
      withLimit(field, policy[field] as never, further),
    ]),
  ) as { [K in keyof SendingLimits]: Sourced<SendingLimits[K]> };
  return { ...policy, ...limits };
}

function withLimit<K extends keyof SendingLimits>(
  field: K,
  value: Sourced<SendingLimits[K]>,
  { name, limits }: SendingProfile,
): Sourced<SendingLimits[K]> {
  const limit = limits[field];
  if (limit === undefined) return value;
  return stricter[field](value, { value: limit.value, rule: limit.rule, profile: name });
}

function strictest<K extends keyof SendingLimits>(
  field: K,
  profiles: readonly SendingProfile[],
): Sourced<SendingLimits[K]> {
  const named = profiles.flatMap(({ name, limits }): Sourced<SendingLimits[K]>[] => {
    const limit = limits[field];
    return limit === undefined ? [] : [{ value: limit.value, rule: limit.rule, profile: name }];
  });
  const [first, ...others] = named;
  return first ? others.reduce(stricter[field], first) : defaults[field];
}

function demandsOf(profiles: readonly SendingProfile[]): SendingPolicy['demands'] {
  const sourced = (Object.keys(always.demands) as Demand[]).map((demand) => {
    const { name, demands } = profiles.find((profile) => profile.demands[demand]) ?? always;
    return [demand, { value: true, rule: demands[demand], profile: name }];
  });
  return Object.fromEntries(sourced) as SendingPolicy['demands'];
}
