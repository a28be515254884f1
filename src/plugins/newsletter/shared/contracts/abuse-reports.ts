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
}

/** POST /newsletter/abuse-reports/:id/verdict – a case is closed by a verdict only (MSR-AS-5). */
export interface VerdictRequest {
  readonly verdict: 'justified' | 'unjustified' | 'unclear';
  readonly note: string;
}
