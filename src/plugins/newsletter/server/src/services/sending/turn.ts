import type { Database } from '../../db/database';
import { agreementsAccepted } from '../../domain/agreement/agreements';
import { mayContinue, mayHandOver, type RecipientDecision } from '../../domain/delivery/hand-over-gate';
import type { CampaignGateRepository } from '../../repositories/sending/campaign-gate';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { Recipient, RecipientRepository } from '../../repositories/sending/recipients';
import type { RunRepository } from '../../repositories/sending/runs';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { Clock } from '../clock';
import { policyFor, type SiteProfiles } from '../policies';
import { insist } from './insist';
import type { CompiledRun } from './messages';
import { openTally } from './tally';
import { createTurnRecords, type Done, type Hands, type Runner } from './turn-records';

/** A delivery that may or may not leave, and where it would go. */
export interface Addressed {
  readonly deliveryId: number;
  readonly email: string;
}

/** One lane's step: what became of its last mail, and which one it would like to hand over next. */
export interface Turn {
  readonly done: Done | null;
  readonly next: number | null;
  /** Which one it would like after that: the mail server may be told for whom while it reads the one before. */
  readonly ahead: number | null;
}

/** The campaign as a whole may not go on; everything claimed goes back. */
export interface Stopped {
  readonly kind: 'stopped';
  readonly reason: string;
  readonly rule: string;
}

export type Grant =
  | { readonly kind: 'hand-over'; readonly recipient: Recipient }
  | { readonly kind: 'skipped' }
  | Stopped
  /** This process was taken for dead, or works for the sender domain no more. */
  | { readonly kind: 'displaced' }
  | { readonly kind: 'idle' };

export interface Step {
  readonly grant: Grant;
  readonly ahead: Addressed | null;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly deliveries: DeliveryRepository;
  readonly recipients: RecipientRepository;
  readonly runs: RunRepository;
  readonly campaignGate: CampaignGateRepository;
  readonly log: SendingLogRepository;
  readonly runners: RunnerRepository;
  readonly siteProfiles: SiteProfiles;
}

const IDLE: Grant = { kind: 'idle' };
const SKIPPED: Grant = { kind: 'skipped' };
const DISPLACED: Grant = { kind: 'displaced' };

/**
 * The transaction around every hand-over: records the answers of the last mails and, with all facts read afresh,
 * decides about the next ones and marks them `handing-over` (design 2.1, 2.3). Lanes share one transaction, and
 * no lane gets a further mail before its last answer is written: in doubt is at most one mail per connection.
 */
