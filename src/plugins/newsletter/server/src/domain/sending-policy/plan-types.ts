import type { SendingPolicy } from './profile';
import type { WarmUpState } from './warm-up';

/** `notice` is mail a person's own action triggered; `test` goes to a sender's verified own addresses. */
export type MailKind = 'confirmation' | 'notice' | 'campaign' | 'test';

/** One message really handed to the mail server, whatever it answered. */
export interface HandOver {
  /** Epoch ms. */
  readonly at: number;
  readonly kind: MailKind;
}

export interface CampaignQueue {
  readonly id: string | number;
  /** Frozen recipients: decides window and size gate, however few are left to send. */
  readonly listSize: number;
  readonly queued: number;
}

export interface PlanInput {
  /** Epoch ms. */
  readonly now: number;
  readonly policy: SendingPolicy;
  /** Hand-overs of the sender domain, ascending, at least those of the last 3,600 s. */
  readonly log: readonly HandOver[];
  readonly queue: {
    readonly transactional: { readonly confirmation: number; readonly notice: number };
    /** Oldest first; that is also the order of service. */
    readonly campaigns: readonly CampaignQueue[];
  };
  /** Most mails one plan may permit, 1 or more. */
  readonly maxBatch: number;
  /** End of the cool-down after a quota rejection (VIV-1.2), epoch ms. */
  readonly blockedUntil?: number | null;
  /** Nothing leaves before, epoch ms: the clock was set back so far that the log does not tell the last hour. */
  readonly heldUntil?: number | null;
  /** An operator's sanction (MSR-2.4-3): mails per sliding hour; 0 stops everything. */
  readonly throttlePerHour?: number | null;
  /** Needed where the policy has a warm-up curve. */
  readonly warmUp?: WarmUpState;
}

export interface Permit {
  readonly kind: MailKind;
  readonly campaignId?: string | number;
  readonly count: number;
}

export type PauseReason =
  | 'spacing'
  | 'hourly-cap'
  | 'quiet-hours'
  | 'list-too-large'
  | 'cool-down'
  | 'sanction'
  | 'clock'
  | 'reserve'
  | 'warm-up';

/** Why a queue, or what is left of it after the permits, does not leave now. */
export interface Pause {
  readonly kind: MailKind;
  readonly campaignId?: string | number;
  /** Of several reasons the one that holds longest. */
  readonly reason: PauseReason;
  readonly rule: string;
  /** Epoch ms at which this queue may leave if no other takes its turn; null where waiting does not help. */
  readonly retryAt: number | null;
}

/** The input is missing something or contradicts itself, so nothing leaves. */
export interface PlanRefusal {
  readonly code: 'invalid_plan_input';
  readonly rule: 'VIV-2.1d';
  /** Path of the offending field. */
  readonly field: string;
}

export interface Plan {
  /** What may be handed over at `now`, in this order. */
  readonly permits: readonly Permit[];
  /**
   * Once the permits are used at `now`: the exact next instant (epoch ms) at which something waiting may
   * leave; `now` itself if only `maxBatch` stood in the way; null if nothing waits or nothing ever may.
   */
  readonly nextAt: number | null;
  readonly pauses: readonly Pause[];
  readonly refusal?: PlanRefusal;
}
