import { createHash } from 'node:crypto';
import { canonicalJson } from '../consent/ledger';

/** Everything a recipient will see or be told about the sender; what a person confirms is exactly this. */
export interface SentContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly fromName: string;
  readonly fromEmail: string;
  readonly replyTo: string | null;
  readonly purposeKey: string;
  readonly locale: string;
}

/** SHA-256 (hex) of the rendered content. Confirmations and approvals are bound to it (MFR-3.3, MOS-5.0). */
export const contentHash = (content: SentContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');
