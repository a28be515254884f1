import type { RETENTION } from '../retention/table';
import type { TABLES } from '../personal-data/tables';

export type Words = Readonly<Record<'de' | 'en', string>>;

/** What a kind of rows holds about a person, by the table of ours that holds it. */
export const DATA = {
  newsletter_subscribers: {
    de: 'E-Mail-Adresse, freiwillige Angaben, Sprache, Herkunft',
    en: 'e-mail address, voluntary details, language, origin',
  },
  newsletter_consents: { de: 'Stand jeder Einwilligung', en: 'state of each consent' },
  newsletter_consent_records: {
    de: 'Nachweis der Einwilligung: Text, Zeitpunkte, IP-Adressen, Programm des Besuchers',
    en: 'proof of consent: text, moments, IP addresses, the visitor’s program',
  },
  newsletter_confirmation_requests: { de: 'Anfragen um Bestätigung', en: 'requests for confirmation' },
  newsletter_deliveries: {
    de: 'welche Mailing wann übergeben wurde und mit welchem Ergebnis',
    en: 'which mailing was handed over when, and with which outcome',
  },
  newsletter_notices: {
    de: 'Servicemails: Adresse, Betreff, Zeitpunkt',
    en: 'service mails: address, subject, moment',
  },
  newsletter_suppressions: {
    de: 'Sperren: Prüfwert der Adresse, Grund',
    en: 'blocks: keyed hash of the address, reason',
  },
  newsletter_blocked_addresses: {
    de: '„nie wieder“: Prüfwert der Adresse',
    en: '“never again”: keyed hash of the address',
  },
  newsletter_abuse_reports: {
    de: 'Beschwerden: Name, Adresse und Worte derer, die sie erheben',
    en: 'complaints: name, address and words of who files them',
  },
  newsletter_attachments: { de: 'Dateien zu Beschwerden', en: 'files of complaints' },
  newsletter_pauses: { de: 'Pausen', en: 'pauses' },
  newsletter_needs_smtputf8: {
    de: 'Adressen, die ein Mailserver wegen Umlauten vor dem @ nicht annahm',
    en: 'addresses a mail server did not take for letters such as ü before the @',
  },
  newsletter_leavings: { de: 'Zeitpunkte von Abmeldungen', en: 'moments of unsubscribing' },
  newsletter_leaving_tasks: {
    de: 'Abmeldungen per Mail: Absender, Betreff',
    en: 'requests to leave by mail: From, subject',
  },
  newsletter_rights_requests: { de: 'Anfragen nach den eigenen Daten', en: 'requests for one’s own data' },
  newsletter_address_changes: { de: 'Wechsel der Adresse', en: 'changes of address' },
  newsletter_restricted_proofs: {
    de: 'Nachweise gelöschter Personen, unter Verschluss',
    en: 'proofs of erased people, under lock',
  },
  newsletter_imported_rows: {
    de: 'Spalten importierter Listen, wie sie der Absender mitbrachte',
    en: 'columns of imported lists, as the sender brought them',
  },
  newsletter_imports: { de: 'importierte Listen als Datei', en: 'imported lists as a file' },
  newsletter_audit: {
    de: 'wer vom Team was getan hat (Kontonummer, Zeitpunkt)',
    en: 'who of the team did what (number of the account, moment)',
  },
} as const satisfies Partial<Record<keyof typeof TABLES, Words>>;

export type DataTable = keyof typeof DATA;
export type RetentionKey = (typeof RETENTION)[number]['data']['en'];

export interface Activity {
  readonly purpose: Words;
  readonly basis: Words;
  readonly persons: Words;
  readonly tables: readonly DataTable[];
  /** Entries of the retention table, by their English name. */
  readonly retention: readonly RetentionKey[];
}

