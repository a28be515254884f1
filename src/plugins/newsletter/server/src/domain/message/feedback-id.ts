import { MessageError } from './message-error';

/** Fields of Feedback-ID, read from the right by the receiver: `platform` is the sender id. */
export interface FeedbackIdParts {
  readonly campaign: string;
  readonly purpose: string;
  readonly sender: string;
  readonly platform: string;
}

const FIELD = /^[A-Za-z0-9._-]{1,64}$/;
const SENDER_ID = /^[A-Za-z0-9._-]{5,15}$/;

/**
 * `campaign:purpose:sender:platform`. Throws `invalid_feedback_id` when a field is empty or holds a colon,
 * when the sender id is not 5 to 15 characters, or when one identifier stands in two fields (Gmail drops it).
 */
export function feedbackId(parts: FeedbackIdParts): string {
  const fields = [parts.campaign, parts.purpose, parts.sender, parts.platform];
  const wellFormed = fields.every((field) => FIELD.test(field)) && SENDER_ID.test(parts.platform);
  if (!wellFormed || new Set(fields).size !== fields.length) {
    throw new MessageError(
      'invalid_feedback_id',
      'FBID-1',
      'four different identifiers, the last of 5 to 15',
    );
  }
  return fields.join(':');
}
