import type { FeedbackIdParts } from './feedback-id';

/** What a message is for; decides which headers it carries (frame-headers.ts). */
export type MessageKind = 'campaign' | 'confirmation' | 'notice';

/** The same for all recipients of one campaign or notice. Domains may be U-labels; headers get A-labels. */
export interface MessageFrame {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  /** Domain of Message-ID, List-Id and CFBL-Address; the sender's own. */
  readonly senderDomain: string;
  readonly kind: MessageKind;
  readonly mailingId?: string;
  readonly listId?: { readonly label: string; readonly title: string };
  readonly feedbackId?: FeedbackIdParts;
  readonly abuse?: { readonly url: string; readonly address: string };
  readonly listHelpUrl?: string;
  readonly language?: 'de' | 'en';
  /** Whether To may hold a local part beyond ASCII, as it is (RFC 6532); only servers with SMTPUTF8 take that mail. */
  readonly smtpUtf8?: boolean;
}

/** SMTP envelope, A-labels only; `mailFrom` is the per-recipient return path (VERP-1). */
export interface Envelope {
  readonly mailFrom: string;
  readonly rcptTo: string;
}

export interface RecipientParts {
  readonly to: string;
  /** With angle brackets, as `messageIdFor` makes it; the same on every retry (R5322-2). */
  readonly messageId: string;
  readonly date: Date;
  /** Demanded for campaigns: an https URL and a mailto URI (R8058-1). */
  readonly unsubscribe?: { readonly url: string; readonly mailto: string };
  /** Slot values as `CompiledContent.evaluate` returns them. */
  readonly values: readonly string[];
  /** Makes the MIME boundary; letters and digits of it are used. */
  readonly boundarySeed: string;
}
