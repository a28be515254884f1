import type { Database } from '../../db/database';
import { afterAction, type CampaignAction } from '../../domain/campaign/campaign-state';
import { cancellationOf } from '../../domain/delivery/cancellation';
import { Refusal } from '../../domain/refusal';
import type { CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { FirstSendRepository } from '../../repositories/sending/first-sends';
import type { RunAnswerRepository } from '../../repositories/sending/run-answers';
import type { Run, RunRepository, RunState } from '../../repositories/sending/runs';
import type { Audit } from '../audit';
import type { CampaignService } from '../campaigns/campaigns';

interface Deps {
  readonly database: Database;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly campaign: CampaignService;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly runAnswers: RunAnswerRepository;
  readonly firstSends: FirstSendRepository;
  /** Tells the engine that there may be something to do. */
  wake(): void;
}

const NOT_HELD_UP = { pause_reason: null, pause_rule: null } as const;

/**
 * Pauses, resumes and cancels what is on its way.
 * @throws Refusal campaign_state_conflict where the campaign is not in a state for it
 */
export const createSteeringService = (deps: Deps) => {
  const { database, audit, campaigns, campaign, runs, deliveries, runAnswers, firstSends } = deps;

  /** Moves the campaign and its run together, or neither. */
  const move = (id: string, action: CampaignAction, runFrom: readonly RunState[], actor: string) =>
    database.transaction(async (): Promise<Run | null> => {
      const record = await campaign.find(id);
      const next = afterAction(record.state, action);
      const run = await runs.findByCampaign(id);
      if (next === null) throw new Refusal('campaign_state_conflict', 'DESIGN-2.3', { state: record.state });
      // The run before its campaign, as the engine takes them: else each could wait for the other. What held it up
      // until a person decided is not why it stands still now.
      if (run && !(await runs.move(run.id, runFrom, next as RunState, NOT_HELD_UP))) {
        throw new Refusal('campaign_state_conflict', 'DESIGN-2.3', { state: run.state });
      }
      if (!(await campaigns.move(id, record.state, next)))
        throw new Refusal('campaign_state_conflict', 'DESIGN-2.3');
      await audit.write({ actor, action: `campaign.${action}`, subject: id });
      return run;
    });

  /**
   * Somebody looked: breakers count anew, or they would stop it again for what was seen (C.2.3). Before the run's own
   * row, as a turn takes them that still writes its last answers.
   */
  const countAnew = async (runId: number): Promise<void> => {
    await runAnswers.lookedAt(runId);
    await firstSends.lookedAt(runId);
  };

  return {
    pause: (id: string, actor: string) => move(id, 'pause', ['scheduled', 'sending'], actor),

    resume: async (id: string, actor: string) => {
      // In one transaction: a run seen as sending before it is frozen would be finished with nobody mailed.
      await database.transaction(async () => {
        const known = await runs.findByCampaign(id);
        if (known) await countAnew(known.id);
        const run = await move(id, 'resume', ['paused'], actor);
        if (!run) return;
        const [owing] = await firstSends.owingProof(run.id);
        if (owing !== undefined) throw new Refusal('import_unproven', 'C.2.3', { import: owing });
        // A run that was paused before it was frozen still has to be.
        if (run.frozenAt === null) {
          await runs.move(run.id, ['sending'], 'scheduled');
          await campaigns.move(id, 'sending', 'scheduled');
        }
      });
      deps.wake();
    },

    cancel: async (id: string, actor: string) => {
      await database.transaction(async () => {
        const run = await move(id, 'cancel', ['scheduled', 'sending', 'paused'], actor);
        if (!run) return;
        const cancelled = await deliveries.cancelQueued(run.id, cancellationOf(null));
        await runs.addCounts(run.id, { queued: -cancelled, cancelled });
      });
      // What is claimed or on the wire right now is cancelled by the engine when it comes back.
      deps.wake();
    },
  };
};

export type SteeringService = ReturnType<typeof createSteeringService>;
