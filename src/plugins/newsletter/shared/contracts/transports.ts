/** One way out for mail, in order of preference. Never with a user or a password. */
export interface TransportStatus {
  /** Host and port. */
  readonly label: string;
  readonly tls: 'implicit' | 'required' | 'opportunistic' | 'off';
  readonly verifiesCertificate: boolean;
  readonly login: 'none' | 'password' | 'token';
  /** Connections at a time. */
  readonly connections: number;
  /** Null: all senders. */
  readonly senderDomains: readonly string[] | null;
  /** `doubtful`: it took several mails in a row and did not say what became of them. */
  readonly state: 'unknown' | 'up' | 'down' | 'doubtful';
  readonly since: string | null;
  /** Left alone until then. */
  readonly restsUntil: string | null;
  /** Codes of what was wrong last. */
  readonly detail: string | null;
}

/** GET /newsletter/transports; empty with the outbox. */
export interface TransportList {
  readonly results: readonly TransportStatus[];
}

/** POST /newsletter/transports/checks: connects to each and logs in, sends nothing. */
export interface TransportChecks {
  readonly results: readonly {
    readonly label: string;
    readonly ok: boolean;
    /** Codes, null when all is well. */
    readonly detail: string | null;
  }[];
}
