export { compileMessage, type CompiledMessage } from './compile-message';
export { isMarkedCanonical } from './dkim/canonical';
export {
  dkimRecord,
  loadDkimKey,
  verifyKey,
  type DkimKey,
  type KeyAlgorithm,
  type KeyCheck,
  type LoadedKey,
} from './dkim/dkim-key';
export {
  earliestStart,
  mayStart,
  nextSelector,
  standings,
  type KeyRole,
  type KeyStanding,
} from './dkim/key-roles';
export { SIGNED_HEADERS } from './dkim/signed-headers';
export { bodyHashIn, signMessage, signMessageInBackground } from './dkim/sign-message';
export { encodeHeaderWords } from './encoded-words';
export { feedbackId, type FeedbackIdParts } from './feedback-id';
export { mailingId } from './mailing-id';
export { MessageError, type MessageErrorCode } from './message-error';
export { messageIdFor } from './message-id';
export type { CompiledContent, MergeContext, Segment } from './segments';
export type { Envelope, MessageFrame, MessageKind, RecipientParts } from './types';
export { parseVerp, verpAddress, type ParsedVerp } from './verp';
export { mailboxAddress, wireDomain } from './wire-address';