/** What is done with data of people, whatever the sender writes about (GDPR Art. 30(1)(b), (c)). No legal advice. */
export const ACTIVITIES: readonly Activity[] = [
  {
    purpose: {
      de: 'Versand von Newslettern an Personen, die eingewilligt haben',
      en: 'Sending newsletters to people who consented',
    },
    basis: {
      de: 'Einwilligung (Art. 6 Abs. 1 lit. a DSGVO; § 7 Abs. 2 Nr. 2 UWG)',
      en: 'consent (GDPR Art. 6(1)(a))',
    },
    persons: { de: 'Abonnenten', en: 'subscribers' },
    tables: [
      'newsletter_subscribers',
      'newsletter_consents',
      'newsletter_deliveries',
      'newsletter_pauses',
      'newsletter_needs_smtputf8',
      'newsletter_notices',
    ],
    retention: [
      'people without any consent in force',
      'first name and other details after unsubscribing',
      'answers of mail servers',
      'service mails (address, subject)',
      'sending log (numbers, moments)',
      'pauses',
      'IP addresses outside of proofs',
    ],
  },
  {
    purpose: {
      de: 'Anmeldung mit Bestätigung und Nachweis der Einwilligung',
      en: 'Sign-up with confirmation, and proof of consent',
    },
    basis: {
      de: 'rechtliche Pflicht zum Nachweis (Art. 7 Abs. 1 DSGVO), danach Abwehr von Ansprüchen (Art. 17 Abs. 3 lit. e)',
      en: 'duty to demonstrate consent (GDPR Art. 7(1)), then defence of claims (Art. 17(3)(e))',
    },
    persons: {
      de: 'Abonnenten; Personen, deren Adresse in ein Formular eingetragen wurde',
      en: 'subscribers; people whose address was entered in a form',
    },
    tables: [
      'newsletter_consent_records',
      'newsletter_confirmation_requests',
      'newsletter_restricted_proofs',
    ],
    retention: [
      'sign-ups nobody confirmed',
      'log of sign-ups (check value, form)',
      'proof of consent (text, moments, IP addresses)',
      'proofs of erased people, under lock',
    ],
  },
  {
    purpose: { de: 'Übernahme bestehender Listen', en: 'Bringing existing lists in' },
    basis: {
      de: 'Einwilligung, die der Absender nachweist; ohne Nachweis wird nichts gesendet',
      en: 'consent proved by the sender; without proof nothing is sent',
    },
    persons: { de: 'Personen auf Listen des Absenders', en: 'people on lists of the sender' },
    tables: ['newsletter_imports', 'newsletter_imported_rows'],
    retention: [
      'files of imported lists',
      'reports of imports (row numbers and reasons)',
      'imported addresses without proof',
    ],
  },
  {
    purpose: {
      de: 'Abmeldung, Widerspruch, Sperre, Auskunft, Berichtigung und Löschung',
      en: 'Unsubscribing, objection, blocking, access, correction and erasure',
    },
    basis: {
      de: 'rechtliche Pflicht (Art. 6 Abs. 1 lit. c, Art. 12 bis 21 DSGVO)',
      en: 'legal duty (GDPR Art. 6(1)(c), Art. 12 to 21)',
    },
    persons: { de: 'Abonnenten und frühere Abonnenten', en: 'subscribers and former ones' },
    tables: [
      'newsletter_suppressions',
      'newsletter_blocked_addresses',
      'newsletter_leavings',
      'newsletter_leaving_tasks',
      'newsletter_rights_requests',
      'newsletter_address_changes',
    ],
    retention: [
      'blocks and “never again” (check value of the address)',
      'moments of unsubscribing',
      'requests to leave by mail that a person had to decide',
      'links to one’s own data',
    ],
  },
  {
    purpose: { de: 'Bearbeitung von Beschwerden', en: 'Handling complaints' },
    basis: {
      de: 'rechtliche Pflicht und berechtigtes Interesse, Missbrauch abzustellen (Art. 6 Abs. 1 lit. c, f DSGVO)',
      en: 'legal duty and legitimate interest in ending abuse (GDPR Art. 6(1)(c), (f))',
    },
    persons: { de: 'Personen, die sich beschweren', en: 'people who complain' },
    tables: ['newsletter_abuse_reports', 'newsletter_attachments'],
    retention: ['files of abuse reports', 'name, address and words of those who complained'],
  },
  {
    purpose: { de: 'Nachvollziehen, was das Team getan hat', en: 'Tracing what the team did' },
    basis: {
      de: 'berechtigtes Interesse an der Sicherheit (Art. 6 Abs. 1 lit. f, Art. 32 DSGVO)',
      en: 'legitimate interest in security (GDPR Art. 6(1)(f), Art. 32)',
    },
    persons: { de: 'Mitarbeitende mit einem Konto', en: 'staff with an account' },
    tables: ['newsletter_audit'],
    retention: ['who did what (accounts, numbers)', 'records of breaches of data protection'],
  },
];
