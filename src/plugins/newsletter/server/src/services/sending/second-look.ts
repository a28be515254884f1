import type { Database } from '../../db/database';
import { afterAction } from '../../domain/campaign/campaign-state';
import { SECOND_LOOK, type SecondLook } from '../../domain/delivery/second-look';
import { Refusal } from '../../domain/refusal';
import type { CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { RunRepository, RunState } from '../../repositories/sending/runs';
import type { Audit } from '../audit';
import type { CampaignService } from '../campaigns/campaigns';

interface Deps {
  readonly database: Database;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly campaign: CampaignService;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  /** Tells the engine that there may be something to do. */
  wake(): void;
}

export interface SecondLookOrder {
  readonly look: SecondLook;
  /** Deliveries; null for all that are in the state the look is about. */
  readonly ids: readonly number[] | null;
  readonly actor: string;
}

/** A person decides about the uncertain and the failed. Whoever is sent to again passes every gate anew. */
export const createSecondLook = (deps: Deps) => {
  const { database, audit, campaigns, campaign, runs, deliveries } = deps;

  /** A campaign that was through goes on; a paused one waits with the others it holds. */
  const reopen = async (id: string, runId: number): Promise<void> => {
    const { state } = await campaign.find(id);
    const next = afterAction(state, 'send-again');
    if (next === null || !(await campaigns.move(id, state, next)))
      throw new Refusal('campaign_state_conflict', 'DESIGN-2.3', { state });
    const moved = await runs.move(runId, [state as RunState], next as RunState, { finished_at: null });
    if (!moved) throw new Refusal('campaign_state_conflict', 'DESIGN-2.3', { state });
  };

  /**
   * @returns how many it was about: none where somebody else was quicker
   * @throws Refusal campaign_state_conflict for a campaign that never ran, or cannot go on
   */
  return async (id: string, { look, ids, actor }: SecondLookOrder): Promise<number> => {
    const { from, to, reason } = SECOND_LOOK[look];
    const count = await database.transaction(async () => {
      const { state } = await campaign.find(id);
      const run = await runs.findByCampaign(id);
      if (!run) throw new Refusal('campaign_state_conflict', 'DESIGN-2.3', { state });
      const changed = await deliveries.decide(run.id, { from, to, reason, ids });
      if (changed === 0) return 0;
      await runs.addCounts(run.id, { [from]: -changed, [to]: changed });
      if (to === 'queued') await reopen(id, run.id);
      await audit.write({ actor, action: `recipients.${look}`, subject: id, details: { count: changed } });
      return changed;
    });
    if (to === 'queued') deps.wake();
    return count;
  };
};
