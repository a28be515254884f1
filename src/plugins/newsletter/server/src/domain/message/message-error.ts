/** Why a message cannot be put on the wire. Every one of them means: not sent. */
export type MessageErrorCode =
  | 'invalid_address'
  | 'non_ascii_local_part'
  | 'invalid_domain'
  | 'invalid_url'
  | 'invalid_token'
  | 'invalid_feedback_id'
  | 'invalid_list_id'
  | 'invalid_mailing_id'
  | 'invalid_header'
  | 'incomplete_frame'
  | 'missing_unsubscribe'
  | 'missing_slot_value'
  | 'empty_part'
  | 'key_unusable';

/** Thrown while a message is compiled, built or signed; carries ids and codes, never an address. */
export class MessageError extends Error {
  constructor(
    readonly code: MessageErrorCode,
    readonly rule: string,
    detail: string,
    options?: { cause: unknown },
  ) {
    super(`${code} (${rule}): ${detail}`, options);
    this.name = 'MessageError';
  }
}
