import { cancellationOf, type RunEnd } from '../../domain/delivery/cancellation';
import type { Database } from '../../db/database';
import type { CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { RunRepository } from '../../repositories/sending/runs';
import type { Audit } from '../audit';

interface Deps {
  readonly database: Database;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
}

/** Ends campaigns on their way for a reason that lies with the sender: everybody not reached yet is told off with it. */
export const createRunEnds = ({ database, audit, campaigns, runs, deliveries }: Deps) => ({
  end: (runId: number, end: RunEnd, actor: string): Promise<void> =>
    database.transaction(async () => {
      if (!(await runs.move(runId, ['scheduled', 'sending', 'paused'], 'cancelled'))) return;
      const run = await runs.find(runId);
      if (!run) return;
      const { reason, rule } = cancellationOf(end);
      const campaign = await campaigns.find(run.campaignId);
      if (campaign) await campaigns.move(campaign.id, campaign.state, 'cancelled');
      const cancelled = await deliveries.cancelQueued(runId, { reason, rule });
      await runs.addCounts(runId, { queued: -cancelled, cancelled });
      await runs.setPause(runId, end, rule);
      await audit.write({
        actor,
        action: 'campaign.cancel',
        subject: run.campaignId,
        details: { reason: end, rule, cancelled },
      });
    }),
});

export type RunEnds = ReturnType<typeof createRunEnds>;
