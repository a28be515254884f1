/** Types that the admin's server routes and its pages share. Times are ISO 8601 in UTC. */

export interface Page<T> {
  readonly results: readonly T[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
}

/** The error body of every refusal, admin and public alike. Programs read `code`, people read `message`. */
export interface ErrorBody {
  readonly error: {
    readonly status: number;
    readonly name: string;
    readonly message: string;
    readonly details: { readonly code: string; readonly rule: string; readonly [more: string]: unknown };
  };
}

export interface Finding {
  readonly code: string;
  readonly rule: string;
  readonly severity: 'forbidden' | 'not-accepted' | 'approval' | 'incomplete' | 'warning';
  readonly message: string;
  readonly excerpt: string;
}

export type Verdict = 'ok' | 'approval-required' | 'not-accepted' | 'forbidden' | 'incomplete';

export interface CheckResult {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

export interface SenderSummary {
  readonly id: string;
  readonly name: string;
  readonly state: 'pending' | 'active' | 'suspended' | 'ended';
  readonly fromName: string;
  readonly fromEmail: string;
  readonly profiles: readonly string[];
  readonly timeZone: string;
}

export interface PurposeSummary {
  readonly id: string;
  readonly senderId: string;
  readonly key: string;
  readonly title: string;
  readonly kind: 'mailing' | 'tracking' | 'partner';
  /** Subscribers with an active consent: who would receive a campaign for this purpose. */
  readonly activeCount: number;
}

export interface TemplateSummary {
  readonly id: string;
  readonly senderId: string;
  readonly name: string;
  readonly format: 'html' | 'mjml';
}

export interface SignupAlarm {
  readonly formId: string;
  readonly senderId: string;
  readonly slug: string;
  readonly title: string;
  readonly since: string;
}

/** GET /newsletter/overview – what the pages need to fill their selects and to warn. */
export interface Overview {
  readonly senders: readonly SenderSummary[];
  readonly purposes: readonly PurposeSummary[];
  readonly templates: readonly TemplateSummary[];
  readonly transport: { readonly name: 'smtp' | 'outbox'; readonly host: string | null };
  /** The engine's last sign of life, whichever process sends; `alive` is false soon after there is none any more. */
  readonly heartbeat: {
    readonly at: string | null;
    readonly alive: boolean;
    /** The server that answers has another NEWSLETTER_SECRET than its database was written with. */
    readonly secretForeign: boolean;
  };
  /** Forms whose breaker opened lately: what is submitted without proof of work is held (C.6). */
  readonly signupAlarms: readonly SignupAlarm[];
  /** Requests to leave by mail that wait for a decision for more than an hour (VIV-2.4f); null: none, or not yours to see. */
  readonly leavingBacklog: { readonly count: number; readonly since: string } | null;
  /** Breaches nobody has closed yet, and when the first has to be reported (G-33); null: none, or not yours to see. */
  readonly openBreaches: { readonly count: number; readonly dueAt: string } | null;
  /** Service mails whose fate nobody knows and a person has to say; 0 also where they are not yours to see. */
  readonly uncertainLetters: number;
  /** The rules an editor confirms before every send (MFR-3.3): shown beside the unticked box. */
  readonly rules: { readonly version: string; readonly text: string };
  readonly can: Readonly<Record<Ability, boolean>>;
}

export type Ability =
  | 'campaigns.read'
  | 'campaigns.write'
  | 'campaigns.send'
  | 'campaigns.approve'
  | 'forms.read'
  | 'forms.write'
  | 'forms.publish'
  | 'subscribers.read'
  | 'subscribers.prove'
  | 'subscribers.unsubscribe'
  | 'subscribers.export'
  | 'rights.read'
  | 'rights.decide'
  | 'rights.access'
  | 'rights.correct'
  | 'rights.erase'
  | 'imports.read'
  | 'imports.write'
  | 'imports.decide'
  | 'abuse.read'
  | 'abuse.decide'
  | 'letters.read'
  | 'letters.decide'
  | 'outbox.read'
  | 'senders.decide';
