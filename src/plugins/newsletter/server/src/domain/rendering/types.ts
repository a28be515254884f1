import type { RenderProblem } from './problems';

export type SourceFormat = 'markdown' | 'html' | 'mjml';
export type Locale = 'de' | 'en';

/** The sender's details as full text lines (MFR-5.2). Product data: an editor cannot write them. */
export interface ImprintView {
  readonly lines: readonly string[];
  readonly url?: string;
  /** Stands among the lines as well; here to be linked (AT-3). */
  readonly disclosureUrl?: string;
}

export interface RenderInput {
  readonly format: SourceFormat;
  readonly subject: string;
  readonly preheader?: string;
  readonly body: string;
  /** A shell around the body; its source contains `{{ content }}`. */
  readonly template?: { readonly format: 'html' | 'mjml'; readonly source: string };
  readonly locale: Locale;
  readonly imprint: ImprintView;
  readonly senderName: string;
  readonly purposeTitle: string;
  /** The platform's badge (MSR-3.2); `true` shows the name alone. Never set it for confirmation mails. */
  readonly poweredBy?: boolean | { readonly name: string; readonly url: string };
}

/** Finished parts with Liquid tags still inside; store it, hash it, compile it. */
export interface RenderedContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type RenderResult = { readonly ok: true; readonly rendered: RenderedContent } | RenderProblem;
