export type FormState = 'draft' | 'published' | 'changed' | 'retired';

/**
 * What an editor writes. POST /newsletter/signup-forms, PUT /newsletter/signup-forms/:id – may be unfinished. Refused at once, with
 * the rule: a setting that ticks or demands a box, a box for several purposes.
 */
export interface FormDraft {
  readonly senderId: string;
  /** For the team's own eyes; the heading stands in where it is empty. */
  readonly name: string;
  /** In the address of the form and in embed codes; fixed once the form was published. */
  readonly slug: string;
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly intro: string;
  /** One box each, in this order. */
  readonly purposeKeys: readonly string[];
  readonly privacyNotice: string;
  readonly privacyUrl: string | null;
  readonly toolNotice: string;
  readonly trackingNotice: string;
  readonly withdrawalNotice: string;
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  /** Sites the form may stand on; null: those of the sender. */
  readonly allowedOrigins: readonly string[] | null;
  /** Every submission brings a proof of work, not only while there is an attack. */
  readonly proofOfWork: boolean;
}

export interface FormFinding {
  readonly id: string;
  readonly code: string;
  readonly rule: string;
  readonly severity: 'blocks' | 'hint';
  /** A field of the form, or the key of a purpose. */
  readonly field: string;
  readonly message: string;
  readonly excerpt: string;
}

/** What the next version says otherwise than what visitors see now. */
export interface FormChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'reworded' | 'reordered';
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** GET /newsletter/signup-forms?page=&pageSize=&q=&state=draft|published|retired → Page<FormSummary> */
export interface FormSummary {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly language: 'de' | 'en';
  readonly senderName: string;
  readonly state: FormState;
  readonly publishedVersion: number | null;
  /** Signups that were confirmed, and those that still may be. */
  readonly confirmed: number;
  readonly open: number;
}

/** What would be published now: its hash is what a publication confirms. */
export interface FormAssessment {
  readonly contentHash: string;
  readonly findings: readonly FormFinding[];
  readonly changes: readonly FormChange[];
}

/** GET /newsletter/signup-forms/:id */
export interface Form extends FormSummary {
  readonly draft: FormDraft;
  readonly assessment: FormAssessment;
  readonly url: string;
  /** What the owner of a site copies; null until the form is published. */
  readonly embed: { readonly script: string; readonly html: string; readonly iframe: string } | null;
  readonly versions: readonly FormVersionSummary[];
}

export interface FormVersionSummary {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly contentHash: string;
  readonly confirmed: number;
  readonly open: number;
  /** Visitors see this one. */
  readonly current: boolean;
}

/** GET /newsletter/signup-forms/:id/versions/:version – the form as it was, to look at. */
export interface FormVersionView extends FormVersionSummary {
  readonly formId: string;
  readonly formName: string;
  readonly html: string;
}

/** POST /newsletter/form-previews (a FormDraft) – the page as visitors would see it, unsaved as it is. */
export interface FormPreview {
  readonly html: string;
  readonly findings: readonly FormFinding[];
}

/** GET /newsletter/form-starters?senderId=&language= – texts to start from. */
export interface FormStarter {
  readonly title: string;
  readonly intro: string;
  readonly privacyNotice: string;
  readonly privacyUrl: string | null;
  readonly toolNotice: string;
  readonly trackingNotice: string;
  readonly trackingNoticeMeasured: string;
  readonly withdrawalNotice: string;
  /** How many partners the sending policy of this sender allows, and by which rule. */
  readonly partners: { readonly max: number; readonly rule: string };
}

/**
 * POST /newsletter/signup-forms/:id/publication – makes the version with this hash. Refused with the first blocking finding;
 * 409 form_changed where the form says something else by now. DELETE retires the form.
 */
export interface FormPublication {
  readonly contentHash: string;
}
