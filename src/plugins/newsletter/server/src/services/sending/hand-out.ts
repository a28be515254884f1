import { offersFor, type Offer, type WaitingDomain } from '../../domain/delivery/offers';
import type { BatchQueue } from '../../providers/batch-queue/port';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { RunRepository } from '../../repositories/sending/runs';
import type { Clock } from '../clock';
import type { EngineLog } from './engine-log';
import { gentleWake } from './gentle-wake';
import { LAPSE_MS } from './runner';

/** How often a process that sends looks what is on offer. */
const LOOK_MS = 1_000;

/** Who takes on what is offered. */
export interface Taker {
  /** It looks through all the work just now, and would take an offer from somebody who could help. */
  readonly isAtWork: boolean;
  wake(): void;
}

interface Deps {
  /** Null where one process sends: there is nobody to offer anything to. */
  readonly queue: BatchQueue<Offer> | null;
  readonly clock: Clock;
  readonly runners: Pick<RunnerRepository, 'alive'>;
  readonly runs: Pick<RunRepository, 'inState'>;
  readonly notices: Pick<NoticeRepository, 'waiting'>;
  readonly events: EngineLog;
}

/** Hands batches of work out to all processes that send, and takes on what others offer. */
export const createHandOut = ({ queue, clock, runners, runs, notices, events }: Deps) => {
  let started = false;
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const report = (error: unknown): void => {
    events.error('Work could not be handed out; each process still looks by itself.', error);
  };

  const takeOne = async (taker: Taker): Promise<void> => {
    if (taker.isAtWork) return;
    const taken = (await queue?.take(1)) ?? [];
    if (taken.length > 0) taker.wake();
  };

  const look = (taker: Taker): void => {
    timer = setTimeout(() => {
      underWay = takeOne(taker)
        .catch(report)
        .finally(() => {
          if (started) look(taker);
        });
    }, LOOK_MS);
    timer.unref();
  };

  const offer = async (domains: readonly WaitingDomain[]): Promise<void> => {
    if (!started || !queue || domains.length === 0) return;
    try {
      const offers = offersFor(domains, await runners.alive(LAPSE_MS));
      await queue.offer(offers.map((data) => ({ key: `${data.senderDomain}#${data.slot}`, data })));
    } catch (error) {
      report(error);
    }
  };

  /** One batch for each domain that has work: whoever takes it offers the rest. */
  const offerAll = async (): Promise<void> => {
    try {
      const now = clock.now();
      const due = (await runs.inState(['scheduled', 'sending'])).filter(({ startAt }) => startAt <= now);
      const waiting = (await notices.waiting(now)).filter((row) => row.due > 0);
      const domains = new Set([...due, ...waiting].map(({ senderDomain }) => senderDomain));
      await offer([...domains].map((senderDomain) => ({ senderDomain, alone: true, waiting: 1 })));
    } catch (error) {
      report(error);
    }
  };

  return {
    /** With a taker this process works on what is offered; without, it only offers. Never throws: the tick is enough. */
    start: async (taker: Taker | null): Promise<void> => {
      if (!queue) return;
      try {
        await queue.start(report);
        started = true;
        if (taker) look(taker);
      } catch (error) {
        report(error);
      }
    },

    offer,

    /** There may be something to do for others: tells them, at most once a second. */
    ring: gentleWake(() => {
      if (started) underWay = offerAll();
    }, LOOK_MS),

    stop: async (): Promise<void> => {
      if (!started) return;
      started = false;
      if (timer) clearTimeout(timer);
      await underWay;
      await queue?.stop().catch(report);
    },
  };
};

export type HandOut = ReturnType<typeof createHandOut>;
