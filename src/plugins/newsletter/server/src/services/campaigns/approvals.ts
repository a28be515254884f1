import type { Database } from '../../db/database';
import { afterAction } from '../../domain/campaign/campaign-state';
import { Refusal } from '../../domain/refusal';
import type { CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { PageRequest } from '../../repositories/rows';
import type { ApprovalRecord, SendPermissionRepository } from '../../repositories/sending/send-permissions';
import type { Audit } from '../audit';
import type { CampaignService } from './campaigns';
import type { Clock } from '../clock';
import type { Actor } from '../sending/schedule';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly campaign: CampaignService;
  readonly permissions: SendPermissionRepository;
}

/** The second pair of eyes on content that needs it (MOS-5.0). */
export const createApprovalService = ({ database, clock, audit, campaigns, campaign, permissions }: Deps) => {
  const find = async (id: number): Promise<ApprovalRecord> => {
    const approval = await permissions.approval(id);
    if (!approval) throw new Refusal('not_found', 'MOS-5.0');
    return approval;
  };

  return {
    find,
    latestOf: (campaignId: string) => permissions.latestApproval(campaignId),
    page: (state: string | undefined, page: PageRequest) => permissions.approvals(state, page),

    /**
     * Decides for exactly the content the request was made for; it counts for no other.
     * @throws Refusal approval_own_request, approval_decided, field_invalid
     */
    decide: (id: number, decision: { state: 'approved' | 'refused'; note: string }, actor: Actor) =>
      database.transaction(async () => {
        const approval = await find(id);
        if (approval.requestedBy === actor.userId) throw new Refusal('approval_own_request', 'MOS-5.0');
        if (decision.note.trim() === '') throw new Refusal('field_invalid', 'MOS-5.0', { field: 'note' });
        const record = await campaign.find(approval.campaignId);
        const rendered = await campaign.render(record.id);
        if (rendered.hash !== approval.contentHash)
          throw new Refusal('approval_decided', 'MOS-5.0', { state: 'void' });
        const decided = await permissions.decide(id, { ...decision, userId: actor.userId, now: clock.now() });
        if (!decided) throw new Refusal('approval_decided', 'MOS-5.0', { state: approval.state });
        const next = afterAction(record.state, 'decide');
        if (next !== null) await campaigns.move(record.id, record.state, next);
        await audit.write({
          actor: actor.name,
          action: `approval.${decision.state}`,
          subject: record.id,
          details: { approvalId: id },
        });
        return find(id);
      }),
  };
};

export type ApprovalService = ReturnType<typeof createApprovalService>;
