/** GET /newsletter/outbox?page= → Page<OutboxMailSummary>, newest first. Only with the outbox transport. */
export interface OutboxMailSummary {
  readonly file: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly bytes: number;
}

/** GET /newsletter/outbox/:file */
export interface OutboxMail extends OutboxMailSummary {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly html: string | null;
  readonly text: string | null;
  readonly raw: string;
}
