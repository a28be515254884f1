import type { Database } from '../../db/database';
import { cancellationOf } from '../../domain/delivery/cancellation';
import { LONGEST_REST_MS } from '../../domain/delivery/provider-lane';
import type { CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { FirstSendRepository } from '../../repositories/sending/first-sends';
import type { ProviderLaneRepository } from '../../repositories/sending/provider-lanes';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import { allInTurn } from './all-done';
import { consentWindow, type SiteProfiles } from '../policies';
import type { EngineLog } from './engine-log';
import { LANE_MEMORY_MS } from './lane-book';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly firstSends: FirstSendRepository;
  readonly providerLanes: ProviderLaneRepository;
  readonly senders: SenderRepository;
  readonly siteProfiles: SiteProfiles;
  readonly senderTerms: Pick<SenderTermsRepository, 'nextContractEnd'>;
  readonly events: EngineLog;
}

/** What is due and did not start is in another process's hands, or in trouble: it is not asked for without a break. */
const BUSY_RETRY_MS = 1_500;

/** Tells that a run is over and its compiled form may go. */
type Ended = (runId: number) => void;

/**
 * Moves runs through their states around the sending itself: started when due, stopped, cancelled, finished. Any number
 * of processes do so; each step is taken by compare-and-set on its run.
 */
export const createRunUpkeep = (deps: Deps) => {
  const { database, clock, audit, campaigns, runs, deliveries, events } = deps;
  const { senders, siteProfiles, senderTerms, firstSends, providerLanes } = deps;

  const stopRun = async (run: Run, reason: string, rule: string): Promise<void> => {
    await database.transaction(async () => {
      if (!(await runs.move(run.id, ['sending'], 'paused'))) return;
      await campaigns.move(run.campaignId, 'sending', 'paused');
      await runs.setPause(run.id, reason, rule);
      await audit.write({
        actor: 'engine',
        action: 'campaign.pause',
        subject: run.campaignId,
        details: { reason, rule },
      });
    });
    events.info(`Campaign ${run.campaignId} stopped: ${reason} (${rule}).`);
  };

  const start = (due: Run): Promise<void> =>
    database.transaction(async () => {
      // Another process freezes it already: a million rows take a while, and other mail need not wait.
      if (!(await runs.takeAside(due.id))) return;
      if (!(await runs.move(due.id, ['scheduled'], 'sending'))) return;
      const sender = await senders.find(due.senderId);
      const window = consentWindow(sender?.profiles ?? [], siteProfiles, clock.now());
      const total = await deliveries.freeze(due, window);
      await runs.setFrozen(due.id, total, clock.now());
      await firstSends.begin(due);
      await campaigns.move(due.campaignId, 'scheduled', 'sending');
    });

  const startDueRuns = async (): Promise<void> => {
    const scheduled = await runs.inState(['scheduled']);
    await allInTurn(scheduled, async (run) => {
      if (run.startAt <= clock.now()) await start(run);
    });
  };

  /** When the next scheduled run is due or the next contract ends, epoch ms. */
  const nextDue = async (): Promise<number | null> => {
    const scheduled = await runs.inState(['scheduled']);
    const contractEnd = await senderTerms.nextContractEnd();
    const due = [...scheduled.map((run) => run.startAt), ...(contractEnd === null ? [] : [contractEnd])];
    const now = clock.now();
    return due.length === 0 ? null : Math.min(...due.map((at) => (at > now ? at : now + BUSY_RETRY_MS)));
  };

  const cancelRest = async (ended: Ended): Promise<void> =>
    allInTurn(await runs.cancelledWithRest(), async (run) => {
      await database.transaction(async () => {
        if (!(await runs.takeAside(run.id))) return;
        const cancelled = await deliveries.cancelQueued(run.id, cancellationOf(run.pauseReason));
        await runs.addCounts(run.id, { queued: -cancelled, cancelled });
      });
      ended(run.id);
    });

  /** Lanes may bear the name of one person's own domain: they are not kept once they say nothing any more. */
  const tidyLanes = async (): Promise<void> => {
    await providerLanes.forget(clock.now() - LANE_MEMORY_MS);
    await providerLanes.bound(clock.now() + LONGEST_REST_MS);
  };

  const finish = async (run: Run, ended: Ended): Promise<void> => {
    if (run.frozenAt === null || (await deliveries.hasOpen(run.id))) return;
    await database.transaction(async () => {
      // Looked at again with the run in hand: somebody may have put recipients back into the queue.
      if (!(await runs.takeAside(run.id)) || (await deliveries.hasOpen(run.id))) return;
      if (!(await runs.move(run.id, ['sending'], 'sent', { finished_at: clock.now() }))) return;
      await campaigns.move(run.campaignId, 'sending', 'sent');
    });
    ended(run.id);
  };

  const finishRuns = async (ended: Ended): Promise<void> => {
    await allInTurn(await runs.inState(['sending']), (run) => finish(run, ended));
    await tidyLanes();
  };

  return { stopRun, startDueRuns, nextDue, cancelRest, finishRuns };
};

export type RunUpkeep = ReturnType<typeof createRunUpkeep>;
