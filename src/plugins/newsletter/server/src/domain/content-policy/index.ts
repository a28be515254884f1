export { checkContent } from './check-content';
export { checkMail, type MailToCheck } from './check-mail';
export { checkStructure } from './check-structure';
export { contentPolicyFor } from './policy';
export { LEAVING } from './structure/leaving';
export type { StructureInput } from './structure/types';
export type {
  Attachment,
  Category,
  ContentInput,
  ContentPolicy,
  Finding,
  Lexicon,
  Severity,
  Verdict,
} from './types';
export { verdictOf } from './verdict';
