/** Columns by which the rows of one person are found; several mean either of them. */
export interface Match {
  readonly subscriber?: string;
  /** Keyed hash of the address. */
  readonly hash?: string;
  /** The address itself, in whatever case it was typed. */
  readonly address?: string;
  /** By which rows with the same address are told apart where they belong to one sender each. */
  readonly sender?: string;
}

/** What erasure does to the rows found: takes them away, empties columns, or leaves them for the reason given. */
export type ErasureStep =
  | { readonly does: 'delete' }
  | { readonly does: 'empty'; readonly set: Readonly<Record<string, string | null>> }
  | { readonly does: 'own-step'; readonly what: string }
  | { readonly does: 'keep'; readonly why: string };

/** One table of ours: whether it knows a person, what the person gets of it, and what erasure does to it. */
export type TableEntry =
  | {
      readonly match: Match;
      /** What the rows are called in an export. */
      readonly as: string;
      /** Columns that are not about the person: secrets, markup of mails, our own book-keeping. */
      readonly without?: readonly string[];
      readonly erasure: ErasureStep;
    }
  | { readonly match: null; readonly why: string };

const IDS_ONLY = 'Holds ids and moments, no address and nothing the person gave.';

/**
 * Every table of the plugin. The access export (GDPR Art. 15) and the erasure (Art. 17) walk this list, and a test
 * walks the database, so that a new table cannot be forgotten.
 */
