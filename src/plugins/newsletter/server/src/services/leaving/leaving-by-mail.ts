import type { Database } from '../../db/database';
import { findMailingId } from '../../domain/abuse/evidence';
import { parseEmail } from '../../domain/address/email-address';
import { DAY_MS } from '../../domain/consent/confirmation';
import { backlogLimit } from '../../domain/leaving/backlog';
import { readLeaveMail, type LeaveMail } from '../../domain/leaving/leave-mail';
import { Refusal } from '../../domain/refusal';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { LeavingTask, LeavingTaskRepository, Verdict } from '../../repositories/leaving/leaving-tasks';
import type { PageRequest } from '../../repositories/rows';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { Keys } from '../keys';
import type { LeavingService } from './leaving';
import type { Links } from '../links';

/** What became of a mail; says nothing about whether the address is known. */
export type LeavingByMail =
  | { readonly outcome: 'left' }
  | { readonly outcome: 'ignored'; readonly reason: 'bounce' | 'automatic' | 'no-request' | 'unknown' }
  /** A person has three days; then it is applied by itself. */
  | { readonly outcome: 'task' };

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly audit: Audit;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly deliveries: DeliveryRepository;
  readonly runs: RunRepository;
  readonly tasks: LeavingTaskRepository;
  readonly leaving: LeavingService;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly actor: string;
  /** Why; of a person who decides. Names no address. */
  readonly note?: string | null;
}

/** Somebody whom a request may be about. */
export interface Concerned {
  readonly subscriber: SubscriberRecord;
  readonly purposeKeys: readonly string[];
}

/** Who decided where nobody did in time. */
export const BY_DEADLINE = 'deadline';

/** MSR-2.4-18. */
const DUE_MS = 3 * DAY_MS;
const BATCH = 100;
const MOST_REFERENCES = 50;

/** Whom a mail speaks for, and which consent it ends. */
interface Match {
  readonly subscriber: SubscriberRecord;
  readonly purposeKey: string;
}

