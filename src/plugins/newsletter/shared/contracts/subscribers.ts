/** GET /newsletter/subscribers?page=&pageSize=&q=&purposeKey=&state= → Page<SubscriberSummary> */
export interface SubscriberSummary {
  readonly id: string;
  readonly email: string;
  readonly senderName: string;
  readonly state: 'unconfirmed' | 'active' | 'left' | 'suppressed' | 'erased';
  readonly createdAt: string;
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
  readonly seq: number;
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
  readonly hash: string;
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
  readonly timeline: readonly ConsentEvent[];
}

/** POST /newsletter/subscribers/:id/unsubscription – nobody can add consent by hand; this only takes away. */
export interface UnsubscribeRequest {
  /** One purpose; all when absent. */
  readonly purposeKey?: string;
  readonly reason: string;
}
