import type { Database } from '../db/database';
import { readJson } from './rows';

const TABLE = 'newsletter_senders';

export type SenderState = 'pending' | 'active' | 'suspended' | 'ended';

/** The account in whose name mail goes out. */
export interface Sender {
  readonly id: string;
  /** Short, fixed, in Mailing-IDs and the bounce domain: `t8f3k2`. */
  readonly key: string;
  readonly name: string;
  readonly state: SenderState;
  readonly language: 'de' | 'en';
  readonly timeZone: string;
  readonly fromName: string;
  readonly fromEmail: string;
  readonly replyTo: string | null;
  readonly domain: string;
  readonly bounceDomain: string;
  readonly profiles: readonly string[];
  readonly abuseAddress: string | null;
  readonly privacyUrl: string | null;
  readonly websiteUrl: string | null;
  readonly poweredBy: boolean;
  readonly allowedOrigins: readonly string[];
  /** The imprint fields as entered, for `checkImprint`. */
  readonly imprint: Readonly<Record<string, unknown>>;
}

type SenderRow = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const optional = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Imprint field → column; what is empty is left out, so that the check sees it as missing. */
const IMPRINT_COLUMNS: Readonly<Record<string, string>> = {
  type: 'person_type',
  firstName: 'first_name',
  lastName: 'last_name',
  organisationName: 'organisation_name',
  legalForm: 'legal_form',
  shareCapital: 'share_capital',
  representatives: 'representatives',
  street: 'street',
  postalCode: 'postal_code',
  city: 'city',
  country: 'country',
  registerName: 'register_name',
  registerNumber: 'register_number',
  phone: 'phone',
  contactFormUrl: 'contact_form_url',
  email: 'email',
  vatId: 'vat_id',
  economicId: 'economic_id',
  websiteUrl: 'website_url',
  supervisoryAuthority: 'supervisory_authority',
  professionalChamber: 'professional_chamber',
  professionalNumber: 'professional_number',
  professionalTitle: 'professional_title',
  professionalTitleState: 'professional_title_state',
  professionalRules: 'professional_rules',
  responsiblePerson: 'responsible_person',
  responsibleAddress: 'responsible_address',
  mediaOwner: 'media_owner',
  publisher: 'publisher',
  disclosureUrl: 'disclosure_url',
};

/** Yes or no; a row from before the question existed says no. */
const IMPRINT_FLAGS: Readonly<Record<string, string>> = {
  hasVatId: 'has_vat_id',
  inLiquidation: 'in_liquidation',
  soleShareholder: 'sole_shareholder',
  fewIssues: 'few_issues',
};

const imprintOf = (row: SenderRow): Record<string, unknown> => {
  const given = Object.entries(IMPRINT_COLUMNS).filter(([, column]) => optional(row[column]) !== null);
  const fields = Object.fromEntries(given.map(([field, column]) => [field, row[column]]));
  const flags = Object.entries(IMPRINT_FLAGS).map(([field, column]) => [field, Boolean(row[column])]);
  return { ...fields, ...(Object.fromEntries(flags) as object) };
};

const toSender = (row: SenderRow): Sender => ({
  id: text(row.document_id),
  key: text(row.key),
  name: text(row.name),
  state: text(row.state) as SenderState,
  language: row.language === 'en' ? 'en' : 'de',
  timeZone: text(row.time_zone) || 'Europe/Zurich',
  fromName: text(row.from_name),
  fromEmail: text(row.from_email),
  replyTo: optional(row.reply_to),
  domain: text(row.domain),
  bounceDomain: text(row.bounce_domain),
  profiles: readJson<string[]>(row.profiles, []),
  abuseAddress: optional(row.abuse_address),
  privacyUrl: optional(row.privacy_url),
  websiteUrl: optional(row.website_url),
  poweredBy: Boolean(row.powered_by),
  allowedOrigins: readJson<string[]>(row.allowed_origins, []),
  imprint: imprintOf(row),
});

export interface Acceptance {
  readonly senderId: string;
  readonly userId: number;
  readonly policy: string;
  readonly version: string;
  readonly textHash: string;
  readonly acceptedAt: number;
  readonly ip: string | null;
}

interface AcceptanceRow {
  sender_id: string;
  user_id: number;
  policy: string;
  version: string;
  text_hash: string;
  accepted_at: number;
  ip: string | null;
}

export const createSenderRepository = (database: Database) => ({
  find: async (id: string): Promise<Sender | null> => {
    const row = await database.knex()(TABLE).where({ document_id: id }).first<SenderRow>();
    return row ? toSender(row) : null;
  },

  findMany: async (ids: readonly string[]): Promise<readonly Sender[]> =>
    (await database.knex()(TABLE).whereIn('document_id', ids).select<SenderRow[]>()).map(toSender),

  findByBounceDomain: async (bounceDomain: string): Promise<Sender | null> => {
    const row = await database
      .knex()(TABLE)
      .where({ bounce_domain: bounceDomain.toLowerCase() })
      .first<SenderRow>();
    return row ? toSender(row) : null;
  },

  all: async (): Promise<readonly Sender[]> =>
    (await database.knex()(TABLE).orderBy('id').select<SenderRow[]>()).map(toSender),

  /** An ended sender stays ended, whoever else decided about it in the same moment. @returns whether it was not ended yet */
  setState: async (id: string, state: SenderState): Promise<boolean> =>
    (await database
      .knex()(TABLE)
      .where({ document_id: id })
      .whereNot({ state: 'ended' })
      .update({ state })) === 1,

  /** Its contract goes on after all; a person has to approve it again. */
  reopen: async (id: string): Promise<void> => {
    await database.knex()(TABLE).where({ document_id: id, state: 'ended' }).update({ state: 'suspended' });
  },

  accept: async (acceptance: Acceptance): Promise<void> => {
    await database.knex()('newsletter_policy_acceptances').insert({
      sender_id: acceptance.senderId,
      user_id: acceptance.userId,
      policy: acceptance.policy,
      version: acceptance.version,
      text_hash: acceptance.textHash,
      accepted_at: acceptance.acceptedAt,
      ip: acceptance.ip,
    });
  },

  acceptances: async (senderId: string): Promise<readonly Acceptance[]> => {
    const rows = await database
      .knex()('newsletter_policy_acceptances')
      .where({ sender_id: senderId })
      .orderBy('id')
      .select<AcceptanceRow[]>();
    return rows.map((row) => ({
      senderId: row.sender_id,
      userId: row.user_id,
      policy: row.policy,
      version: row.version,
      textHash: row.text_hash,
      acceptedAt: row.accepted_at,
      ip: row.ip,
    }));
  },
});

export type SenderRepository = ReturnType<typeof createSenderRepository>;
