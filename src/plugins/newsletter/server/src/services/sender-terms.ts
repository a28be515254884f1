import type { Database } from '../db/database';
import { Refusal } from '../domain/refusal';
import { checkLimits } from '../domain/sending-policy';
import type { SanctionRepository } from '../repositories/sanctions';
import type { Sender, SenderRepository } from '../repositories/senders';
import type { SenderTermsRepository } from '../repositories/sender-terms';
import type { Audit } from './audit';
import type { Clock } from './clock';
import { policyFor, type SiteProfiles } from './policies';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly sanctions: SanctionRepository;
  readonly senderTerms: SenderTermsRepository;
  readonly siteProfiles: SiteProfiles;
  /** Tells the engine that what it may do has changed. */
  wake(): void;
}

/** The terms an operator sets for a sender: until when it may send, and limits of its own that only tighten. */
export const createSenderTerms = (deps: Deps) => {
  const { database, clock, audit, senders, sanctions, senderTerms, siteProfiles } = deps;

  const find = async (id: string): Promise<Sender> => {
    const sender = await senders.find(id);
    if (!sender) throw new Refusal('not_found', 'DESIGN-2.8');
    return sender;
  };

  const isTerminated = async (id: string): Promise<boolean> =>
    (await sanctions.inForce([id])).some(({ kind }) => kind === 'termination');

  /** Whom only the date ended may go on with another one, once the operator has approved the sender again. */
  const reopen = async (sender: Sender): Promise<void> => {
    if (sender.state !== 'ended') return;
    const ended = await senderTerms.contractEnd(sender.id);
    if (!ended || (await isTerminated(sender.id))) throw new Refusal('not_allowed', 'MSR-2.7a');
    await senders.reopen(sender.id);
  };

  const set = async (
    id: string,
    { reason, action, details }: { reason: unknown; action: string; details: object },
    write: (by: { senderId: string; reason: string; setBy: string; setAt: number }) => Promise<void>,
    actor: string,
  ): Promise<void> => {
    const rule = action === 'sender.limits' ? 'MOS-1.4' : 'MSR-4.1b';
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new Refusal('reason_missing', rule, { field: 'reason' });
    await write({ senderId: id, reason: reason.trim(), setBy: actor, setAt: clock.now() });
    await audit.write({ actor, action, subject: id, details: { reason: reason.trim(), ...details } });
  };

  return {
    /** MSR-4.1b: from that instant on nothing leaves; null: no end is known. An end in the past is a termination. */
    setContractEnd: async (
      id: string,
      { endsAt, reason }: { readonly endsAt: number | null; readonly reason: unknown },
      actor: string,
    ): Promise<void> => {
      if (endsAt !== null && !(endsAt > clock.now()))
        throw new Refusal('field_invalid', 'MSR-4.1b', { field: 'endsAt' });
      await database.transaction(async () => {
        await reopen(await find(id));
        const details = { endsAt: endsAt === null ? null : new Date(endsAt).toISOString() };
        await set(
          id,
          { reason, action: 'sender.contract_end', details },
          (by) =>
            endsAt === null
              ? senderTerms.clearContractEnd(id)
              : senderTerms.setContractEnd({ ...by, endsAt }),
          actor,
        );
      });
      deps.wake();
    },

    /** MOS-1.4: limits of this one sender, on top of its profiles. @throws Refusal limit_not_stricter, field_invalid */
    setLimits: async (
      id: string,
      { limits, reason }: { readonly limits: unknown; readonly reason: unknown },
      actor: string,
    ): Promise<void> => {
      await database.transaction(async () => {
        const sender = await find(id);
        const checked = checkLimits(sender.key, limits, policyFor(sender.profiles, siteProfiles));
        if (!checked.ok) {
          const { code, field, message } = checked;
          throw new Refusal(code, 'MOS-1.4', { field: `limits${field === '' ? '' : `.${field}`}`, message });
        }
        const isEmpty = Object.keys(limits as object).length === 0;
        await set(
          id,
          { reason, action: 'sender.limits', details: { limits } },
          (by) => (isEmpty ? senderTerms.clearLimits(id) : senderTerms.setLimits({ ...by, limits })),
          actor,
        );
      });
      deps.wake();
    },
  };
};

export type SenderTerms = ReturnType<typeof createSenderTerms>;
