import { decideOutcome, type Outcome } from '../../domain/delivery/outcome';
import { bodyHashIn } from '../../domain/message';
import type { MailerLane } from '../../providers/mailer';
import type { Database } from '../../db/database';
import type { Notice, NoticeKind, NoticeRepository } from '../../repositories/sending/notices';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { ConfirmationRequestRepository } from '../../repositories/signup/confirmation-requests';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { ConsentService } from '../consent/consent';
import { insist } from './insist';
import type { LaneBook } from './lane-book';
import type { DkimKeys } from '../dkim/dkim-keys';
import type { MessageFactory } from './messages';
import type { HeedAddress } from './notice-address';
import type { NoticeGate } from './notice-gate';

export interface NoticeResult {
  readonly taken: boolean;
  readonly transportDown: boolean;
  readonly selfRate: boolean;
}

export interface NoticeWork {
  readonly senderDomain: string;
  readonly kind: NoticeKind;
  readonly holder: string;
  readonly lanes: LaneBook;
  /** False when the others may have taken this process for dead: then nothing goes on the wire. */
  isPresent(): boolean;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly notices: NoticeRepository;
  readonly senders: SenderRepository;
  readonly senderTerms: Pick<SenderTermsRepository, 'contractEnd'>;
  readonly subscribers: SubscriberRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly consent: ConsentService;
  readonly log: SendingLogRepository;
  readonly dkim: DkimKeys;
  readonly messages: MessageFactory;
  readonly runners: RunnerRepository;
  readonly noticeGate: NoticeGate;
  readonly heedAddress: HeedAddress;
}

/** What a confirmation mail leaves behind as evidence (B.16). */
interface HandedOver {
  readonly messageId: string;
  /** The body hash of the DKIM signature: the same stands in the copy that the person received. */
  readonly bodyHash: string;
  readonly handedOverAt: string;
  readonly serverAnswer: string | null;
}

interface HandingOver {
  readonly where: NoticeWork;
  readonly mail: Omit<HandedOver, 'serverAnswer'>;
  /** When the answer came, epoch ms. */
  readonly at: number;
}

const evidenceOf = ({ message, messageId }: { message: Buffer; messageId: string }, now: number) => ({
  messageId,
  bodyHash: bodyHashIn(message),
  handedOverAt: new Date(now).toISOString(),
});

/** Until the next look whether the sender or its key is in order again. */
const KEPT_MS = 15 * 60_000;

const NOTHING: NoticeResult = { taken: false, transportDown: false, selfRate: false };
const DONE: NoticeResult = { taken: true, transportDown: false, selfRate: false };

