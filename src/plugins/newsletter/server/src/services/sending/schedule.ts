import type { Database } from '../../db/database';
import { RULES_VERSION } from '../../domain/agreement/agreements';
import { afterAction } from '../../domain/campaign/campaign-state';
import { CONFIRMATION_FRESH_MS } from '../../domain/campaign/send-gate';
import { canonicalJson } from '../../domain/consent/ledger';
import { mailingId } from '../../domain/message';
import { Refusal } from '../../domain/refusal';
import type { CampaignRecord, CampaignRepository } from '../../repositories/campaigns/campaigns';
import { randomId } from '../../repositories/rows';
import type { RunRepository } from '../../repositories/sending/runs';
import type {
  SendPermissionRepository,
  StoredConfirmation,
} from '../../repositories/sending/send-permissions';
import type { Audit } from '../audit';
import type { CampaignService } from '../campaigns/campaigns';
import type { Clock } from '../clock';
import type { RenderedCampaign } from '../campaigns/content';
import type { Keys } from '../keys';
import type { createScheduleGate } from './schedule-gate';

/** Who acts: the number of the admin user, and the name the audit knows the act by. */
export interface Actor {
  readonly userId: number;
  readonly name: string;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly campaign: CampaignService;
  readonly permissions: SendPermissionRepository;
  readonly runs: RunRepository;
  readonly gate: ReturnType<typeof createScheduleGate>;
  /** Tells the engine that there may be something to do. */
  wake(): void;
}

export const createScheduleService = (deps: Deps) => {
  const { database, clock, keys, audit, campaigns, campaign, permissions, runs, gate } = deps;

  const requestApproval = async (
    record: CampaignRecord,
    rendered: RenderedCampaign,
    actor: Actor,
  ): Promise<number> => {
    const approvalId = await permissions.requestApproval({
      campaignId: record.id,
      contentHash: rendered.hash,
      findings: rendered.findings,
      requestedBy: actor.userId,
      now: clock.now(),
    });
    await campaigns.move(record.id, record.state, 'awaiting-approval', { contentHash: rendered.hash });
    await audit.write({
      actor: actor.name,
      action: 'approval.request',
      subject: record.id,
      details: { approvalId },
    });
    return approvalId;
  };

  const startRun = async (
    record: CampaignRecord,
    rendered: RenderedCampaign,
    confirmationId: string,
    startAt: number,
  ) => {
    const { sender, purpose, hash, content } = rendered;
    const day = new Date(startAt);
    const run = await runs.insert(
      {
        campaignId: record.id,
        senderId: sender.id,
        senderDomain: sender.domain,
        purposeKey: purpose.key,
        startAt,
        confirmationId,
        approvalNeeded: rendered.verdict === 'approval-required',
        contentHash: hash,
        content: canonicalJson(content),
      },
      (runId) => mailingId(sender.key, runId, day, keys.mac),
    );
    const moved = await campaigns.move(record.id, record.state, 'scheduled', {
      contentHash: hash,
      mailingId: run.mailingId,
      startAt: day.toISOString(),
    });
    if (!moved) throw new Refusal('campaign_state_conflict', 'DESIGN-2.3');
  };

  return {
    /** The ticked box of one send: bound to this content, used once, good for half an hour (MFR-3.3, LM-3.2). */
    confirm: async (id: string, accepted: unknown, actor: Actor) => {
      if (accepted !== true) throw new Refusal('confirmation_missing', 'MFR-3.3', { field: 'accepted' });
      const rendered = await campaign.render(id);
      const confirmation: StoredConfirmation = {
        id: randomId(),
        campaignId: id,
        contentHash: rendered.hash,
        rulesVersion: RULES_VERSION,
        userId: actor.userId,
        createdAt: clock.now(),
        usedAt: null,
      };
      await database.transaction(async () => {
        await permissions.confirm(confirmation);
        await audit.write({
          actor: actor.name,
          action: 'campaign.confirm',
          subject: id,
          details: { contentHash: rendered.hash },
        });
      });
      return { ...confirmation, expiresAt: confirmation.createdAt + CONFIRMATION_FRESH_MS };
    },

    /**
     * Puts a campaign on its way, now or later. Content that needs a second opinion is filed for it instead.
     * @throws Refusal with the first gate that says no (domain/campaign/send-gate.ts)
     */
    schedule: async (
      id: string,
      request: { confirmationId: string | null; startAt: number | null },
      actor: Actor,
    ) => {
      const record = await campaign.find(id);
      if (afterAction(record.state, 'schedule') === null) {
        throw new Refusal('campaign_state_conflict', 'DESIGN-2.3', { state: record.state });
      }
      const rendered = await campaign.render(id);
      const outcome = await database.transaction(async () => {
        const confirmation =
          request.confirmationId === null ? null : await permissions.confirmation(request.confirmationId);
        const startAt = request.startAt ?? clock.now();
        const decision = await gate(record, rendered, { confirmation, startAt });
        if (!decision.allowed) {
          const approvalId =
            decision.code === 'approval_required'
              ? await requestApproval(record, rendered, actor)
              : undefined;
          return new Refusal(decision.code, decision.rule, {
            findings: rendered.findings,
            ...(approvalId === undefined ? {} : { approvalId }),
          });
        }
        if (confirmation === null || !(await permissions.useConfirmation(confirmation.id, clock.now()))) {
          throw new Refusal('confirmation_used', 'MFR-3.3');
        }
        await startRun(record, rendered, confirmation.id, startAt);
        await audit.write({
          actor: actor.name,
          action: 'campaign.schedule',
          subject: id,
          details: { contentHash: rendered.hash },
        });
        return null;
      });
      // Thrown out here, because the request for approval must not be rolled back with the refusal.
      if (outcome) throw outcome;
      deps.wake();
      return campaign.find(id);
    },
  };
};

export type ScheduleService = ReturnType<typeof createScheduleService>;
