import { decideOutcome, type Outcome } from '../../domain/delivery/outcome';
import type { Recipient } from '../../repositories/sending/recipients';
import type { Mailer, MailerLane } from '../../providers/mailer';
import type { Clock } from '../clock';
import { allDone } from './all-done';
import { createCoalescer } from '../coalescer';
import type { CompiledRun, MessageFactory } from './messages';
import type { Done, Grant, Turn, Turns } from './turn';

export interface BatchResult {
  /** Mails that count in the cap. */
  readonly handedOver: number;
  readonly stopped: { readonly reason: string; readonly rule: string } | null;
  readonly transportDown: boolean;
  readonly selfRate: boolean;
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
});

/** Hands claimed deliveries of one run over, through as many connections as the transport has. */
export const createCampaignLanes = ({ clock, mailer, messages, turns, suppressBounced }: Deps) => {
  const handOver = async (
    compiled: CompiledRun,
    recipient: Recipient,
    lane: MailerLane,
  ): Promise<Outcome> => {
    const built = await messages.forRecipient(compiled, recipient, clock.now());
    if (!built.ok) return outcomeOfFailedBuild(built.reason, built.rule);
    const result = await lane.send(built.envelope, built.message);
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
    goOn: () => Promise<boolean>,
  ): Promise<BatchResult & { left: readonly number[] }> => {
    const queue = [...claimed];
    const takeTurn = createCoalescer<Turn, Grant>(turns(compiled, holder));
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
        for (;;) {
          const next = (await halted()) ? null : (queue.shift() ?? null);
          if (done === null && next === null) return;
          const grant: Grant = await takeTurn({ done, next });
          if (done?.outcome.suppress)
            await suppressBounced(done.recipient.subscriberId, done.outcome.reply ?? '');
          done = null;
          if (grant.kind === 'stopped') batch.stopped = { reason: grant.reason, rule: grant.rule };
          displaced ||= grant.kind === 'displaced';
          if (grant.kind !== 'hand-over') continue;
          const outcome = await handOver(compiled, grant.recipient, lane);
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
