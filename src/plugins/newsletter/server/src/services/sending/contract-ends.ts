import type { Database } from '../../db/database';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import { allInTurn } from './all-done';
import type { RunEnds } from './run-ends';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly senderTerms: SenderTermsRepository;
  readonly runs: Pick<RunRepository, 'openOfSender'>;
  readonly runEnds: RunEnds;
}

/** MSR-4.1b: ends the senders whose contract is over by now, and everything of theirs on its way. */
export const createContractEnds = (deps: Deps) => {
  const { database, clock, audit, senders, senderTerms, runs, runEnds } = deps;

  const endOne = (senderId: string): Promise<void> =>
    database.transaction(async () => {
      // It may have been prolonged since.
      const end = await senderTerms.contractEnd(senderId);
      if (!end || end.endsAt > clock.now()) return;
      // Of several processes that see it at once, one ends it.
      if (!(await senders.setState(senderId, 'ended'))) return;
      const details = { endsAt: new Date(end.endsAt).toISOString() };
      await audit.write({ actor: 'engine', action: 'sender.ended', subject: senderId, details });
      for (const runId of await runs.openOfSender(senderId))
        await runEnds.end(runId, 'contract_ended', 'engine');
    });

  return async (): Promise<void> => allInTurn(await senderTerms.contractsOver(clock.now()), endOne);
};
