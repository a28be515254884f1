import type { Database } from '../../db/database';
import type { OrphanRepository } from '../../repositories/sending/orphans';
import type { RunnerEnd, RunnerRepository } from '../../repositories/sending/runners';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { Clock } from '../clock';
import type { EngineLog } from './engine-log';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly runners: RunnerRepository;
  readonly orphans: OrphanRepository;
  readonly runs: RunRepository;
  readonly log: SendingLogRepository;
  readonly events: EngineLog;
}

/**
 * A runner is ended, what it had claimed goes back and what it was handing over is uncertain and counts as if it had
 * left just now: all in one transaction. Who takes over its slot plans with what is in doubt (design 2.3, 2.4).
 */
export const createLostRunners = (deps: Deps) => {
  const { database, clock, runners, orphans, runs, log, events } = deps;

  const settleOrphans = async (): Promise<void> => {
    const at = clock.now();
    const lost = await orphans.settleDeliveries();
    for (const { id, runId } of lost) {
      const run = await runs.find(runId);
      await runs.addCounts(runId, { queued: -1, uncertain: 1 });
      if (run) await log.add([{ senderDomain: run.senderDomain, kind: 'campaign', deliveryId: id, at }]);
    }
    const lostNotices = await orphans.settleNotices();
    await log.add(
      lostNotices.map(({ id, senderDomain, kind }) => ({ senderDomain, kind, noticeId: id, at })),
    );
    if (lost.length + lostNotices.length > 0) {
      events.info(
        `${lost.length} deliveries and ${lostNotices.length} notices of an ended process are uncertain.`,
      );
    }
  };

  const end = async (ids: readonly string[], by: RunnerEnd): Promise<void> => {
    await runners.end(ids, by);
    await settleOrphans();
  };

  return {
    /** Ends the others that have been silent for longer than `lapseMs`, and settles whatever nobody holds. */
    settle: async (own: string, lapseMs: number): Promise<void> => {
      if (!(await orphans.exist()) && !(await runners.someLapsed(own, lapseMs))) return;
      await database.transaction(async () => end(await runners.lapsed(own, lapseMs), 'silence'));
    },

    /** By its own wish, or after a pass that failed. */
    end: (id: string): Promise<void> =>
      database.transaction(async () => {
        await runners.lock(id);
        await end([id], 'itself');
      }),
  };
};

export type LostRunners = ReturnType<typeof createLostRunners>;
