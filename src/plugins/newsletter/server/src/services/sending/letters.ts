import type { Database } from '../../db/database';
import { SECOND_LOOK, type SecondLook } from '../../domain/delivery/second-look';
import { mayGoAgain, triedAgainUntil, type AgainDecision } from '../../domain/notice/again';
import { Refusal } from '../../domain/refusal';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { SenderRepository } from '../../repositories/senders';
import type { Letter, LetterQuery, LetterRepository } from '../../repositories/sending/letters';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { NoticeGate } from './notice-gate';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly letters: LetterRepository;
  readonly senders: Pick<SenderRepository, 'find'>;
  readonly senderTerms: Pick<SenderTermsRepository, 'contractEnd'>;
  readonly noticeGate: NoticeGate;
  /** Tells the engine that there may be something to do. */
  wake(): void;
}

const no = (reason: string, rule: string): AgainDecision => ({ allowed: false, reason, rule });

/**
 * A person decides about mails to one person that failed or are in doubt. Nothing of it happens by itself (design 2.3),
 * and what goes again passes the gates here, and once more when it is handed over.
 */
export const createLetterService = (deps: Deps) => {
  const { database, clock, audit, letters, senders, senderTerms, noticeGate } = deps;

  const mayBeSentAgain = async (letter: Letter): Promise<AgainDecision> => {
    const now = clock.now();
    const itself = mayGoAgain(letter, now);
    if (!itself.allowed) return itself;
    const sender = await senders.find(letter.senderId);
    if (sender?.state !== 'active') return no('sender_not_active', 'DESIGN-2.1');
    const end = await senderTerms.contractEnd(sender.id);
    if (end !== null && end.endsAt <= now) return no('contract_ended', 'MSR-4.1b');
    return noticeGate(letter, sender, now);
  };

  /** @throws Refusal not_found */
  const requireOpen = async (id: number, from: Letter['state']): Promise<Letter> => {
    const letter = await letters.find(id);
    if (letter?.state === from) return letter;
    const state = await letters.stateOf(id);
    if (state === null) throw new Refusal('not_found', 'DESIGN-2.3');
    throw new Refusal('letter_state_conflict', 'DESIGN-2.3', { state });
  };

  return {
    /** A page of those in one state, each with whether it may be sent again, and how many there are in either. */
    page: async (query: LetterQuery) => {
      const counts = await letters.counts(query.notice);
      const found = await letters.page(query);
      const results = [];
      for (const letter of found) results.push({ letter, again: await mayBeSentAgain(letter) });
      return { results, counts };
    },

    /**
     * Takes what somebody says about one of them.
     * @throws Refusal not_found, letter_state_conflict, letter_not_sendable
     */
    decide: async (id: number, look: SecondLook, actor: string): Promise<void> => {
      const { from, to, reason } = SECOND_LOOK[look];
      await database.transaction(async () => {
        const letter = await requireOpen(id, from);
        const again = to === 'queued' ? await mayBeSentAgain(letter) : null;
        if (again?.allowed === false)
          throw new Refusal('letter_not_sendable', again.rule, { reason: again.reason });
        const now = clock.now();
        const giveUpAt = triedAgainUntil(letter, now);
        if (!(await letters.decide(id, { from, to, reason, now, giveUpAt })))
          throw new Refusal('letter_state_conflict', 'DESIGN-2.3');
        await audit.write({
          actor,
          action: `letters.${look}`,
          subject: String(id),
          details: { notice: letter.notice },
        });
      });
      if (to === 'queued') deps.wake();
    },
  };
};

export type LetterService = ReturnType<typeof createLetterService>;
