import type { Target } from './columns';

export const PROVIDER_NAMES = [
  'jawort',
  'mailchimp',
  'mailpoet',
  'listmonk',
  'brevo',
  'rapidmail',
  'cleverreach',
] as const;

export type Provider = (typeof PROVIDER_NAMES)[number];

interface ProviderExport {
  readonly name: Provider;
  /** Headings that together give its export away, in one language or another, as `headingKey` writes them. */
  readonly marks: readonly (readonly string[])[];
  readonly columns: { readonly [T in Target]?: readonly string[] };
}

/**
 * The exports of other products by their headings, the most telling first. None of them carries the text the person
 * saw, most not the page either: the importer states both once for the file, and the record says that he did.
 * `created_at` of listmonk and `ADDED_TIME` of Brevo are when the row came to be and prove no request.
 */
export const PROVIDERS: readonly ProviderExport[] = [
  {
    // Our own, from another installation or sender; the customer's columns in it may be those of any other product.
    name: 'jawort',
    marks: [['jawort_email', 'jawort_consent']],
    columns: {
      email: ['jawort_email'],
      requested_at: ['jawort_requested_at'],
      request_ip: ['jawort_request_ip'],
      confirmed_at: ['jawort_confirmed_at'],
      confirm_ip: ['jawort_confirm_ip'],
      source: ['jawort_source'],
      consent_text: ['jawort_consent_text'],
    },
  },
  {
    name: 'mailchimp',
    marks: [['optin_time', 'confirm_time', 'leid', 'euid']],
    columns: {
      email: ['email_address', 'email_adresse', 'email'],
      firstName: ['first_name', 'fname'],
      lastName: ['last_name', 'lname'],
      requested_at: ['optin_time'],
      request_ip: ['optin_ip'],
      confirmed_at: ['confirm_time'],
      confirm_ip: ['confirm_ip'],
    },
  },
  {
    name: 'mailpoet',
    marks: [
      ['email', 'global_status', 'list_status'],
      ['email', 'globaler_status', 'listenstatus'],
    ],
    columns: {
      email: ['email'],
      firstName: ['first_name'],
      lastName: ['last_name'],
      status: ['global_status', 'globaler_status'],
      requested_at: ['subscription_time'],
      request_ip: ['subscription_ip'],
      confirmed_at: ['confirmation_time'],
      confirm_ip: ['confirmation_ip'],
    },
  },
  {
    name: 'listmonk',
    marks: [['uuid', 'email', 'attributes', 'status']],
    columns: { email: ['email'], status: ['status'] },
  },
  {
    name: 'brevo',
    marks: [['email', 'added_time', 'modified_time']],
    columns: { email: ['email'], firstName: ['firstname', 'vorname'], lastName: ['lastname', 'nachname'] },
  },
  {
    name: 'rapidmail',
    marks: [['email', 'created', 'activated', 'status']],
    columns: {
      email: ['email'],
      firstName: ['firstname'],
      lastName: ['lastname'],
      status: ['status'],
      requested_at: ['created'],
      request_ip: ['created_ip', 'createdip'],
      confirmed_at: ['activated'],
      confirm_ip: ['activated_ip', 'activatedip'],
    },
  },
  {
    name: 'cleverreach',
    marks: [
      ['email', 'registered', 'activated'],
      ['email', 'registriert', 'aktiviert'],
    ],
    columns: {
      email: ['email'],
      requested_at: ['registered', 'registriert'],
      request_ip: ['registered_ip', 'optin_ip'],
      confirmed_at: ['activated', 'aktiviert'],
      confirm_ip: ['activated_ip', 'doi_ip'],
      source: ['source', 'quelle'],
    },
  },
];

/** What other products call the state of a row. Whoever left there does not come back by a file (MSR-2.4-21). */
const STATUS_WORDS: Readonly<Record<'active' | 'unconfirmed', readonly string[]>> = {
  active: ['active', 'aktiv', 'subscribed', 'enabled', 'confirmed', 'angemeldet', 'abonniert'],
  unconfirmed: ['new', 'neu', 'unconfirmed', 'pending', 'requested', 'unbestätigt', 'inactive', 'inaktiv'],
};

export type RowStatus = 'active' | 'unconfirmed' | 'left';

/** Anything that is not a known word for "is in" counts as having left. */
export const statusOf = (word: string): RowStatus => {
  const known = word.trim().toLowerCase();
  if (STATUS_WORDS.active.includes(known)) return 'active';
  return STATUS_WORDS.unconfirmed.includes(known) ? 'unconfirmed' : 'left';
};
