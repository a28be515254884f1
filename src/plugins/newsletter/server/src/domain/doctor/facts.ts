/** A process that sends, as its row tells. Instants in epoch ms. */
export interface RunnerFact {
  readonly id: string;
  readonly role: string;
  readonly version: string;
  /** Of its secret; null where a version before wrote none. */
  readonly secretMark: string | null;
  /** The last sign of life by its own clock, and by that of the database. */
  readonly beatAt: number;
  readonly seenAt: number;
  readonly endedBy: string | null;
}

export interface LeaseFact {
  readonly name: string;
  readonly beatAt: number;
}

export interface ServerFact {
  readonly label: string;
  /** Why it cannot be used; null where it can. */
  readonly problem: string | null;
  /** Null: it could not be asked. */
  readonly smtpUtf8: boolean | null;
}

export interface DnsFact {
  readonly name: string;
  readonly kind: 'TXT' | 'MX';
  /** What the record is for. */
  readonly use: 'dkim' | 'dmarc' | 'spf' | 'bounces';
  readonly found: 'as-expected' | 'other' | 'none' | 'no-answer';
}

/** What `doctor` looks at; gathered by services/doctor.ts. */
export interface Facts {
  /** Epoch ms by this process's clock, and by the database's in the same moment. */
  readonly now: number;
  readonly databaseNow: number;
  readonly version: string;
  readonly database: 'sqlite' | 'postgres';
  readonly migrations: { readonly missing: readonly string[]; readonly unknown: readonly string[] };
  readonly publicUrl: string;
  readonly abuseAddress: string;
  readonly bounceHost: string;
  /** Whether the server process itself sends. */
  readonly serverSends: boolean;
  /** Whether name servers are asked for the mail servers of recipients' domains. */
  readonly looksUpMx: boolean;
  /** Whether one of the first and last consent records was written with this secret; null where there is none. */
  readonly secretFits: boolean | null;
  readonly secretMark: string;
  /** The servers in order of preference. */
  readonly transport: { readonly name: string; readonly servers: readonly ServerFact[] };
  /** Whether addresses beyond ASCII before the @ are taken. */
  readonly takesUtf8: boolean;
  readonly runners: readonly RunnerFact[];
  /** How long a runner may be silent, ms. */
  readonly lapseMs: number;
  readonly leases: readonly LeaseFact[];
  /** Consent records without their place in the chain yet. */
  readonly unsealed: number;
  /** Null: not asked for. */
  readonly dns: readonly DnsFact[] | null;
}
