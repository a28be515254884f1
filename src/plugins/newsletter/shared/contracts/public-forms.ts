/** One box of a published form: one purpose, as a visitor reads it. Nothing here can tick it. */
export interface PublicPurpose {
  readonly key: string;
  readonly kind: 'mailing' | 'tracking' | 'partner';
  readonly title: string;
  readonly messageTypes: string;
  readonly frequency: string;
  readonly text: string;
  /** Who is responsible; for a partner its company. */
  readonly controller: string;
  /** Of a partner: where it is, and what it sells. */
  readonly address?: string | undefined;
  readonly products?: string | undefined;
}

/** GET /api/newsletter/forms/:slug – everything a visitor has to see, and what a submission has to bring back. */
export interface PublicForm {
  readonly slug: string;
  readonly version: number;
  readonly language: 'de' | 'en';
  readonly sender: string;
  readonly title: string;
  readonly intro: string;
  readonly purposes: readonly PublicPurpose[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  readonly privacyNotice: string;
  readonly privacyUrl: string | null;
  readonly toolNotice: string;
  readonly trackingNotice: string;
  readonly withdrawalNotice: string;
  /** Signed; says when this version was shown. */
  readonly nonce: string;
  /** Whether a submission without proof of work would have its mail held back. */
  readonly proofOfWork: boolean;
}