/** Requests to leave that come by mail (VIV-2.4d, standards C.7); for whoever takes in mail. */
export const createLeavingByMail = (deps: Deps) => {
  const { database, clock, keys, links, audit, subscribers, consents, deliveries, runs, tasks, leaving } =
    deps;

  const ofDelivery = async (deliveryId: number | null): Promise<Match | null> => {
    const delivery = deliveryId === null ? null : await deliveries.find(deliveryId);
    const run = delivery ? await runs.find(delivery.runId) : null;
    const addressee = delivery ? await subscribers.find(delivery.subscriberId) : null;
    const subscriber = addressee?.state === 'erased' ? await subscribers.comebackOf(addressee) : addressee;
    return run && subscriber ? { subscriber, purposeKey: run.purposeKey } : null;
  };

  /** Who was erased and came back has two rows; the old one has nothing to end any more. */
  const livingOf = async (emailHash: string): Promise<readonly SubscriberRecord[]> =>
    (await subscribers.findAllByHash(emailHash)).filter(({ state }) => state !== 'erased');

  /** Without a token the writer's address counts only beside something that stood in a mail to that very address. */
  const byReference = async (mail: LeaveMail, emailHash: string): Promise<Match | null> => {
    for (const reference of (mail.references ?? []).slice(-MOST_REFERENCES)) {
      const match = await ofDelivery(links.deliveryOfMessage(reference));
      if (match?.subscriber.emailHash === emailHash) return match;
    }
    const mailingId = findMailingId(`${mail.subject}\n${mail.text.slice(0, 100_000)}`);
    const run = mailingId === null ? null : await runs.findByMailingId(mailingId);
    if (!run) return null;
    const known = await livingOf(emailHash);
    const subscriber = known.find(({ senderId }) => senderId === run.senderId);
    return subscriber ? { subscriber, purposeKey: run.purposeKey } : null;
  };

  const openTask = async (mail: LeaveMail, emailHash: string, reason: LeavingTask['reason']) => {
    // Two mails at one moment would both find none; a second task does no harm.
    if (await tasks.hasOpen(emailHash)) return;
    await tasks.insert({
      reason,
      fromAddress: mail.from.slice(0, 255),
      emailHash,
      subject: mail.subject.slice(0, 200),
      receivedAt: mail.receivedAt,
      dueAt: mail.receivedAt + DUE_MS,
    });
  };

  const endEverything = async (task: LeavingTask, actor: string): Promise<void> => {
    for (const subscriber of await livingOf(task.emailHash)) {
      const keys = (await consents.ofSubscriber(subscriber.id)).map(({ purposeKey }) => purposeKey);
      await leaving.withdraw(subscriber, keys, { method: 'mail', actor, requestedAt: task.receivedAt });
    }
  };

  const settle = (task: LeavingTask, { verdict, actor, note = null }: Decision): Promise<boolean> =>
    database.transaction(async () => {
      const settlement = { state: verdict, by: actor, at: clock.now(), note };
      if (!(await tasks.settle(task.id, settlement))) return false;
      if (verdict === 'applied') await endEverything(task, actor);
      await audit.write({ actor, action: `leaving-task.${verdict}`, subject: String(task.id) });
      return true;
    });

  return {
    /**
     * Takes a mail. The token of the address wins over From; an automatic answer or a bounce asks for nothing. A
     * request that cannot be matched for certain waits for a person, three days at the most.
     */
    byMail: (mail: LeaveMail): Promise<LeavingByMail> =>
      database.transaction(async () => {
        const reading = readLeaveMail(mail);
        if (reading.kind === 'ignored') return { outcome: 'ignored', reason: reading.reason };
        const token =
          mail.token === undefined ? null : await ofDelivery(links.openUnsubscribeAddress(mail.token));
        const from = parseEmail(mail.from);
        const emailHash = from.ok ? keys.hashAddress(from.address.normalised) : null;
        const match = token ?? (emailHash === null ? null : await byReference(mail, emailHash));
        if (match && reading.kind === 'leave') {
          const act = { method: 'mail', requestedAt: Math.min(mail.receivedAt, clock.now()) } as const;
          await leaving.withdraw(match.subscriber, [match.purposeKey], act);
          return { outcome: 'left' };
        }
        // Nobody here under that address: nothing to end, and no mail of a stranger is kept.
        if (emailHash === null || (await livingOf(emailHash)).length === 0)
          return { outcome: 'ignored', reason: 'unknown' };
        await openTask(mail, emailHash, reading.kind === 'unclear' ? 'unclear' : 'no-reference');
        return { outcome: 'task' };
      }),

    /** Open requests, the most urgent first. */
    tasks: () => tasks.open(BATCH),

    page: (decided: boolean, page: PageRequest) => tasks.page(decided, page),

    /** Whom the address of a request stands for, with what there would be to end. */
    concerned: async (task: LeavingTask): Promise<readonly Concerned[]> => {
      const found: Concerned[] = [];
      for (const subscriber of await subscribers.findAllByHash(task.emailHash)) {
        const held = await consents.ofSubscriber(subscriber.id);
        const running = held.filter(({ consent: { state } }) => state === 'active' || state === 'requested');
        found.push({ subscriber, purposeKeys: running.map(({ purposeKey }) => purposeKey) });
      }
      return found;
    },

    /** A person's word on one. @throws Refusal not_found where it is settled already */
    settle: async (id: number, decision: Decision): Promise<void> => {
      const task = await tasks.find(id);
      if (!task || !(await settle(task, decision))) throw new Refusal('not_found', 'MSR-2.4-18');
    },

    /** Requests that have waited for a decision for more than an hour (VIV-2.4f); null: none. */
    backlog: () => tasks.waitingSince(backlogLimit(clock.now())),

    /** Nobody decided in time: what was asked for is done, for all that this address gets. @returns how many */
    applyOverdue: async (): Promise<number> => {
      let applied = 0;
      for (;;) {
        const due = await tasks.open(BATCH, clock.now());
        for (const task of due)
          if (await settle(task, { verdict: 'applied', actor: BY_DEADLINE })) applied += 1;
        if (due.length < BATCH) return applied;
      }
    },
  };
};

export type LeavingByMailService = ReturnType<typeof createLeavingByMail>;
