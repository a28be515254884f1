import type { Database } from '../../db/database';
import { agreementsAccepted } from '../../domain/agreement/agreements';
import { mayContinue, mayHandOver, type RecipientDecision } from '../../domain/delivery/hand-over-gate';
import type { Outcome } from '../../domain/delivery/outcome';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import { SENDING_LEASE, type LeaseRepository } from '../../repositories/leases';
import type { Recipient, RecipientRepository } from '../../repositories/sending/recipients';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SendPermissionRepository } from '../../repositories/sending/send-permissions';
import type { SenderRepository } from '../../repositories/senders';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { Clock } from '../clock';
import { policyFor, type SiteProfiles } from '../policies';
import type { CompiledRun } from './messages';

export interface Done {
  readonly recipient: Recipient;
  readonly outcome: Outcome;
}

/** One lane's step: what became of its last mail, and which one it would like to hand over next. */
export interface Turn {
  readonly done: Done | null;
  readonly next: number | null;
}

export type Grant =
  | { readonly kind: 'hand-over'; readonly recipient: Recipient }
  | { readonly kind: 'skipped' }
  /** The campaign as a whole may not go on; everything claimed goes back. */
  | { readonly kind: 'stopped'; readonly reason: string; readonly rule: string }
  /** Another process is the runner now. */
  | { readonly kind: 'displaced' }
  | { readonly kind: 'idle' };

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly deliveries: DeliveryRepository;
  readonly recipients: RecipientRepository;
  readonly runs: RunRepository;
  readonly senders: SenderRepository;
  readonly permissions: SendPermissionRepository;
  readonly log: SendingLogRepository;
  readonly leases: LeaseRepository;
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
  const { database, clock, deliveries, recipients, runs, senders, permissions, log, leases, siteProfiles } =
    deps;

  /** The campaign's gate, and how long a yes lasts under the sender's policy as it is now (MSR-2.4-10). */
  const mayGoOn = async (
    compiled: CompiledRun,
  ): Promise<{ readonly decision: RecipientDecision; readonly consentMonths: number }> => {
    const run = await runs.find(compiled.run.id);
    const sender = run ? await senders.find(run.senderId) : null;
    if (!run || !sender) {
      const decision = { allowed: false, reason: 'campaign_missing', rule: 'DESIGN-2.7' } as const;
      return { decision, consentMonths: 0 };
    }
    const confirmation = await permissions.confirmation(run.confirmationId);
    const approved = await permissions.isApproved(run.campaignId, compiled.hash);
    const decision = mayContinue({
      runState: run.state,
      senderState: sender.state,
      policiesAccepted: agreementsAccepted(await senders.acceptances(sender.id)),
      contentHash: compiled.hash,
      confirmedHash: confirmation?.campaignId === run.campaignId ? confirmation.contentHash : null,
      approvalNeeded: run.approvalNeeded,
      approvedHash: approved ? compiled.hash : null,
    });
    return { decision, consentMonths: policyFor(sender.profiles, siteProfiles).consentMonths.value };
  };

  /** The common case in one statement per answer; returns those that were not in our hands any more. */
  const recordSubmitted = async (
    compiled: CompiledRun,
    done: readonly Done[],
    holder: string,
    at: number,
  ): Promise<readonly Done[]> => {
    const byReply = new Map<string, number[]>();
    for (const { recipient, outcome } of done) {
      const reply = outcome.reply ?? '';
      byReply.set(reply, [...(byReply.get(reply) ?? []), recipient.deliveryId]);
    }
    const recorded = new Set<number>();
    for (const [reply, ids] of byReply) {
      for (const id of await deliveries.recordSubmitted(ids, holder, reply, at)) recorded.add(id);
    }
    await runs.addCounts(compiled.run.id, { queued: -recorded.size, submitted: recorded.size });
    return done.filter(({ recipient }) => !recorded.has(recipient.deliveryId));
  };

  /** Counts follow the row: whoever moved it out of a bucket takes one from exactly that bucket. */
  const recordOne = async (
    compiled: CompiledRun,
    { recipient, outcome }: Done,
    holder: string,
    at: number,
  ): Promise<void> => {
    const { state, reason, rule, reply, notBefore, tried } = outcome;
    const row = {
      deliveryId: recipient.deliveryId,
      state,
      reason,
      rule,
      reply,
      at,
      tried,
      ...(notBefore === undefined ? {} : { notBefore }),
    };
    const from = await deliveries.record(row, holder);
    if (from !== null && from !== state) await runs.addCounts(compiled.run.id, { [from]: -1, [state]: 1 });
  };

  const record = async (compiled: CompiledRun, done: readonly Done[], holder: string): Promise<void> => {
    if (done.length === 0) return;
    const at = clock.now();
    const submitted = done.filter(({ outcome }) => outcome.state === 'submitted');
    const late = submitted.length > 0 ? await recordSubmitted(compiled, submitted, holder, at) : [];
    const others = done.filter(({ outcome }) => outcome.state !== 'submitted');
    for (const one of [...late, ...others]) await recordOne(compiled, one, holder, at);
    // A late answer counts although the successor counted it as lost: one too many never breaks a cap.
    const counted = done.filter(({ outcome }) => outcome.counts);
    const senderDomain = compiled.run.senderDomain;
    await log.add(
      counted.map(({ recipient }) => ({
        senderDomain,
        kind: 'campaign',
        deliveryId: recipient.deliveryId,
        at,
      })),
    );
  };

  const skip = async (
    compiled: CompiledRun,
    recipient: Recipient,
    no: { reason: string; rule: string },
    holder: string,
  ) => {
    const at = clock.now();
    const row = {
      deliveryId: recipient.deliveryId,
      state: 'skipped',
      reason: no.reason,
      rule: no.rule,
      reply: null,
      at,
      tried: false,
    } as const;
    const from = await deliveries.record(row, holder);
    if (from !== null) await runs.addCounts(compiled.run.id, { [from]: -1, skipped: 1 });
  };

  const grant = async (
    compiled: CompiledRun,
    ids: readonly number[],
    holder: string,
  ): Promise<Map<number, Grant>> => {
    const grants = new Map<number, Grant>();
    const { decision: goOn, consentMonths } = await mayGoOn(compiled);
    if (!goOn.allowed) {
      await deliveries.unclaim(ids, holder);
      for (const id of ids) grants.set(id, { kind: 'stopped', reason: goOn.reason, rule: goOn.rule });
      return grants;
    }
    const scope = { senderId: compiled.run.senderId, purposeKey: compiled.run.purposeKey, holder };
    const allowed: Recipient[] = [];
    for (const recipient of await recipients.facts(ids, scope)) {
      const decision = mayHandOver(recipient, clock.now(), consentMonths);
      if (decision.allowed) {
        allowed.push(recipient);
      } else {
        await skip(compiled, recipient, decision, holder);
        grants.set(recipient.deliveryId, SKIPPED);
      }
    }
    if (allowed.length > 0) {
      await deliveries.markHandingOver(
        allowed.map(({ deliveryId }) => deliveryId),
        holder,
        clock.now(),
      );
      for (const recipient of allowed) grants.set(recipient.deliveryId, { kind: 'hand-over', recipient });
    }
    return grants;
  };

  return (compiled: CompiledRun, holder: string) =>
    (turns: readonly Turn[]): Promise<readonly Grant[]> =>
      database.transaction(async () => {
        await record(
          compiled,
          turns.flatMap(({ done }) => (done ? [done] : [])),
          holder,
        );
        const ids = turns.flatMap(({ next }) => (next === null ? [] : [next]));
        if (ids.length > 0 && !(await leases.fence(SENDING_LEASE, holder)))
          return turns.map(({ next }) => (next === null ? IDLE : DISPLACED));
        const grants = ids.length > 0 ? await grant(compiled, ids, holder) : new Map<number, Grant>();
        // A claim that is no longer ours (its row is gone or taken) is as good as skipped.
        return turns.map(({ next }) => (next === null ? IDLE : (grants.get(next) ?? SKIPPED)));
      });
};

export type Turns = ReturnType<typeof createTurns>;
