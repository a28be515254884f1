import { signOfUtf8 } from '../../domain/delivery/smtputf8-mark';
import { decideOutcome, type Outcome } from '../../domain/delivery/outcome';
import type { Recipient } from '../../repositories/sending/recipients';
import type { Envelope } from '../../domain/message';
import type { Mailer, MailerLane } from '../../providers/mailer';
import type { Clock } from '../clock';
import { allDone } from './all-done';
import { createCoalescer } from '../coalescer';
import type { AnswerDesk } from './answers';
import type { EngineLog } from './engine-log';
import type { SuppressBounced } from './bounced';
import { insist } from './insist';
import { createLaneQueue, type Claimed } from './lane-queue';
import type { CompiledRun, MessageFactory } from './messages';
import type { Step, Turn, Turns } from './turn';
import type { Done } from './turn-records';
import type { NoteUtf8 } from './utf8-marks';

export interface BatchResult {
  /** Mails that count in the cap. */
  readonly handedOver: number;
  readonly stopped: { readonly reason: string; readonly rule: string } | null;
  readonly transportDown: boolean;
  readonly selfRate: boolean;
}

/**
 * How long a lane's turn waits for those of the others: a transaction for ten costs little more than one for one, and
 * an answer of a mail server out there takes longer than this.
 */
const GATHER_MS = 5;

export interface LaneRules {
  readonly holder: string;
  readonly desk: AnswerDesk;
  /** False when the others may have taken this process for dead: then nothing more goes on the wire. */
  isPresent(): boolean;
  /** Whether the mail server may hear for whom the next mail is before that one may leave: only where no cap counts. */
  readonly lookAhead: boolean;
  goOn(): boolean;
}

interface Wire {
  readonly lane: MailerLane;
  /** What the mail server was told while it read the mail before, and what it is told while it reads this one. */
  readonly announced: Envelope | undefined;
  readonly next: Envelope | undefined;
  readonly desk: AnswerDesk;
  isPresent(): boolean;
  /** A fault of ours: nobody's mail can be trusted to be right any more. */
  cannotBuild(error: unknown): void;
}

interface Deps {
  readonly events: Pick<EngineLog, 'error'>;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly messages: MessageFactory;
  readonly turns: Turns;
  readonly suppressBounced: SuppressBounced;
  readonly noteUtf8: NoteUtf8;
}

const outcomeOfFailedBuild = (reason: string, rule: string): Outcome => ({
  state: 'failed',
  reason,
  rule,
  reply: null,
  suppress: false,
  selfRate: false,
  transportDown: false,
  counts: false,
  tried: true,
  refusal: null,
});

/** Back into the queue without an attempt; what a successor declared uncertain meanwhile stays so. */
const NOT_HANDED_OVER: Outcome = {
  ...outcomeOfFailedBuild('', ''),
  state: 'queued',
  reason: null,
  rule: null,
  tried: false,
};

/** Stops the campaign: a look at a time would bring the same fault to one recipient after the other. */
const MAIL_NOT_BUILT = { reason: 'mail_not_built', rule: 'DESIGN-2.7' };

/** Its provider asked for a rest a moment ago: it goes back without an attempt (C.3). */
const putOff = (until: number): Outcome => ({
  ...outcomeOfFailedBuild('lane_cooling', 'C.3'),
  state: 'queued',
  notBefore: until,
  tried: false,
});

/** Its domain publishes that it takes no mail: as if the next server had said so, without asking it (C.2.2, RFC 7505). */
const TAKES_NO_MAIL: Outcome = {
  ...outcomeOfFailedBuild('null-mx', 'C.2.2'),
  state: 'bounced',
  suppress: true,
  refusal: { class: 'null-mx', code: null, enhanced: null, text: '' },
};