export const createTurns = (deps: Deps) => {
  const { database, clock, deliveries, recipients, runs, campaignGate, runners, siteProfiles } = deps;
  const { record, skip } = createTurnRecords(deps);

  /** The campaign's gate, and how long a yes lasts under the sender's policy as it is now (MSR-2.4-10). */
  const mayGoOn = async (
    compiled: CompiledRun,
  ): Promise<{ readonly decision: RecipientDecision; readonly consentMonths: number }> => {
    const gate = await campaignGate.read(compiled.run.id, compiled.hash);
    if (!gate) {
      const decision = { allowed: false, reason: 'campaign_missing', rule: 'DESIGN-2.7' } as const;
      return { decision, consentMonths: 0 };
    }
    const decision = mayContinue({
      runState: gate.runState,
      senderState: gate.senderState,
      contractOver: gate.contractEndsAt !== null && clock.now() >= gate.contractEndsAt,
      policiesAccepted: agreementsAccepted(gate.accepted),
      contentHash: compiled.hash,
      confirmedHash: gate.confirmedHash,
      approvalNeeded: gate.approvalNeeded,
      approvedHash: gate.approved ? compiled.hash : null,
    });
    return { decision, consentMonths: policyFor(gate.profiles, siteProfiles).consentMonths.value };
  };

  const stopped = async (
    ids: readonly number[],
    why: Omit<Stopped, 'kind'>,
    holder: string,
  ): Promise<Map<number, Grant>> => {
    await deliveries.unclaim(ids, holder);
    return new Map(ids.map((id) => [id, { ...why, kind: 'stopped' }]));
  };

  const grant = async (hands: Hands, ids: readonly number[]): Promise<Map<number, Grant>> => {
    const { compiled, holder } = hands;
    const grants = new Map<number, Grant>();
    const { decision: goOn, consentMonths } = await mayGoOn(compiled);
    if (!goOn.allowed) return stopped(ids, goOn, holder);
    const scope = { senderId: compiled.run.senderId, purposeKey: compiled.run.purposeKey, holder };
    const allowed: Recipient[] = [];
    for (const recipient of await recipients.facts(ids, scope)) {
      const decision = mayHandOver(recipient, clock.now(), consentMonths);
      if (decision.allowed) {
        allowed.push(recipient);
      } else {
        await skip(hands, recipient, decision);
        grants.set(recipient.deliveryId, SKIPPED);
      }
    }
    if (allowed.length > 0) {
      const at = clock.now();
      const allowedIds = allowed.map(({ deliveryId }) => deliveryId);
      await deliveries.markHandingOver(allowedIds, holder, at);
      for (const one of allowed) {
        const recipient = { ...one, firstAttemptAt: one.firstAttemptAt ?? at };
        grants.set(one.deliveryId, { kind: 'hand-over', recipient });
      }
    }
    return grants;
  };

  const addressesOf = async (
    turns: readonly Turn[],
    holder: string,
  ): Promise<ReadonlyMap<number, string>> => {
    const ids = turns.flatMap(({ ahead }) => (ahead === null ? [] : [ahead]));
    return ids.length > 0 ? recipients.addresses(ids, holder) : new Map();
  };

  /** Nothing more leaves by our hand: what is still ours goes back. */
  const giveBack = async (
    turns: readonly Turn[],
    ids: readonly number[],
    holder: string,
  ): Promise<readonly Step[]> => {
    await deliveries.unclaim(ids, holder);
    return turns.map(({ next }) => ({ grant: next === null ? IDLE : DISPLACED, ahead: null }));
  };

  const steps = async (
    hands: Hands,
    turns: readonly Turn[],
  ): Promise<{ readonly recorded: readonly Done[]; readonly result: readonly Step[] }> => {
    const { compiled, holder } = hands;
    // First: whoever ends this process has its row before he asks for what it holds. The other way round each waits
    // for the other.
    const isOurs = await runners.fence(holder, compiled.run.senderDomain);
    const { recorded, broken } = await record(hands, answersIn(turns));
    const ids = turns.flatMap(({ next }) => (next === null ? [] : [next]));
    if (ids.length > 0 && !isOurs) return { recorded, result: await giveBack(turns, ids, holder) };
    const grants = broken
      ? await stopped(ids, broken, holder)
      : ids.length > 0
        ? await grant(hands, ids)
        : new Map<number, Grant>();
    const addresses = await addressesOf(turns, holder);
    const result = turns.map(({ next, ahead }) => {
      const email = ahead === null ? undefined : addresses.get(ahead);
      return {
        // A claim that is no longer ours (its row is gone or taken) is as good as skipped.
        grant: next === null ? IDLE : (grants.get(next) ?? SKIPPED),
        ahead: ahead === null || email === undefined ? null : { deliveryId: ahead, email },
      };
    });
    return { recorded, result };
  };

  return (compiled: CompiledRun, runner: Runner) => {
    const take = (turns: readonly Turn[]): Promise<readonly Step[]> =>
      database.ownTransaction(async () => {
        const hands = { ...runner, compiled, tally: openTally() };
        const { recorded, result } = await steps(hands, turns);
        // Rows of all who send this campaign come last: whoever has written to them keeps the others waiting.
        await runner.desk.close(compiled.run.id, recorded);
        await hands.tally.write(runs, compiled.run.id);
        return result;
      });

    return async (turns: readonly Turn[]): Promise<readonly Step[]> => {
      try {
        return await take(turns);
      } catch (error) {
        // What became of mails is known, here alone. Nothing more is asked for: the pass ends with the error.
        const answers = answersIn(turns);
        if (answers.length > 0) await insist(() => take(answers.map((done) => ({ done, ...NOTHING_MORE }))));
        throw error;
      }
    };
  };
};

const NOTHING_MORE = { next: null, ahead: null } as const;

const answersIn = (turns: readonly Turn[]): readonly Done[] =>
  turns.flatMap(({ done }) => (done === null ? [] : [done]));

export type Turns = ReturnType<typeof createTurns>;