export const TABLES: Readonly<Record<string, TableEntry>> = {
  newsletter_subscribers: {
    match: { subscriber: 'document_id' },
    as: 'subscriber',
    without: ['email_hash'],
    erasure: {
      does: 'own-step',
      what: 'Address and details are removed; the row stays as a number without a name.',
    },
  },
  newsletter_consents: {
    match: { subscriber: 'subscriber_id' },
    as: 'consents',
    erasure: { does: 'own-step', what: 'The state becomes erased.' },
  },
  newsletter_consent_records: {
    match: { subscriber: 'subscriber_id' },
    as: 'records',
    without: ['mac'],
    erasure: {
      does: 'own-step',
      what: 'The evidence leaves the record and goes under lock; its hash stays in the chain.',
    },
  },
  newsletter_confirmation_requests: {
    match: { subscriber: 'subscriber_id' },
    as: 'confirmationRequests',
    without: ['email_hash'],
    erasure: { does: 'empty', set: { fields: '{}', source: null } },
  },
  newsletter_deliveries: {
    match: { subscriber: 'subscriber_id' },
    as: 'deliveries',
    without: ['holder'],
    erasure: { does: 'empty', set: { reply: null } },
  },
  newsletter_notices: {
    match: { subscriber: 'subscriber_id', address: 'to_address', sender: 'sender_id' },
    as: 'notices',
    // A mail may hold links that only its reader is meant to have.
    without: ['html', 'text', 'holder'],
    erasure: { does: 'empty', set: { to_address: '', subject: '', html: '', text: '', reply: null } },
  },
  newsletter_suppressions: {
    match: { hash: 'email_hash' },
    as: 'suppressions',
    without: ['email_hash'],
    erasure: {
      does: 'own-step',
      what: 'Keyed hash and reason stay; words of a mail server that name the address go.',
    },
  },
  newsletter_blocked_addresses: {
    match: { hash: 'email_hash' },
    as: 'confirmationMailsRefused',
    without: ['email_hash'],
    erasure: { does: 'keep', why: 'A keyed hash: the person asked never to get a confirmation mail again.' },
  },
  newsletter_abuse_reports: {
    match: { address: 'reporter_email', sender: 'sender_id' },
    as: 'abuseReports',
    erasure: {
      does: 'own-step',
      what: 'Name and address go; text and attached mail once the case is closed, until when the mail is under lock; the case stays.',
    },
  },
  newsletter_pauses: { match: { subscriber: 'subscriber_id' }, as: 'pauses', erasure: { does: 'delete' } },
  newsletter_needs_smtputf8: {
    match: { subscriber: 'subscriber_id' },
    as: 'addressNeedsSmtpUtf8',
    erasure: { does: 'delete' },
  },
  newsletter_leavings: {
    match: { subscriber: 'subscriber_id' },
    as: 'requestsToLeave',
    erasure: { does: 'keep', why: 'A number and two moments prove that leaving was fast (MSR-2.4-18).' },
  },
  newsletter_leaving_tasks: {
    match: { hash: 'email_hash' },
    as: 'requestsToLeaveByMail',
    without: ['email_hash'],
    erasure: {
      does: 'own-step',
      what: 'From, subject and note go, unless the request also concerns another sender, who has to decide it.',
    },
  },
  newsletter_rights_requests: {
    match: { subscriber: 'subscriber_id' },
    as: 'requestsForData',
    // Whoever knows the id cannot open the link, and still it is no business of an export.
    without: ['id'],
    erasure: { does: 'delete' },
  },
  newsletter_address_changes: {
    match: { subscriber: 'old_subscriber_id' },
    as: 'addressChanges',
    without: ['request_id'],
    erasure: { does: 'delete' },
  },
  newsletter_restricted_proofs: {
    match: { hash: 'email_hash' },
    as: 'restrictedProofs',
    without: ['email_hash', 'sealed'],
    erasure: {
      does: 'keep',
      why: 'Locked away until claims are time-barred; only who names the address can open it.',
    },
  },
  newsletter_imported_rows: {
    match: { subscriber: 'subscriber_id' },
    as: 'importedRows',
    erasure: { does: 'delete' },
  },
  newsletter_attachments: {
    match: null,
    why: 'Files of abuse reports: found through the report, told in its export by name, locked or removed with its sender’s data.',
  },
  newsletter_imports: {
    match: null,
    why: 'Lists on their way in and their counts. The file itself lies in a folder and is removed after 14 days.',
  },
  newsletter_import_reports: { match: null, why: 'Row numbers of a file, each with a reason.' },
  newsletter_import_evidence: { match: null, why: 'Shares of a list, and acts and words of the team.' },
  newsletter_breaches: {
    match: null,
    why: 'What happened to data and by when it had to be reported; who writes it down is asked to name nobody.',
  },
  newsletter_audit: { match: null, why: IDS_ONLY },
  newsletter_sending_log: { match: null, why: IDS_ONLY },
  newsletter_provider_lanes: {
    match: null,
    why: 'Mailbox providers that asked us to slow down; a domain of its own name goes a day after its cool-down.',
  },
  newsletter_run_answers: { match: null, why: 'Counts per campaign and mailbox provider.' },
  newsletter_first_sends: { match: null, why: 'Counts per import.' },
  newsletter_runs: { match: null, why: 'Campaigns on their way, and counts.' },
  newsletter_campaigns: { match: null, why: 'What was written to many.' },
  newsletter_templates: { match: null, why: 'Layouts.' },
  newsletter_purposes: { match: null, why: 'What people can consent to.' },
  newsletter_purpose_versions: { match: null, why: 'What a purpose said before; acts of the team.' },
  newsletter_senders: { match: null, why: 'Who sends.' },
  newsletter_signup_forms: { match: null, why: 'Forms before anybody fills them in.' },
  newsletter_form_versions: {
    match: null,
    why: 'Forms as they were shown; the records of the person name and quote them.',
  },
  newsletter_dkim_keys: { match: null, why: 'Keys that sign the mails of a domain.' },
  newsletter_ledger_keys: { match: null, why: 'The key that signs checkpoints.' },
  newsletter_ledger_checkpoints: { match: null, why: 'Signed ends of the chains.' },
  newsletter_ledger_heads: { match: null, why: 'The end of each chain.' },
  newsletter_send_confirmations: { match: null, why: 'Acts of the team.' },
  newsletter_approvals: { match: null, why: 'Acts of the team.' },
  newsletter_policy_acceptances: { match: null, why: 'Acts of the team.' },
  newsletter_sanctions: { match: null, why: 'What the operator imposed on a sender, and why.' },
  newsletter_contract_ends: { match: null, why: 'Until when a sender may send.' },
  newsletter_sender_limits: { match: null, why: 'How slow the operator holds a sender.' },
  newsletter_lanes: { match: null, why: 'How fast a domain may send.' },
  newsletter_signup_hours: { match: null, why: 'How many signed up at a form in an hour.' },
  newsletter_signup_holds: {
    match: null,
    why: 'When a form under attack may send its next confirmation mail.',
  },
  newsletter_spent_proofs: { match: null, why: 'Signatures of proofs of work, once used.' },
  newsletter_retention_runs: { match: null, why: 'How many rows each run removed.' },
  newsletter_transports: { match: null, why: 'Whether each mail server could be used.' },
  newsletter_heartbeats: { match: null, why: 'The last sign of life of the sending engine.' },
  newsletter_counters: { match: null, why: 'Sums for the metrics; their labels come from closed sets.' },
  newsletter_leases: { match: null, why: 'Which process works.' },
  newsletter_runners: { match: null, why: 'Which processes send, and their last sign of life.' },
  newsletter_slots: { match: null, why: 'Which process works for which sender domain.' },
  newsletter_migrations: { match: null, why: 'Which tables were made.' },
};
