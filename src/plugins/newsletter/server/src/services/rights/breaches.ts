import type { Database } from '../../db/database';
import { readBreach, readBreachOutcome, type BreachInput } from '../../domain/breach/breach';
import { Refusal } from '../../domain/refusal';
import type { BreachRepository } from '../../repositories/rights/breaches';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly breaches: BreachRepository;
  readonly senders: Pick<SenderRepository, 'find'>;
}

/** Breaches of data protection, with the three days in which they have to be reported (G-33). */
export const createBreachService = ({ database, clock, audit, breaches, senders }: Deps) => {
  const knownSender = async (senderId: unknown): Promise<string | null> => {
    if (senderId === undefined || senderId === null || senderId === '') return null;
    const sender = typeof senderId === 'string' ? await senders.find(senderId) : null;
    if (!sender) throw new Refusal('not_found', 'G-33', { field: 'senderId' });
    return sender.id;
  };

  return {
    /** @throws Refusal field_invalid, reason_missing, not_found */
    record: (input: BreachInput & { readonly senderId?: unknown }, actor: string): Promise<number> =>
      database.transaction(async () => {
        const now = clock.now();
        const facts = readBreach(input, now);
        const senderId = await knownSender(input.senderId);
        const id = await breaches.insert({ ...facts, senderId, recordedBy: actor }, now);
        await audit.write({ actor, action: 'breach.record', subject: String(id) });
        return id;
      }),

    /** @throws Refusal verdict_missing, reason_missing, not_found */
    close: (id: number, input: { outcome?: unknown; note?: unknown }, actor: string): Promise<void> =>
      database.transaction(async () => {
        const { outcome, note } = readBreachOutcome(input);
        const done = { outcome, note, closedBy: actor, closedAt: clock.now() };
        if (!Number.isSafeInteger(id) || !(await breaches.close(id, done)))
          throw new Refusal('not_found', 'G-33');
        await audit.write({ actor, action: 'breach.close', subject: String(id), details: { outcome } });
      }),
  };
};

export type BreachService = ReturnType<typeof createBreachService>;
