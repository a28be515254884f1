import type { ImportEvidenceRepository } from '../../repositories/importing/import-evidence';
import type { SanctionRepository } from '../../repositories/sanctions';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { Database } from '../../db/database';

const AT_ONCE = 20;

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly sanctions: SanctionRepository;
  readonly importEvidence: ImportEvidenceRepository;
  /** To how many mails an hour a sender is throttled that did not prove its list; 0 stops it. */
  readonly overduePerHour: number;
  /** Tells the engine that what it may do has changed. */
  wake(): void;
}

/** Why the sender is throttled, in the words its team reads. */
const WHY = {
  overdue: 'Der Nachweis wurde nicht rechtzeitig vorgelegt. / The evidence was not handed in in time.',
  refused: 'Der vorgelegte Nachweis reichte nicht aus. / The evidence was not sufficient.',
} as const;

/** Whose evidence does not come, or does not do, is throttled until a person releases it (MSR-2.4-14). */
export const createEvidenceSanction = (deps: Deps) => {
  const { database, clock, audit, senders, sanctions, importEvidence, wake } = deps;

  /** Within the transaction that says why. */
  const impose = async (
    why: keyof typeof WHY,
    { importId, senderId }: { readonly importId: string; readonly senderId: string },
    actor: string,
  ): Promise<void> => {
    // One that is ended sends nothing any more.
    if ((await senders.find(senderId))?.state === 'ended') return;
    const [kind, perHour, reason] = ['throttle', deps.overduePerHour, WHY[why]] as const;
    const imposed = { senderId, kind, perHour, reason, imposedBy: actor, imposedAt: clock.now() };
    const sanctionId = await sanctions.impose(imposed);
    const details = { sanctionId, reason, perHour, importId, rule: 'MSR-2.4-14' };
    await audit.write({ actor, action: 'sender.throttle', subject: senderId, details });
  };

  return {
    impose,

    /** Once per demand, whichever process finds it first. */
    overdue: async (): Promise<void> => {
      const found = await importEvidence.overdue(clock.now(), AT_ONCE);
      for (const demand of found) {
        const { importId } = demand;
        await database.transaction(async () => {
          if (!(await importEvidence.markOverdue(importId, clock.now()))) return;
          await audit.write({ actor: 'engine', action: 'import.evidence-overdue', subject: importId });
          await impose('overdue', demand, 'engine');
        });
      }
      if (found.length > 0) wake();
    },
  };
};

export type EvidenceSanction = ReturnType<typeof createEvidenceSanction>;
