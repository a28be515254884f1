/** A part of a message compiled once per campaign: literal text and numbered slots filled per recipient. */
export type Segment = { readonly literal: string } | { readonly slot: number };

/** What one recipient contributes to a message. Links are absolute https URLs made by the product. */
export interface MergeContext {
  readonly subscriber: { readonly email: string; readonly fields: Readonly<Record<string, string>> };
  readonly links: {
    readonly unsubscribe: string;
    readonly preferences: string;
    readonly webView: string;
    readonly reportAbuse: string;
    /** Where somebody asks for the origin of his address (MSR-AS-9, G-14). */
    readonly origin: string;
  };
  readonly campaign: { readonly mailingId: string; readonly subject: string };
}

export type SlotValues =
  | { ok: true; values: readonly string[] }
  | { ok: false; code: 'merge_failed'; rule: 'DESIGN-2.7'; detail: string };

/** A campaign's content, parsed once (performance advice 1). Slots are numbered across all three parts. */
export interface CompiledContent {
  readonly subject: readonly Segment[];
  readonly html: readonly Segment[];
  readonly text: readonly Segment[];
  /** Slot values of one recipient, in slot order; html slots are already HTML-escaped, no CR/LF/NUL in subject slots. */
  evaluate(recipient: MergeContext): SlotValues;
}
