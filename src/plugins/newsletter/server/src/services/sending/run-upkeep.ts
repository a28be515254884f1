import type { Database } from '../../db/database';
import { cancellationOf } from '../../domain/delivery/cancellation';
import type { CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { FirstSendRepository } from '../../repositories/sending/first-sends';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { SenderRepository } from '../../repositories/senders';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import { consentWindow, type SiteProfiles } from '../policies';
import type { EngineLog } from './engine-log';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly notices: NoticeRepository;
  readonly firstSends: FirstSendRepository;
  readonly log: SendingLogRepository;
  readonly senders: SenderRepository;
  readonly siteProfiles: SiteProfiles;
  readonly senderTerms: Pick<SenderTermsRepository, 'nextContractEnd'>;
  readonly events: EngineLog;
}

/** Tells that a run is over and its compiled form may go. */
type Ended = (runId: number) => void;

/** Moves runs through their states around the sending itself: started when due, stopped, cancelled, finished. */
export const createRunUpkeep = (deps: Deps) => {
  const { database, clock, audit, campaigns, runs, deliveries, notices, log, events } = deps;
  const { senders, siteProfiles, senderTerms, firstSends } = deps;

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

  /** What a dead runner or a failed pass was handing over is uncertain, and counts as if it had left just now. */
  const settleOrphans = async (): Promise<void> => {
    await database.transaction(async () => {
      const at = clock.now();
      const lost = await deliveries.settleOrphans();
      for (const { id, runId } of lost) {
        const run = await runs.find(runId);
        await runs.addCounts(runId, { queued: -1, uncertain: 1 });
        if (run) await log.add([{ senderDomain: run.senderDomain, kind: 'campaign', deliveryId: id, at }]);
      }
      const lostNotices = await notices.settleOrphans();
      await log.add(
        lostNotices.map(({ id, senderDomain, kind }) => ({ senderDomain, kind, noticeId: id, at })),
      );
      if (lost.length + lostNotices.length > 0) {
        events.info(
          `${lost.length} deliveries and ${lostNotices.length} notices of an ended process are uncertain.`,
        );
      }
    });
  };

  const startDueRuns = async (): Promise<void> => {
    for (const run of await runs.inState(['scheduled'])) {
      if (run.startAt > clock.now()) continue;
      await database.transaction(async () => {
        if (!(await runs.move(run.id, ['scheduled'], 'sending'))) return;
        const sender = await senders.find(run.senderId);
        const window = consentWindow(sender?.profiles ?? [], siteProfiles, clock.now());
        const total = await deliveries.freeze(run, window);
        await runs.setFrozen(run.id, total, clock.now());
        await firstSends.begin(run);
        await campaigns.move(run.campaignId, 'scheduled', 'sending');
      });
    }
  };

  /** When the next scheduled run is due or the next contract ends, epoch ms. */
  const nextDue = async (): Promise<number | null> => {
    const scheduled = await runs.inState(['scheduled']);
    const contractEnd = await senderTerms.nextContractEnd();
    const due = [...scheduled.map((run) => run.startAt), ...(contractEnd === null ? [] : [contractEnd])];
    return due.length === 0 ? null : Math.min(...due);
  };

  const cancelRest = async (ended: Ended): Promise<void> => {
    for (const run of await runs.cancelledWithRest()) {
      await database.transaction(async () => {
        const cancelled = await deliveries.cancelQueued(run.id, cancellationOf(run.pauseReason));
        await runs.addCounts(run.id, { queued: -cancelled, cancelled });
      });
      ended(run.id);
    }
  };

  const finishRuns = async (ended: Ended): Promise<void> => {
    for (const run of await runs.inState(['sending'])) {
      if (await deliveries.hasOpen(run.id)) continue;
      await database.transaction(async () => {
        if (!(await runs.move(run.id, ['sending'], 'sent', { finished_at: clock.now() }))) return;
        await campaigns.move(run.campaignId, 'sending', 'sent');
      });
      ended(run.id);
    }
  };

  return { stopRun, settleOrphans, startDueRuns, nextDue, cancelRest, finishRuns };
};

export type RunUpkeep = ReturnType<typeof createRunUpkeep>;
