import type { PolicyValue } from '../../../../shared/contracts';
import {
  LIMITS_PREFIX,
  type OffPeak,
  type SendingPolicy,
  type Sourced,
  type WarmUp,
} from '../../domain/sending-policy';
import { BREAKER_NUMBERS } from '../../domain/delivery/breakers';
import type { Locale } from '../../http/locale';
import type { InForce } from '../../services/sending/in-force';
import { offPeakWords } from './off-peak-words';

type Words = Readonly<Record<Locale, string>>;

const FORMATS = { de: new Intl.NumberFormat('de'), en: new Intl.NumberFormat('en') } as const;

const bothWays = (tell: (number: (value: number) => string, locale: Locale) => string): Words => ({
  de: tell((value) => FORMATS.de.format(value), 'de'),
  en: tell((value) => FORMATS.en.format(value), 'en'),
});

const mails = (count: number | null): Words =>
  count === null
    ? { de: 'unbegrenzt', en: 'unlimited' }
    : bothWays((number, locale) => `${number(count)} ${locale === 'de' ? 'E-Mails' : 'mails'}`);

const seconds = (ms: number): Words =>
  ms === 0
    ? { de: 'kein Mindestabstand', en: 'none' }
    : ms === 1_000
      ? { de: '1 Sekunde', en: '1 second' }
      : bothWays((number, locale) => `${number(ms / 1_000)} ${locale === 'de' ? 'Sekunden' : 'seconds'}`);

const recipients = (count: number | null): Words =>
  count === null
    ? { de: 'beliebig groß', en: 'any size' }
    : bothWays((number, locale) =>
        locale === 'de' ? `bis ${number(count)} Personen` : `up to ${number(count)} people`,
      );

const share = (limit: number | null): Words =>
  limit === null
    ? { de: 'unbegrenzt', en: 'unlimited' }
    : {
        de: `bis ${limit * 100} %, darüber nur mit Nachweis`,
        en: `up to ${limit * 100} %, beyond with proof only`,
      };

const BREAKS_AT = {
  maxHardBounceRate: BREAKER_NUMBERS.hardRate,
  maxSpamRate: BREAKER_NUMBERS.complaintRate,
} as const;

/** The breakers of the product hold where no profile is stricter. */
const stopsAt =
  (key: keyof typeof BREAKS_AT) =>
  (limit: number | null): Words => {
    const percent = Math.min(limit ?? 1, BREAKS_AT[key]) * 100;
    return bothWays((number, locale) =>
      locale === 'de'
        ? `bis ${number(percent)} %, darüber hält die Kampagne an`
        : `up to ${number(percent)} %, beyond the campaign stops`,
    );
  };

const quietHours = (offPeak: OffPeak | null): Words =>
  offPeak === null
    ? { de: 'jederzeit', en: 'at any time' }
    : { de: offPeakWords(offPeak, 'de'), en: offPeakWords(offPeak, 'en') };

const curve = (warmUp: WarmUp | null): Words => {
  if (warmUp === null) return { de: 'keine', en: 'none' };
  const days = warmUp.perDay.join(', ');
  return {
    de: `höchstens ${days} E-Mails an den ersten Tagen`,
    en: `at most ${days} mails on the first days`,
  };
};

/** Set by the operator for this one sender. */
const OWN_LIMIT: Words = { de: 'Grenze der Betreiber', en: 'Limit set by the operator' };

/** How each value of the policy in force is told to people. */
const TOLD: {
  readonly [K in keyof SendingPolicy]?: {
    readonly name: Words;
    readonly tell: (value: SendingPolicy[K] extends { readonly value: infer V } ? V : never) => Words;
  };
} = {
  capPerHour: { name: { de: 'Grenze je Stunde', en: 'Cap per hour' }, tell: mails },
  confirmationReserve: {
    name: { de: 'Davon für Bestätigungen frei', en: 'Kept free for confirmations' },
    tell: mails,
  },
  warmUp: { name: { de: 'Anlauf neuer Domains', en: 'Warm-up of new domains' }, tell: curve },
  spacingMs: { name: { de: 'Abstand', en: 'Spacing' }, tell: seconds },
  offPeak: { name: { de: 'Versandzeiten', en: 'Sending hours' }, tell: quietHours },
  maxListSize: { name: { de: 'Größe einer Liste', en: 'Size of a list' }, tell: recipients },
  coolDownMs: {
    name: { de: 'Ruhe nach erschöpftem Kontingent', en: 'Rest after a used-up quota' },
    tell: (ms) => ({ de: `${ms / 60_000} Minuten`, en: `${ms / 60_000} minutes` }),
  },
  consentMonths: {
    name: { de: 'Gültigkeit einer Einwilligung', en: 'A consent lasts' },
    tell: (months) => ({ de: `${months} Monate`, en: `${months} months` }),
  },
  maxHardBounceRate: {
    name: { de: 'Tote Adressen unter den Empfängern', en: 'Dead addresses among the recipients' },
    tell: stopsAt('maxHardBounceRate'),
  },
  maxSpamRate: {
    name: { de: 'Beschwerden über eine Kampagne', en: 'Complaints about a campaign' },
    tell: stopsAt('maxSpamRate'),
  },
  maxPartners: {
    name: { de: 'Partner auf einem Formular', en: 'Partners on a form' },
    tell: (count) =>
      count === 0
        ? { de: 'keine', en: 'none' }
        : bothWays((number, locale) => `${locale === 'de' ? 'bis' : 'up to'} ${number(count)}`),
  },
  maxImportRoleShare: {
    name: { de: 'Funktionsadressen in einem Import', en: 'Function addresses in an import' },
    tell: share,
  },
  maxImportUndatedShare: {
    name: { de: 'Zeilen ohne Bestätigungsdatum in einem Import', en: 'Undated rows in an import' },
    tell: share,
  },
};

/** Windows and curves of several profiles bind side by side: each is a row with its own source. */
const parts = (one: Sourced<unknown>): readonly Sourced<unknown>[] => {
  const further = (one.value as { further?: readonly Sourced<unknown>[] } | null)?.further ?? [];
  return [one, ...further];
};

const sourceOf = (profile: string, locale: Locale): string =>
  profile.startsWith(LIMITS_PREFIX) ? OWN_LIMIT[locale] : profile;

const throttle = (perHour: number, locale: Locale): PolicyValue => ({
  key: 'throttle',
  name: { de: 'Drosselung', en: 'Throttle' }[locale],
  value:
    perHour === 0
      ? { de: 'Versand gestoppt', en: 'sending stopped' }[locale]
      : bothWays((number, told) =>
          told === 'de'
            ? `höchstens ${number(perHour)} E-Mails je Stunde`
            : `${number(perHour)} mails an hour at most`,
        )[locale],
  rule: 'MSR-2.4-3',
  profile: { de: 'Sanktion der Betreiber', en: 'Sanction by the operator' }[locale],
});

/** The policy in force in words, each value with the rule and the profile, limit or sanction it comes from. */
export const policyValues = ({ policy, throttlePerHour }: InForce, locale: Locale): PolicyValue[] => [
  ...(throttlePerHour === null ? [] : [throttle(throttlePerHour, locale)]),
  ...Object.entries(TOLD).flatMap(([key, { name, tell }]) =>
    parts(policy[key as 'capPerHour']).map(({ value, rule, profile }) => ({
      key,
      name: name[locale],
      value: (tell as (value: unknown) => Words)(value)[locale],
      rule,
      profile: sourceOf(profile, locale),
    })),
  ),
];
