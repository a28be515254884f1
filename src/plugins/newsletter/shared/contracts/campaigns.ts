import type { CheckResult, Finding } from './common';

export type CampaignState =
  'draft' | 'awaiting-approval' | 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled';
export type SourceFormat = 'markdown' | 'html' | 'mjml';

/** What an editor writes. POST /newsletter/campaigns, PUT /newsletter/campaigns/:id (draft and awaiting-approval only). */
export interface CampaignDraft {
  readonly title: string;
  readonly senderId: string;
  readonly purposeKey: string;
  readonly subject: string;
  readonly preheader?: string | null;
  readonly format: SourceFormat;
  readonly body: string;
  readonly templateId?: string | null;
  readonly locale: 'de' | 'en';
}

export interface Campaign extends CampaignDraft {
  readonly id: string;
  readonly state: CampaignState;
  readonly mailingId: string | null;
  readonly contentHash: string | null;
  readonly startAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly approval: Approval | null;
  readonly progress: Progress | null;
}

/** GET /newsletter/campaigns?page=&pageSize=&state=&q= → Page<CampaignSummary> */
export interface CampaignSummary {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly senderName: string;
  readonly purposeTitle: string;
  readonly state: CampaignState;
  readonly mailingId: string | null;
  readonly startAt: string | null;
  readonly updatedAt: string;
  readonly progress: Progress | null;
}

/** Where every frozen recipient stands; the counts add up to `total`. */
export interface DeliveryCounts {
  readonly queued: number;
  readonly submitted: number;
  readonly bounced: number;
  readonly skipped: number;
  readonly failed: number;
  readonly uncertain: number;
  readonly cancelled: number;
}

/** GET /newsletter/campaigns/:id/progress – polled every few seconds while a campaign is sending. */
export interface Progress {
  readonly state: CampaignState;
  readonly total: number;
  readonly counts: DeliveryCounts;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Why nothing leaves right now, in words and with its rule; null while mail leaves. */
  readonly pause: {
    readonly reason: string;
    readonly rule: string;
    readonly message: string;
    readonly until: string | null;
  } | null;
  /** When the last queued mail will have left under the policy in force. */
  readonly expectedEnd: string | null;
}

/** What one mailbox provider answered to a campaign, and how its lane stands. */
export interface CampaignLane {
  /** Its key; `other` for all that have no lane of their own in the table. */
  readonly provider: string;
  /** What people know it by; null for `other`. */
  readonly name: string | null;
  readonly submitted: number;
  readonly bounced: number;
  readonly failed: number;
  /** Answers that asked for a later try. */
  readonly deferred: number;
  /** How many lanes rest or are slowed down: of a provider one at most, of the others each domain for itself. */
  readonly slowed: number;
  /** Nothing leaves before; null when mail may leave. */
  readonly coolingUntil: string | null;
  /** Connections at a time where they are fewer than usual. */
  readonly connections: number | null;
  /** Why it rests or is slow, in words and with its rule. */
  readonly reason: string | null;
  readonly rule: string | null;
  readonly message: string | null;
}

/** GET /newsletter/campaigns/:id/lanes – polled while a campaign is sending. */
export interface CampaignLanes {
  readonly lanes: readonly CampaignLane[];
  /** What comes close to stopping the campaign, or has. */
  readonly warnings: readonly {
    readonly reason: string;
    readonly rule: string;
    readonly message: string;
    readonly count: number;
    readonly of: number | null;
  }[];
}

/** GET /newsletter/campaigns/:id/forecast?startAt=ISO&finishBy=ISO – what would happen; drawn as chart and table. */
export interface Forecast {
  readonly recipients: number;
  readonly start: string;
  readonly end: string;
  readonly segments: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly pausedBy?: string;
  }[];
  readonly maxInAnyHour: number;
  readonly minGapSeconds: number | null;
  /** The contract ends before everybody has the mail: how many would not get it (MSR-4.1b). */
  readonly contractEnd: { readonly at: string; readonly left: number } | null;
  /** Whether it is through by the end that was asked for, and with which start at the latest. */
  readonly finishBy: {
    readonly at: string;
    readonly fits: boolean;
    /** How many would be left over. */
    readonly left: number;
    readonly latestStart: string | null;
  } | null;
}

/** POST /newsletter/previews (a CampaignDraft) – the mail as one example recipient would see it. */
export interface Preview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly check: CheckResult;
}

/** POST /newsletter/campaigns/:id/confirmations { accepted: true } – one use, bound to the content (MFR-3.3). */
export interface SendConfirmation {
  readonly id: string;
  readonly contentHash: string;
  readonly rulesVersion: string;
  readonly expiresAt: string;
}

/**
 * POST /newsletter/campaigns/:id/schedule – starts now, or at `startAt`.
 * Refusals: 409 approval_required (the request for approval is filed by this call), 422 content_forbidden,
 * content_not_accepted, content_incomplete; 403 sender_not_active, policy_not_accepted; 409 list_too_large,
 * confirmation_missing, confirmation_used, confirmation_void; 422 imprint_incomplete, no_recipients.
 * Further: POST and DELETE …/pause (pause, resume), POST …/cancellation.
 */
export interface ScheduleRequest {
  readonly confirmationId: string;
  readonly startAt?: string | null;
}

/** GET /newsletter/campaigns/:id/recipients?state=&page= → Page<RecipientOutcome> */
export interface RecipientOutcome {
  readonly id: string;
  readonly subscriberId: string;
  readonly email: string;
  readonly state: string;
  readonly reason: string | null;
  readonly rule: string | null;
  readonly at: string | null;
}

export type SecondLook = 'arrived' | 'not-arrived' | 'send-again' | 'retry';

/** POST /newsletter/campaigns/:id/recipient-decisions: numbers of at most 100 recipients, or all of that state */
export interface SecondLookRequest {
  readonly decision: SecondLook;
  readonly recipients: readonly string[] | 'all';
}

export interface SecondLookResult {
  /** How many it was about; others were decided already. */
  readonly count: number;
}

/** GET /newsletter/approvals?state=requested → Page<Approval>; POST /newsletter/approvals/:id/decision */
export interface Approval {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly senderName: string;
  readonly state: 'requested' | 'approved' | 'refused' | 'void';
  readonly findings: readonly Finding[];
  readonly contentHash: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
  /** False when the user who asks made the request: the second pair of eyes must be another person's. */
  readonly mayDecide: boolean;
}

export interface ApprovalDecision {
  readonly decision: 'approved' | 'refused';
  readonly note: string;
}