/** Hands over mails that one person's own action set off: confirmations first of all. */
export const createNoticeSender = (deps: Deps) => {
  const { database, clock, notices, senders, subscribers, requests, consent, log, dkim, messages, runners } =
    deps;
  const { noticeGate, senderTerms, heedAddress } = deps;

  const fail = (notice: Notice, holder: string, reason: string) =>
    notices.record(notice.id, holder, {
      state: 'failed',
      reason,
      reply: null,
      at: clock.now(),
      tried: false,
    });

  /** Goes back without an attempt. */
  const putOff = (notice: Notice, holder: string, { until, reason }: { until: number; reason: string }) =>
    notices.record(notice.id, holder, {
      state: 'queued',
      reason,
      reply: null,
      at: clock.now(),
      tried: false,
      notBefore: until,
    });

  /** Fail closed, and lose nothing: what keeps it is for people to mend, and whom it answers knows nothing of that. */
  const keep = async (notice: Notice, holder: string, reason: string): Promise<NoticeResult> => {
    await putOff(notice, holder, { until: clock.now() + KEPT_MS, reason });
    return DONE;
  };

  const isOver = async ({ id }: Sender): Promise<boolean> => {
    const end = await senderTerms.contractEnd(id);
    return end !== null && end.endsAt <= clock.now();
  };

  /** Nothing left: it waits as before, unless somebody declared it uncertain meanwhile. */
  const putBack = async (notice: Notice, holder: string): Promise<NoticeResult> => {
    await notices.putBack(notice.id, holder);
    return NOTHING;
  };

  /** Only who works for the domain takes; a successor waits for this transaction and then sees what is on the wire. */
  const take = (where: { senderDomain: string; kind: NoticeKind; holder: string }): Promise<Notice | null> =>
    database.transaction(async () =>
      (await runners.fence(where.holder, where.senderDomain))
        ? notices.take({ ...where, now: clock.now() })
        : null,
    );

  /** Somebody erased while his mail was on the wire: servers repeat the address in their answers. */
  const isErased = async ({ subscriberId }: Notice): Promise<boolean> =>
    subscriberId !== null && (await subscribers.find(subscriberId))?.state === 'erased';

  /** Never offered, and what that says of its address. */
  const endUnsent = async (
    notice: Notice,
    holder: string,
    ended: Pick<Outcome, 'state' | 'reason' | 'suppress'>,
  ): Promise<NoticeResult> => {
    await heedAddress(notice, { ...ended, refusal: null, reply: null });
    await fail(notice, holder, ended.reason ?? '');
    return DONE;
  };

  /** The mail that asked is part of the proof: its Message-ID, when it left and what the server answered (B.16). */
  const recordEvidence = async (notice: Notice, mail: HandedOver): Promise<void> => {
    const asks = notice.notice === 'double-opt-in' || notice.notice === 'address-change';
    if (!asks || notice.subscriberId === null || notice.reference === null) return;
    const subscriber = await subscribers.find(notice.subscriberId);
    const request = await requests.find(notice.reference);
    if (!subscriber || subscriber.state === 'erased' || !request) return;
    const payload = { request: request.id, subject: notice.subject, ...mail };
    await consent.record(
      subscriber,
      request.purposeKeys.map((purposeKey) => ({ event: 'confirmation-mailed', purposeKey, payload })),
    );
  };

  const record = (notice: Notice, outcome: Outcome, { where, mail, at }: HandingOver): Promise<void> =>
    database.transaction(async () => {
      // Before the row of the mail: an erasure takes them in this order as well.
      if (notice.subscriberId !== null) await subscribers.lock([notice.subscriberId]);
      const { state, reason, notBefore, tried } = outcome;
      const reply = (await isErased(notice)) ? null : outcome.reply;
      const was = await notices.record(notice.id, where.holder, {
        state: state === 'bounced' ? 'failed' : state,
        reason,
        reply,
        at,
        tried,
        ...(notBefore === undefined ? {} : { notBefore }),
      });
      if (outcome.counts)
        await log.add([{ senderDomain: where.senderDomain, kind: notice.kind, noticeId: notice.id, at }]);
      await where.lanes.write();
      if (state === 'submitted' && was !== null)
        await recordEvidence(notice, { ...mail, serverAnswer: reply });
    });

  return {
    /** Takes and hands over the oldest due mail of a kind; `taken` is false when none was left. */
    sendOne: async (where: NoticeWork, lane: MailerLane): Promise<NoticeResult> => {
      const notice = await take(where);
      if (!notice) return NOTHING;
      if (notice.giveUpAt <= clock.now()) return fail(notice, where.holder, 'too_late').then(() => DONE);
      await where.lanes.learn([notice.toAddress]);
      if (where.lanes.takesNoMail(notice.toAddress))
        return endUnsent(notice, where.holder, { state: 'bounced', reason: 'null-mx', suppress: true });
      const restsUntil = where.lanes.coolingUntil(where.lanes.providerOf(notice.toAddress).lane);
      if (restsUntil !== null) {
        // Its provider asked for a rest (C.3).
        await putOff(notice, where.holder, { until: restsUntil, reason: 'lane_cooling' });
        return DONE;
      }
      const sender = await senders.find(notice.senderId);
      const key = sender ? await dkim.load(sender) : null;
      if (!sender || sender.state === 'ended')
        return fail(notice, where.holder, 'sender_not_active').then(() => DONE);
      if (sender.state !== 'active') return keep(notice, where.holder, 'sender_not_active');
      // By its date and not by its state alone: whoever was to end it may have failed to (MSR-4.1b).
      if (await isOver(sender)) return fail(notice, where.holder, 'contract_ended').then(() => DONE);
      const decision = await noticeGate(notice, sender, clock.now());
      if (!decision.allowed) return fail(notice, where.holder, decision.reason).then(() => DONE);
      if (!key?.ok) return keep(notice, where.holder, 'dkim_not_ready');
      // Dated when it was written: what is offered once more is the very same mail (C.3).
      const built = messages.forNotice(notice, sender, key.keys, notice.createdAt);
      if (!built.ok)
        return endUnsent(notice, where.holder, { state: 'failed', reason: built.reason, suppress: false });
      const mail = evidenceOf(built, clock.now());
      if (!where.isPresent()) return putBack(notice, where.holder);
      const result = await lane.send(built.envelope, built.message);
      const at = clock.now();
      const outcome = decideOutcome(result, {
        kind: 'confirmation',
        attempts: notice.attempts + 1,
        firstAttemptAt: notice.sentAgainAt ?? notice.createdAt,
        now: at,
        seed: `n${notice.id}`,
      });
      where.lanes.hear(notice.toAddress, outcome);
      // Before its answer is written, as for campaigns: a process that ends in between leaves a doubt, and no dead
      // address.
      await insist(() => heedAddress(notice, outcome));
      await insist(() => record(notice, outcome, { where, mail, at }));
      return { taken: true, transportDown: outcome.transportDown, selfRate: outcome.selfRate };
    },
  };
};

export type NoticeSender = ReturnType<typeof createNoticeSender>;