/** Hands claimed deliveries of one run over, through as many connections as the transport has. */
export const createCampaignLanes = (deps: Deps) => {
  const { clock, mailer, messages, turns, suppressBounced, noteUtf8, events } = deps;

  const handOver = async (
    compiled: CompiledRun,
    recipient: Recipient,
    { lane, announced, next, desk, isPresent, cannotBuild }: Wire,
  ): Promise<Outcome> => {
    // What is offered once more is the very same mail: greylisting starts anew for another (C.3).
    const firstAttemptAt = recipient.firstAttemptAt ?? clock.now();
    const built = await messages
      .forRecipient(compiled, recipient, firstAttemptAt, announced)
      .catch((error: unknown) => void cannotBuild(error));
    if (!built) return NOT_HANDED_OVER;
    if (!built.ok) return outcomeOfFailedBuild(built.reason, built.rule);
    if (!isPresent()) return NOT_HANDED_OVER;
    const email = recipient.email ?? '';
    if (desk.lanes.takesNoMail(email)) return TAKES_NO_MAIL;
    const restsUntil = desk.lanes.coolingUntil(desk.lanes.providerOf(email).lane);
    if (restsUntil !== null) return putOff(restsUntil);
    const result = await lane.send(built.envelope, built.message, next);
    const now = clock.now();
    return decideOutcome(result, {
      kind: 'campaign',
      attempts: recipient.attempts + 1,
      firstAttemptAt,
      now,
      seed: String(recipient.deliveryId),
    });
  };

  /** Before its answer is written: a process that ends in between leaves a doubt, and no dead address. */
  const heed = async ({ recipient: { subscriberId, email }, outcome }: Done): Promise<void> => {
    if (outcome.suppress) await suppressBounced(subscriberId, outcome.reply);
    const sign = signOfUtf8(email ?? '', outcome);
    if (sign) await noteUtf8(subscriberId, sign);
  };

  return async (
    compiled: CompiledRun,
    claimed: readonly Claimed[],
    { holder, desk, lookAhead, isPresent, goOn }: LaneRules,
  ): Promise<BatchResult & { left: readonly number[] }> => {
    const queue = createLaneQueue(claimed, desk.lanes);
    const lanes = Math.max(1, Math.min(mailer.concurrency, claimed.length));
    const takeTurn = createCoalescer<Turn, Step>(turns(compiled, { holder, desk }), {
      // Half of them, so that the others are on the wire meanwhile.
      batch: Math.ceil(lanes / 2),
      gatherMs: GATHER_MS,
    });
    const batch = {
      handedOver: 0,
      stopped: null as BatchResult['stopped'],
      transportDown: false,
      selfRate: false,
    };
    let displaced = false;
    // After a word about a lane the rest is claimed anew, by lanes.
    let laneSlowed = false;
    const halted = () =>
      batch.stopped !== null || batch.transportDown || batch.selfRate || displaced || laneSlowed || !goOn();

    const cannotBuild = (error: unknown): void => {
      batch.stopped = MAIL_NOT_BUILT;
      events.error(`A mail of campaign ${compiled.run.campaignId} could not be put together.`, error);
    };

    const runLane = async (): Promise<void> => {
      const lane = await mailer.openLane(compiled.run.senderDomain);
      try {
        let done: Done | null = null;
        let coming: Claimed | null = null;
        let announced: Envelope | undefined;
        for (;;) {
          const stop = halted();
          // Of exactly the one that comes now, if any does.
          const told = announced;
          announced = undefined;
          if (stop && coming !== null) queue.giveBack(coming);
          const own: Claimed | null = stop ? null : (coming ?? queue.take());
          coming = own === null || !lookAhead ? null : queue.take();
          if (done === null && own === null) return;
          const answer = done;
          if (answer) await insist(() => heed(answer));
          const { grant, ahead }: Step = await takeTurn({
            done,
            next: own?.id ?? null,
            ahead: coming?.id ?? null,
          });
          done = null;
          if (grant.kind === 'stopped') batch.stopped = { reason: grant.reason, rule: grant.rule };
          displaced ||= grant.kind === 'displaced';
          if (grant.kind !== 'hand-over') {
            if (own) queue.done(own);
            continue;
          }
          const next = ahead ? messages.envelopeTo(compiled, ahead.deliveryId, ahead.email) : undefined;
          const wire = { lane, announced: told, next, desk, isPresent, cannotBuild };
          announced = next;
          const outcome = await handOver(compiled, grant.recipient, wire);
          done = { recipient: grant.recipient, outcome };
          laneSlowed = desk.lanes.hear(grant.recipient.email ?? '', outcome) || laneSlowed;
          if (own) queue.done(own);
          if (outcome.counts) batch.handedOver += 1;
          batch.transportDown ||= outcome.transportDown;
          batch.selfRate ||= outcome.selfRate;
        }
      } finally {
        await lane.close();
      }
    };

    await allDone(Array.from({ length: lanes }, runLane));
    return { ...batch, left: queue.left() };
  };
};

export type CampaignLanes = ReturnType<typeof createCampaignLanes>;
