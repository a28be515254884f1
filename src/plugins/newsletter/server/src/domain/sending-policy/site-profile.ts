import { IANAZone } from 'luxon';
import { z } from 'zod';
import { OFF_PEAK_WEEK, type DaySpan, type OffPeak, type OffPeakWeek } from './off-peak';
import { builtInProfiles, STRICTEST } from './profiles/index';
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

/** Strict objects: a misspelt `capPerHuor` must not quietly mean "no cap". */
const siteProfile = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'),
    capPerHour: count.nullable().optional(),
    confirmationReserve: count.optional(),
    // The planner looks back one hour and no further.
    spacingSeconds: z.number().min(0).max(3_600).optional(),
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

/**
 * A site's own profile from JSON, e.g. `{"name":"house","spacingSeconds":1,"capPerHour":500}`.
 * Its values carry the rule id `site:<name>`. Further shape:
 * `offPeak: { overRecipients, mode?, zone?, week?: { "1": ["00:00-08:00", "22:00-24:00"], … } }`.
 */
export function parseSiteProfile(json: unknown): SiteProfileResult {
  const parsed = siteProfile.safeParse(json);
  if (!parsed.success) return { ok: false, code: 'invalid_profile', message: z.prettifyError(parsed.error) };
  const { name } = parsed.data;
  if (name === STRICTEST || Object.hasOwn(builtInProfiles, name)) {
    return { ok: false, code: 'reserved_profile_name', message: `"${name}" is a built-in profile` };
  }
  return { ok: true, profile: { name, limits: limitsOf(parsed.data), demands: {} } };
}

function limitsOf(data: z.infer<typeof siteProfile>): SendingProfile['limits'] {
  const { name, spacingSeconds, offPeak: window, ...same } = data;
  const ruled = <T>(value: T): Ruled<T> => ({ value, rule: `site:${name}` });
  const limits = Object.entries(same).map(([field, value]) => [field, ruled(value)]);
  return {
    ...Object.fromEntries(limits),
    ...(spacingSeconds !== undefined && { spacingMs: ruled(Math.ceil(spacingSeconds * 1_000)) }),
    ...(window !== undefined && { offPeak: ruled<OffPeak | null>(window && { ...window, further: [] }) }),
  };
}

function minuteOfDay(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
