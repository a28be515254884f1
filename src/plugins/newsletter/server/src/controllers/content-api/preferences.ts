import { Refusal } from '../../domain/refusal';
import { asLocale } from '../../http/locale';
import type { PreferenceChanges, Preferences } from '../../services/consent/preferences';

const invalid = (field: string) => new Refusal('field_invalid', 'MOS-2.5', { field });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A yes cannot be given here: whoever a newsletter was forwarded to holds this link too. */
const readLeave = (purposes: unknown, before: Preferences): readonly string[] => {
  if (!isObject(purposes)) throw invalid('purposes');
  const wanted = Object.entries(purposes);
  if (wanted.some(([, value]) => typeof value !== 'boolean')) throw invalid('purposes');
  const active = (key: string) => before.preferences.some((one) => one.active && one.purpose.key === key);
  if (wanted.some(([key, value]) => value === true && !active(key)))
    throw new Refusal('not_allowed', 'VIV-2.3a', { field: 'purposes' });
  return wanted.filter(([, value]) => value === false).map(([key]) => key);
};

/**
 * `{ purposes: { key: false }, leaveAll: true, pauses: { key | "*": "2027-01-31" | null }, language }`, each optional,
 * at least one of them.
 */
export const readPreferences = (body: Record<string, unknown>, before: Preferences): PreferenceChanges => {
  const { purposes, leaveAll, pauses, language } = body;
  if (purposes === undefined && leaveAll === undefined && pauses === undefined && language === undefined)
    throw invalid('purposes');
  if (leaveAll !== undefined && leaveAll !== true) throw invalid('leaveAll');
  if (pauses !== undefined && !isObject(pauses)) throw invalid('pauses');
  const locale = asLocale(language);
  if (language !== undefined && locale === null) throw invalid('language');
  const leave =
    leaveAll === true ? ('all' as const) : purposes === undefined ? [] : readLeave(purposes, before);
  return {
    ...(leave === 'all' || leave.length > 0 ? { leave } : {}),
    ...(isObject(pauses) ? { pauses } : {}),
    ...(locale === null ? {} : { language: locale }),
  };
};
