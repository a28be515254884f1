export interface SubscriberSummary {
  readonly id: string;
  readonly email: string;
  readonly senderName: string;
  readonly state: 'unconfirmed' | 'active' | 'left' | 'suppressed' | 'erased';
  readonly createdAt: string;
}

/** POST /newsletter/subscriber-searches → SubscriberPage. Changes nothing; a POST keeps addresses out of logs. */
export interface SubscriberSearch {
  /** A complete address or its beginning; then the list is in the order of addresses, else the newest come first. */
  readonly search?: string;
  readonly senderId?: string;
  readonly purposeKey?: string;
  /** Of the consent where a purpose is named, else of the subscriber. */
  readonly state?: ConsentSummary['state'] | SubscriberSummary['state'];
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit?: number;
}

export interface ListedSubscriber extends SubscriberSummary {
  /** Of the consent to the purpose asked for; null where none was. */
  readonly consentState: ConsentSummary['state'] | null;
}

export interface SubscriberPage {
  readonly results: readonly ListedSubscriber[];
  /** May be there although the page is short: a filtered search looks at a limited number of addresses at a time. */
  readonly next: string | null;
  /** Counted up to 10,000; null where that would take reading everything. */
  readonly count: { readonly known: number; readonly more: boolean } | null;
}

export interface ConsentSummary {
  readonly purposeKey: string;
  readonly purposeTitle: string;
  readonly state: 'requested' | 'active' | 'withdrawn' | 'objected' | 'expired' | 'erased';
  readonly since: string;
  readonly expiresAt: string | null;
}

/** One entry of the append-only ledger, as the timeline shows it. */
export interface ConsentEvent {
  readonly id: string;
  /** Place in the sender's chain; null for the first moments, until it is sealed. */
  readonly seq: number | null;
  readonly event: string;
  readonly purposeKey: string;
  readonly at: string;
  readonly ip: string | null;
  readonly source: string | null;
  readonly method: string | null;
  readonly formSlug: string | null;
  readonly formVersion: number | null;
  /** The exact text the person saw. */
  readonly text: string | null;
  readonly hash: string | null;
}

/** One campaign that had the person among its recipients. */
export interface SubscriberMail {
  readonly id: string;
  readonly campaignId: string;
  readonly title: string;
  readonly state: string;
  readonly reason: string | null;
  readonly at: string | null;
}

/** GET /newsletter/subscribers/:id */
export interface Subscriber extends SubscriberSummary {
  readonly locale: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly consents: readonly ConsentSummary[];
  readonly suppressions: readonly {
    readonly reason: string;
    readonly since: string;
    readonly source: string;
  }[];
  /** The newest ten. */
  readonly mails: readonly SubscriberMail[];
  readonly timeline: readonly ConsentEvent[];
}

/** POST /newsletter/subscribers/:id/unsubscription – nobody can add consent by hand; this only takes away. */
export interface UnsubscribeRequest {
  /** One purpose; all when absent. */
  readonly purposeKey?: string;
  readonly reason: string;
}
