import type { Database } from '../db/database';
import { Refusal } from '../domain/refusal';
import type { RunRepository } from '../repositories/sending/runs';
import type { SanctionRepository } from '../repositories/sanctions';
import type { Sender, SenderRepository } from '../repositories/senders';
import type { Audit } from './audit';
import type { Clock } from './clock';
import type { RunEnds } from './sending/run-ends';

/** More an hour than this is no throttle. */
const MOST_PER_HOUR = 1_000_000;

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly sanctions: SanctionRepository;
  readonly runs: RunRepository;
  readonly runEnds: RunEnds;
  /** Tells the engine that what it may do has changed. */
  wake(): void;
}

const reasonOf = (reason: unknown, rule: string): string => {
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new Refusal('reason_missing', rule, { field: 'reason' });
  return reason.trim();
};

/** What the operator imposes on a sender. Only a person lifts a throttle again; a termination stays (MSR-2.4-8). */
export const createSanctionService = (deps: Deps) => {
  const { database, clock, audit, senders, sanctions, runs, runEnds } = deps;

  const sanctionable = async (id: string): Promise<Sender> => {
    const sender = await senders.find(id);
    if (!sender) throw new Refusal('not_found', 'DESIGN-2.8');
    if (sender.state === 'ended') throw new Refusal('not_allowed', 'MSR-2.7a');
    return sender;
  };

  const impose = async (
    id: string,
    { kind, perHour, reason }: { kind: 'throttle' | 'termination'; perHour: number | null; reason: string },
    actor: string,
  ): Promise<number> => {
    const details = { reason, ...(perHour === null ? {} : { perHour }) };
    const imposed = { senderId: id, kind, perHour, reason, imposedBy: actor, imposedAt: clock.now() };
    const sanctionId = await sanctions.impose(imposed);
    await audit.write({ actor, action: `sender.${kind}`, subject: id, details: { sanctionId, ...details } });
    return sanctionId;
  };

  return {
    /** MSR-2.4-3: at most so many mails in any hour until a person releases it; 0 stops them all. */
    throttle: async (
      id: string,
      { perHour, reason }: { readonly perHour: unknown; readonly reason: unknown },
      actor: string,
    ): Promise<number> => {
      const why = reasonOf(reason, 'MSR-2.4-3');
      if (typeof perHour !== 'number' || !Number.isInteger(perHour) || perHour < 0 || perHour > MOST_PER_HOUR)
        throw new Refusal('field_invalid', 'MSR-2.4-3', { field: 'perHour' });
      const sanctionId = await database.transaction(async () => {
        await sanctionable(id);
        return impose(id, { kind: 'throttle', perHour, reason: why }, actor);
      });
      deps.wake();
      return sanctionId;
    },

    release: async (
      id: string,
      { sanctionId, reason }: { readonly sanctionId: number; readonly reason: unknown },
      actor: string,
    ): Promise<void> => {
      const why = reasonOf(reason, 'MSR-2.4-3');
      await database.transaction(async () => {
        await sanctionable(id);
        const done = { by: actor, at: clock.now(), reason: why };
        const known = Number.isSafeInteger(sanctionId);
        if (!known || !(await sanctions.release({ id: sanctionId, senderId: id }, done)))
          throw new Refusal('not_found', 'MSR-2.4-3');
        await audit.write({
          actor,
          action: 'sender.release',
          subject: id,
          details: { sanctionId, reason: why },
        });
      });
      deps.wake();
    },

    /** MSR-2.4-8: nothing leaves or is collected for this sender ever again, and what was on its way ends. */
    terminate: async (id: string, reason: unknown, actor: string): Promise<void> => {
      const why = reasonOf(reason, 'MSR-2.4-8');
      await database.transaction(async () => {
        await sanctionable(id);
        await impose(id, { kind: 'termination', perHour: null, reason: why }, actor);
        await senders.setState(id, 'ended');
        for (const runId of await runs.openOfSender(id)) await runEnds.end(runId, 'sender_terminated', actor);
      });
      deps.wake();
    },
  };
};

export type SanctionService = ReturnType<typeof createSanctionService>;
