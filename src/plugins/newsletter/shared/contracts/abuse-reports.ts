/** GET /newsletter/abuse-reports?state= → Page<AbuseReportSummary> */
export interface AbuseReportSummary {
  readonly id: string;
  readonly caseNumber: string;
  readonly state: 'open' | 'closed';
  readonly reason: string;
  readonly mailingId: string | null;
  readonly campaignTitle: string | null;
  readonly senderName: string | null;
  readonly receivedAt: string;
  readonly anonymous: boolean;
  /** Whether receipt of the mail is proved, and the address therefore blocked. */
  readonly proof: 'token' | 'attached-mail' | 'confirmed-by-mail' | 'none';
}

/** GET /newsletter/abuse-reports/:id */
export interface AbuseReport extends AbuseReportSummary {
  /** Null when the reporter stays anonymous and the user is not of the desk. */
  readonly reporter: {
    readonly salutation: string | null;
    readonly name: string | null;
    readonly email: string;
  } | null;
  readonly message: string;
  readonly attachmentName: string | null;
  readonly campaignId: string | null;
  readonly subscriberId: string | null;
  readonly suppressed: boolean;
  readonly verdict: string | null;
  readonly verdictNote: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** The web address that was reported. */
  readonly location: string | null;
  readonly goodFaith: boolean;
  /** Whether the decision has to be given with reasons and a measure or none (DE-14). */
  readonly illegalContent: boolean;
  /** What reporter and sender were told. */
  readonly reasons: string | null;
  readonly measure: string | null;
  readonly ground: string | null;
}

/** POST /newsletter/abuse-reports/:id/verdict – a case is closed by a verdict only (MSR-AS-5). */
export interface VerdictRequest {
  readonly verdict: 'justified' | 'unjustified' | 'unclear';
  readonly note: string;
  readonly reasons?: string;
  readonly measure?: 'none' | 'web_version_closed' | 'campaign_stopped' | 'sender_suspended';
  readonly ground?: string;
}
