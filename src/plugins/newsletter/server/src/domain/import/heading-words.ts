import type { ImportTarget as Target } from '../../../../shared/import-targets';

/**
 * `E-Mail`, `e_mail` and `E mail` are one heading; so are `Bestätigt am:` and `bestaetigt_am`.
 * Letters and digits count, what stands between them does not.
 */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? 'ss')
    .replace(/[\s._:;,/()[\]–-]+/g, '_')
    .replace(/(?<=.)_+$|^_+(?=.)/g, '')
    .replace(/^e_mail(?=_|$|[a-z])/, 'email');

/**
 * Headings that mean the same in any list, in German and English, as `headingKey` writes them. Left out on purpose:
 * words for the day a row came to be (`created_at`, `Erstellt am`, `Registriert am`), for a yes without its words
 * (`Double Opt-in`, `Anmeldung`), and bare ones such as `Datum`.
 */
export const MEANINGS: Readonly<Record<Target, readonly string[]>> = {
  email: [
    'email',
    'email_address',
    'email_adresse',
    'emailadresse',
    'emailaddress',
    'mail',
    'mailadresse',
    'mail_adresse',
  ],
  firstName: ['firstname', 'first_name', 'vorname', 'given_name', 'fname'],
  lastName: ['lastname', 'last_name', 'nachname', 'familienname', 'surname', 'family_name', 'lname'],
  status: [],
  requested_at: [
    'requested_at',
    'angefragt_am',
    'angemeldet_am',
    'anmeldung_am',
    'anmeldedatum',
    'anmeldezeit',
    'anmeldezeitpunkt',
    'datum_anmeldung',
    'datum_der_anmeldung',
    'zeitpunkt_anmeldung',
    'zeitpunkt_der_anmeldung',
    'signup_date',
    'signup_time',
    'sign_up_date',
    'sign_up_time',
    'subscription_date',
    'subscription_time',
  ],
  request_ip: [
    'request_ip',
    'requested_ip',
    'ip_anmeldung',
    'ip_der_anmeldung',
    'ip_bei_anmeldung',
    'ip_adresse_anmeldung',
    'ip_adresse_der_anmeldung',
    'ip_adresse_bei_anmeldung',
    'anmelde_ip',
    'anmeldung_ip',
    'signup_ip',
    'sign_up_ip',
    'subscription_ip',
  ],
  confirmed_at: [
    'confirmed_at',
    'confirmed_on',
    'confirm_time',
    'confirmation_date',
    'confirmation_time',
    'bestaetigt_am',
    'bestaetigung_am',
    'bestaetigungsdatum',
    'bestaetigungszeit',
    'bestaetigungszeitpunkt',
    'datum_bestaetigung',
    'datum_der_bestaetigung',
    'zeitpunkt_bestaetigung',
    'zeitpunkt_der_bestaetigung',
  ],
  confirm_ip: [
    'confirm_ip',
    'confirmed_ip',
    'confirmation_ip',
    'ip_bestaetigung',
    'ip_der_bestaetigung',
    'ip_bei_bestaetigung',
    'ip_adresse_bestaetigung',
    'ip_adresse_der_bestaetigung',
    'ip_adresse_bei_bestaetigung',
    'bestaetigungs_ip',
    'bestaetigung_ip',
  ],
  source: ['source', 'quelle', 'herkunft', 'anmeldequelle', 'signup_source'],
  // Often `ja` or a tick; a cell like that is no text and proves nothing.
  consent_text: [
    'consent_text',
    'consent_wording',
    'consent',
    'einwilligung',
    'einwilligungstext',
    'einwilligungserklaerung',
    'text_der_einwilligung',
    'wortlaut_der_einwilligung',
  ],
};

/**
 * Headings that may be about the first step or the second. Where another column is plainly that of the second, they
 * are that of the first; by themselves they are not guessed, and never taken for a confirmation.
 */
export const FIRST_STEP: Readonly<Partial<Record<Target, { beside: Target; words: readonly string[] }>>> = {
  requested_at: {
    beside: 'confirmed_at',
    words: [
      'einwilligungsdatum',
      'einwilligung_am',
      'eingewilligt_am',
      'datum_der_einwilligung',
      'consent_date',
      'consent_time',
      'opt_in_date',
      'opt_in_datum',
      'optin_date',
      'optin_time',
      'opt_in_time',
      'subscribed_at',
      'subscribed_on',
    ],
  },
  request_ip: {
    beside: 'confirm_ip',
    words: ['ip', 'ip_adresse', 'ip_address', 'einwilligung_ip', 'consent_ip', 'optin_ip', 'opt_in_ip'],
  },
};
