import { IANAZone } from 'luxon';
import { z } from 'zod';
import { OFF_PEAK_WEEK, type DaySpan, type OffPeak, type OffPeakWeek } from './off-peak';
import { builtInProfiles, STRICTEST } from './profiles/index';
import type { WarmUp } from './warm-up';
import type { Ruled, SendingProfile } from './profile';

export type SiteProfileResult =
  | { readonly ok: true; readonly profile: SendingProfile }
  | {
      readonly ok: false;
      readonly code: 'invalid_profile' | 'reserved_profile_name';
      readonly message: string;
    };

const MINUTES_A_DAY = 24 * 60;

const count = z.number().int().min(0);

const daySpan = z
  .string()
  .regex(/^([01]\d|2[0-4]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, 'expected "HH:MM-HH:MM"')
  .transform((text): DaySpan => {
    const [from = Number.NaN, to = Number.NaN] = text.split('-').map(minuteOfDay);
    return { from, to };
  })
  .refine(({ from, to }) => from < to && to <= MINUTES_A_DAY, 'a span stays within one day');

const week = z
  .partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(daySpan))
  .transform((days): OffPeakWeek => {
    // A day left out is closed.
    const { 1: mo = [], 2: tu = [], 3: we = [], 4: th = [], 5: fr = [], 6: sa = [], 7: su = [] } = days;
    return { 1: mo, 2: tu, 3: we, 4: th, 5: fr, 6: sa, 7: su };
  });

const offPeak = z.strictObject({
  overRecipients: count,
  mode: z.enum(['wall', 'strict']).default('wall'),
  zone: z
    .string()
    .refine((name) => IANAZone.isValidZone(name), 'unknown time zone')
    .default('Europe/Zurich'),
  week: week.default(OFF_PEAK_WEEK),
});

/** Longer would be a cap, not a beginning. */
const MOST_WARM_UP_DAYS = 90;
const warmUpPerDay = z.array(z.number().int().min(1)).min(1).max(MOST_WARM_UP_DAYS);
// The planner looks back one hour and no further.
const spacingSeconds = z.number().min(0).max(3_600);

/** Strict objects: a misspelt `capPerHuor` must not quietly mean "no cap". */
const siteProfile = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'),
    capPerHour: count.nullable().optional(),
    confirmationReserve: count.optional(),
    warmUpPerDay: warmUpPerDay.nullable().optional(),
    spacingSeconds: spacingSeconds.optional(),
    offPeak: offPeak.nullable().optional(),
    maxListSize: count.nullable().optional(),
    consentMonths: z.number().int().min(1).max(24).optional(),
    maxPartners: count.max(10).optional(),
    maxImportRoleShare: z.number().min(0).max(1).nullable().optional(),
    maxImportUndatedShare: z.number().min(0).max(1).nullable().optional(),
  })
  .refine((profile) => (profile.confirmationReserve ?? 0) <= (profile.capPerHour ?? Infinity), {
    path: ['confirmationReserve'],
    message: 'the reserve is larger than the cap',
  });

/** What an operator may hold a single sender to; nothing here can say "no limit". */
const senderLimits = z.strictObject({
  capPerHour: count.optional(),
  warmUpPerDay: warmUpPerDay.optional(),
  spacingSeconds: spacingSeconds.optional(),
  offPeak: offPeak.optional(),
  maxListSize: count.optional(),
});

type LimitsJson = Partial<Omit<z.infer<typeof siteProfile>, 'name'>>;

/** The limits of one sender, from JSON. */
export function readLimits(
  json: unknown,
):
  | { readonly ok: true; readonly limits: LimitsJson }
  | { readonly ok: false; readonly field: string; readonly message: string } {
  const parsed = senderLimits.safeParse(json);
  if (parsed.success) return { ok: true, limits: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  return { ok: false, field: String(field ?? ''), message: z.prettifyError(parsed.error) };
}

/**
 * A site's own profile from JSON, e.g. `{"name":"house","spacingSeconds":1,"capPerHour":500}`.
 * Its values carry the rule id `site:<name>`. Further shape:
 * `offPeak: { overRecipients, mode?, zone?, week?: { "1": ["00:00-08:00", "22:00-24:00"], … } }`.
 */
export function parseSiteProfile(json: unknown): SiteProfileResult {
  const parsed = siteProfile.safeParse(json);
  if (!parsed.success) return { ok: false, code: 'invalid_profile', message: z.prettifyError(parsed.error) };
  const { name, ...limits } = parsed.data;
  if (name === STRICTEST || Object.hasOwn(builtInProfiles, name)) {
    return { ok: false, code: 'reserved_profile_name', message: `"${name}" is a built-in profile` };
  }
  return { ok: true, profile: { name, limits: limitsOf(limits, `site:${name}`), demands: {} } };
}

/** @param rule where the values come from */
export function limitsOf(data: LimitsJson, rule: string): SendingProfile['limits'] {
  const { spacingSeconds: spacing, warmUpPerDay: perDay, offPeak: window, ...same } = data;
  const ruled = <T>(value: T): Ruled<T> => ({ value, rule });
  const limits = Object.entries(same).map(([field, value]) => [field, ruled(value)]);
  return {
    ...Object.fromEntries(limits),
    ...(spacing !== undefined && { spacingMs: ruled(Math.ceil(spacing * 1_000)) }),
    ...(perDay !== undefined && { warmUp: ruled<WarmUp | null>(perDay && { perDay, further: [] }) }),
    ...(window !== undefined && { offPeak: ruled<OffPeak | null>(window && { ...window, further: [] }) }),
  };
}

function minuteOfDay(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
