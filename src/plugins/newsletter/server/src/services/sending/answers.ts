import { addAnswer, NO_ANSWERS, type AnswerTally } from '../../domain/delivery/answer-tally';
import {
  BREAKER_NUMBERS,
  judgeBreakers,
  type Break,
  type BreakerFacts,
  type BreakerLimits,
} from '../../domain/delivery/breakers';
import type { Outcome } from '../../domain/delivery/outcome';
import type { ProviderGroup } from '../../domain/delivery/provider';
import type { FirstSendRepository } from '../../repositories/sending/first-sends';
import type { RunAnswerRepository } from '../../repositories/sending/run-answers';
import type { FirstSendEvidence } from '../importing/first-send-evidence';
import type { LaneBook, LaneBooks } from './lane-book';

/** One mail and what came of it. */
interface Answered {
  readonly recipient: { readonly email: string | null; readonly subscriberId: string };
  readonly outcome: Outcome;
}

interface Deps {
  readonly laneBooks: LaneBooks;
  readonly runAnswers: RunAnswerRepository;
  readonly firstSends: FirstSendRepository;
  readonly askForEvidence: FirstSendEvidence;
}

const ENDED: readonly Outcome['state'][] = ['submitted', 'bounced', 'failed'];

type Tallies = ReadonlyMap<ProviderGroup, AnswerTally>;

const isAnswer = ({ outcome }: Answered): boolean =>
  outcome.state === 'submitted' || outcome.refusal !== null;

const hasRefusal = (done: readonly Answered[]): boolean =>
  done.some(({ outcome }) => outcome.refusal !== null);

/** Counts what mailbox providers answer, slows their lanes down, and says when a campaign has to stop (C.2.3, C.3). */
export const createAnswers = ({ laneBooks, runAnswers, firstSends, askForEvidence }: Deps) => {
  const factsOf = async (runId: number): Promise<BreakerFacts> => ({
    providers: new Map((await runAnswers.of(runId)).map((row) => [row.provider, row])),
    imports: await firstSends.of(runId),
  });

  const stopFor = async (breaks: readonly Break[]): Promise<Break | null> => {
    for (const one of breaks) if (one.reason === 'import_hard_rate') await askForEvidence(one);
    return breaks.find(({ does }) => does === 'stop') ?? null;
  };

  const tallied = (done: readonly Answered[], book: LaneBook): Tallies => {
    const tallies = new Map<ProviderGroup, AnswerTally>();
    for (const { recipient, outcome } of done) {
      const { group } = book.providerOf(recipient.email ?? '');
      tallies.set(group, addAnswer(tallies.get(group) ?? NO_ANSWERS, outcome));
    }
    return tallies;
  };

  const countFirstSends = async (done: readonly Answered[], watched: readonly string[]): Promise<void> => {
    const ended = done.filter(({ outcome }) => ENDED.includes(outcome.state));
    if (ended.length === 0) return;
    const people = ended.map(({ recipient }) => recipient.subscriberId);
    const brought = await firstSends.importsOf(people, watched);
    for (const importId of watched) {
      const own = ended.filter(({ recipient }) => brought.get(recipient.subscriberId) === importId);
      const hard = own.filter(({ outcome }) => outcome.suppress).length;
      if (own.length > 0) await firstSends.add(importId, { answered: own.length, hard });
    }
  };

  return {
    /** Answers to a sender domain's mails, from one look at its lanes to the next. */
    open: async (senderDomain: string, limits: BreakerLimits) => {
      const book = await laneBooks.open(senderDomain);
      let watched: readonly string[] = [];

      /** Lanes pause for the block just heard, not once more for those of before. */
      const pauseLanes = (breaks: readonly Break[], tallies: Tallies): void => {
        for (const { does, provider } of breaks) {
          // Of those whom the table does not name each domain paused at its first block.
          if (does !== 'pause-lane' || provider === undefined || provider === 'other') continue;
          const group = provider as ProviderGroup;
          if ((tallies.get(group)?.blocked ?? 0) > 0)
            book.slower({ group, lane: group }, { reason: 'blocked-share', rule: 'C.2.3' });
        }
      };

      const count = async (runId: number, done: readonly Answered[]): Promise<Tallies> => {
        const answers = done.filter(isAnswer);
        const tallies = tallied(answers, book);
        await runAnswers.add(runId, tallies);
        if (watched.length > 0) await countFirstSends(answers, watched);
        return tallies;
      };

      return {
        lanes: book,

        /** Before a run's next batch: why it must not go on, whatever a process that ended had no time to say. */
        before: async (runId: number): Promise<Break | null> => {
          const facts = await factsOf(runId);
          watched = facts.imports
            .filter(({ answered }) => answered < BREAKER_NUMBERS.importAnswers)
            .map(({ importId }) => importId);
          return stopFor(judgeBreakers(facts, limits));
        },

        /** Within the transaction that records them: why the campaign must stop. Only refusals can break anything off. */
        judge: async (runId: number, done: readonly Answered[]): Promise<Break | null> => {
          if (!hasRefusal(done)) return null;
          const tallies = await count(runId, done);
          const breaks = judgeBreakers(await factsOf(runId), limits);
          pauseLanes(breaks, tallies);
          await book.write();
          return stopFor(breaks);
        },

        /** At the end of that transaction, where there was nothing to judge: its rows are those of all who send it. */
        close: async (runId: number, done: readonly Answered[]): Promise<void> => {
          if (hasRefusal(done)) return;
          await count(runId, done);
          await book.write();
        },
      };
    },

    factsOf,
  };
};

export type Answers = ReturnType<typeof createAnswers>;
export type AnswerDesk = Awaited<ReturnType<Answers['open']>>;
