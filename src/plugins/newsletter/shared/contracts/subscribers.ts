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
  /** Until when the person wants no mail for it, or for anything of the sender; null where nothing pauses. */
  readonly pausedUntil: string | null;
}

/** One entry of the append-only ledger, with everything it says about how the event came about. */
export interface ConsentEvent {
  readonly id: string;
  /** Place in the sender's chain; null for the first moments, until it is sealed. */
  readonly seq: number | null;
  readonly event: string;
  readonly purposeKey: string;
  readonly at: string;
  readonly hash: string | null;
  /** The evidence was taken out by an erasure; everything below is empty then. */
  readonly redacted: boolean;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** Whether both steps came from the same network address; null where one is not known. */
  readonly sameIp: boolean | null;
  readonly source: string | null;
  readonly method: string | null;
  /** Who of the team, by name. */
  readonly actor: string | null;
  readonly reason: string | null;
  /** Drawn as it was by GET /newsletter/subscribers/:id/records/:record/form. */
  readonly form: { readonly slug: string; readonly version: number } | null;
  /** What stood beside the box, word for word. */
  readonly text: ShownConsentText | null;
  /** Every box of the form by the title of its purpose, and whether the person ticked it. */
  readonly boxes: readonly { readonly title: string; readonly ticked: boolean }[];
  readonly mail: ConfirmationMailProof | null;
  /** The proof that came in with an imported list. */
  readonly imported: ImportedProof | null;
  /** When the page behind the link was opened. */
  readonly viewedAt: string | null;
  /** Of a withdrawal: from the request until nothing could go out any more. */
  readonly latencyMs: number | null;
}

export interface ShownConsentText {
  readonly title: string | null;
  readonly messageTypes: string | null;
  readonly frequency: string | null;
  readonly text: string;
  readonly controller: string | null;
}

/** Both steps as they took place elsewhere, and what of it the importer stated instead of reading it from a column. */
export interface ImportedProof {
  readonly origin: string | null;
  readonly requestedAt: string;
  readonly requestIp: string;
  readonly confirmedAt: string;
  readonly confirmIp: string;
  /** Names of what was stated for the whole file, such as `source`; the times' zone where the file names none. */
  readonly declared: readonly string[];
  readonly timeZone: string | null;
}

/** What is known of the confirmation mail; its text is not kept, its hash is. */
export interface ConfirmationMailProof {
  readonly messageId: string | null;
  readonly subject: string | null;
  readonly bodyHash: string | null;
  readonly handedOverAt: string | null;
  readonly serverAnswer: string | null;
}

/** GET /newsletter/subscribers/:id/records/:record/form – the form version that one record names. */
export interface FormAsSeen {
  readonly slug: string;
  readonly version: number;
  readonly language: string;
  readonly contentHash: string;
  /** Whether the version kept is byte for byte the one that the record names. */
  readonly unaltered: boolean;
  readonly html: string;
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
  /**
   * The last mail could not leave for want of SMTPUTF8: by the operator's setting, at the own mail servers, or behind
   * them. Null once a mail was taken.
   */
  readonly needsSmtpUtf8: { readonly lack: 'setting' | 'server' | 'route'; readonly at: string } | null;
  /** The newest ten. */
  readonly mails: readonly SubscriberMail[];
  readonly timeline: readonly ConsentEvent[];
  /** IANA name: in this zone the sender tells times, and the timeline does. */
  readonly timeZone: string;
  readonly addressChanges: readonly AddressChange[];
  /** Until when an erasure now would keep the evidence under lock; null where it would keep none. */
  readonly proofKeptUntil: string | null;
}

/** A wish to get mail at another address: nothing changes until its mailbox says yes. */
export interface AddressChange {
  readonly subscriberId: string;
  readonly email: string;
  readonly state: 'open' | 'confirmed' | 'expired';
  readonly requestedAt: string;
  readonly expiresAt: string;
}

/** How a wish reached the team. */
export type RequestWay = 'letter' | 'mail' | 'phone' | 'in-person' | 'authority' | 'other';

/** POST /newsletter/subscribers/:id/erasure → ErasureResult. The address is typed by whoever erases. */
export interface ErasureRequest {
  readonly email: string;
  readonly way: RequestWay;
}

export interface ErasureResult {
  readonly proofKeptUntil: string | null;
}

/** POST /newsletter/subscribers/:id/address-change → 202, whatever is known of the new address. */
export interface AddressChangeRequest {
  readonly email: string;
  readonly way: RequestWay;
}

/** POST /newsletter/subscribers/:id/unsubscription – nobody can add consent by hand; this only takes away. */
export interface UnsubscribeRequest {
  /** One purpose; all when absent. */
  readonly purposeKey?: string;
  readonly reason: string;
}
