/** Every code a refusal can carry: programs read it, so a code once released keeps its meaning. */
export const REFUSAL_CODES = [
  'malformed_request',
  'unsupported_media_type',
  'body_too_large',
  'length_required',
  'field_invalid',
  'not_found',
  'not_allowed',
  'form_unknown',
  'form_changed',
  'consent_missing',
  'consent_invalid',
  'purpose_unknown',
  'email_missing',
  'email_malformed',
  'non_ascii_local_part',
  'role_address',
  'disposable_address',
  'test_address',
  'signup_rejected',
  'origin_not_allowed',
  'proof_invalid',
  'too_many_requests',
  'link_invalid',
  'page_expired',
  'undo_expired',
  'mailing_id_missing',
  'reason_missing',
  'notice_incomplete',
  'attachment_too_large',
  'attachment_invalid',
  'campaign_not_editable',
  'campaign_state_conflict',
  'sender_not_active',
  'policy_not_accepted',
  'imprint_incomplete',
  'from_not_allowed',
  'dkim_not_ready',
  'content_forbidden',
  'content_not_accepted',
  'content_incomplete',
  'content_invalid',
  'approval_required',
  'approval_own_request',
  'approval_decided',
  'confirmation_missing',
  'confirmation_used',
  'confirmation_void',
  'no_recipients',
  'list_too_large',
  'list_split',
  'unknown_profile',
  'verdict_missing',
  'decision_incomplete',
  'append_only',
  'derived_state',
  'fixed_value',
  'form_incomplete',
  'form_bundles',
  'form_preticks',
  'form_ties',
  'form_advertises',
  'purpose_incomplete',
  'purpose_archived',
  'purpose_in_use',
  'too_many_partners',
  'name_taken',
  'origin_refused',
  'file_invalid',
  'file_too_large',
  'mapping_incomplete',
  'statement_missing',
  'import_state_conflict',
  'address_mismatch',
  'nothing_to_move',
  'no_drafts',
  'ledger_unsound',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A no with its reason. The one error class for what is refused by rule; faults of the server are other errors. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /**
   * @param rule id of the rule that says no (`MFR-2.1`)
   * @param details more for programs: field names, limits, findings. Never an address.
   */
  constructor(
    readonly code: RefusalCode,
    readonly rule: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown },
  ) {
    super(`${code} (${rule})`, options);
  }
}
