import type { Break } from '../../domain/delivery/breakers';
import type { Outcome } from '../../domain/delivery/outcome';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { Recipient } from '../../repositories/sending/recipients';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { Clock } from '../clock';
import type { AnswerDesk } from './answers';
import type { CompiledRun } from './messages';
import type { Tally } from './tally';

export interface Done {
  readonly recipient: Recipient;
  readonly outcome: Outcome;
}

/** Who sends, and where answers are counted. */
export interface Runner {
  readonly holder: string;
  readonly desk: AnswerDesk;
}

/** One transaction of one run. */
export interface Hands extends Runner {
  readonly compiled: CompiledRun;
  readonly tally: Tally;
}

interface Recorded {
  readonly recorded: readonly Done[];
  readonly broken: Break | null;
}

interface Deps {
  readonly clock: Clock;
  readonly deliveries: DeliveryRepository;
  readonly log: SendingLogRepository;
}

/** What a turn writes down: what became of mails, and of those that may not leave. Within its transaction. */
export const createTurnRecords = ({ clock, deliveries, log }: Deps) => {
  /** The common case in few statements for all; returns those that were not in our hands any more. */
  const recordSubmitted = async (
    { holder, tally }: Hands,
    done: readonly Done[],
    at: number,
  ): Promise<readonly Done[]> => {
    const answers = done.map(({ recipient, outcome }) => ({
      id: recipient.deliveryId,
      reply: outcome.reply ?? '',
    }));
    const recorded = await deliveries.recordSubmitted(answers, holder, at);
    tally.move('queued', 'submitted', recorded.size);
    return done.filter(({ recipient }) => !recorded.has(recipient.deliveryId));
  };

  /**
   * Counts follow the row: whoever moved it out of a bucket takes one from exactly that bucket.
   * @returns false when it stands there already, or is not ours to record
   */
  const recordOne = async (
    { holder, tally }: Hands,
    { recipient, outcome }: Done,
    at: number,
  ): Promise<boolean> => {
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
    if (from !== null && from !== state) tally.move(from, state, 1);
    return from !== null;
  };

  /** @returns what is newly written, and why the campaign has to stop after these answers, if it has to (C.2.3) */
  const record = async (hands: Hands, done: readonly Done[]): Promise<Recorded> => {
    if (done.length === 0) return { recorded: [], broken: null };
    const at = clock.now();
    const submitted = done.filter(({ outcome }) => outcome.state === 'submitted');
    const late = submitted.length > 0 ? await recordSubmitted(hands, submitted, at) : [];
    const others = done.filter(({ outcome }) => outcome.state !== 'submitted');
    const known = new Set<Done>();
    for (const one of [...late, ...others]) if (!(await recordOne(hands, one, at))) known.add(one);
    // A late answer counts although the successor counted it as lost: one too many never breaks a cap.
    const counted = done.filter(({ outcome }) => outcome.counts);
    const { id: runId, senderDomain } = hands.compiled.run;
    await log.addDeliveries(
      { senderDomain, kind: 'campaign', at },
      counted.map(({ recipient }) => recipient.deliveryId),
    );
    const recorded = done.filter((one) => !known.has(one));
    return { recorded, broken: await hands.desk.judge(runId, recorded) };
  };

  const skip = async (
    { holder, tally }: Hands,
    recipient: Recipient,
    no: { reason: string; rule: string },
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
    if (from !== null) tally.move(from, 'skipped', 1);
  };

  return { record, skip };
};
