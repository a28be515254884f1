import { decideOutcome, type Outcome } from '../../domain/delivery/outcome';
import type { Recipient } from '../../repositories/sending/recipients';
import type { Mailer, MailerLane } from '../../providers/mailer';
import type { Clock } from '../clock';
import { allDone } from './all-done';
import { createCoalescer } from '../coalescer';
import type { CompiledRun, MessageFactory } from './messages';
import type { Addressed, Done, Step, Turn, Turns } from './turn';

export interface BatchResult {
  /** Mails that count in the cap. */
  readonly handedOver: number;
  readonly stopped: { readonly reason: string; readonly rule: string } | null;
  readonly transportDown: boolean;
  readonly selfRate: boolean;
}

export interface LaneRules {
  /** Whether the mail server may hear for whom the next mail is before that one may leave: only where no cap counts. */
  readonly lookAhead: boolean;
  goOn(): Promise<boolean>;
}

/** What happens to an address that turned out dead in the SMTP dialogue. */
export type SuppressBounced = (subscriberId: string, reply: string) => Promise<void>;

interface Deps {
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly messages: MessageFactory;
  readonly turns: Turns;
  readonly suppressBounced: SuppressBounced;
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

/** Hands claimed deliveries of one run over, through as many connections as the transport has. */
export const createCampaignLanes = ({ clock, mailer, messages, turns, suppressBounced }: Deps) => {
  const handOver = async (
    compiled: CompiledRun,
    recipient: Recipient,
    lane: MailerLane,
    ahead: Addressed | null,
  ): Promise<Outcome> => {
    const built = await messages.forRecipient(compiled, recipient, clock.now());
    if (!built.ok) return outcomeOfFailedBuild(built.reason, built.rule);
    const next = ahead ? messages.envelopeTo(compiled, ahead.deliveryId, ahead.email) : undefined;
    const result = await lane.send(built.envelope, built.message, next);
    const now = clock.now();
    return decideOutcome(result, {
      kind: 'campaign',
      attempts: recipient.attempts + 1,
      firstAttemptAt: recipient.firstAttemptAt ?? now,
      now,
      seed: String(recipient.deliveryId),
    });
  };

  return async (
    compiled: CompiledRun,
    claimed: readonly number[],
    holder: string,
    { lookAhead, goOn }: LaneRules,
  ): Promise<BatchResult & { left: readonly number[] }> => {
    const queue = [...claimed];
    const takeTurn = createCoalescer<Turn, Step>(turns(compiled, holder));
    const batch = {
      handedOver: 0,
      stopped: null as BatchResult['stopped'],
      transportDown: false,
      selfRate: false,
    };
    let displaced = false;
    const halted = async () =>
      batch.stopped !== null || batch.transportDown || batch.selfRate || displaced || !(await goOn());

    const runLane = async (): Promise<void> => {
      const lane = await mailer.openLane();
      try {
        let done: Done | null = null;
        let coming: number | null = null;
        for (;;) {
          const stop = await halted();
          if (stop && coming !== null) queue.unshift(coming);
          const next: number | null = stop ? null : (coming ?? queue.shift() ?? null);
          coming = next === null || !lookAhead ? null : (queue.shift() ?? null);
          if (done === null && next === null) return;
          const { grant, ahead }: Step = await takeTurn({ done, next, ahead: coming });
          if (done?.outcome.suppress)
            await suppressBounced(done.recipient.subscriberId, done.outcome.reply ?? '');
          done = null;
          if (grant.kind === 'stopped') batch.stopped = { reason: grant.reason, rule: grant.rule };
          displaced ||= grant.kind === 'displaced';
          if (grant.kind !== 'hand-over') continue;
          const outcome = await handOver(compiled, grant.recipient, lane, ahead);
          done = { recipient: grant.recipient, outcome };
          if (outcome.counts) batch.handedOver += 1;
          batch.transportDown ||= outcome.transportDown;
          batch.selfRate ||= outcome.selfRate;
        }
      } finally {
        await lane.close();
      }
    };

    const lanes = Math.max(1, Math.min(mailer.concurrency, claimed.length));
    await allDone(Array.from({ length: lanes }, runLane));
    return { ...batch, left: queue };
  };
};

export type CampaignLanes = ReturnType<typeof createCampaignLanes>;
