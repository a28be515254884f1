import { decideOutcome } from '../../domain/delivery/outcome';
import { bodyHashIn } from '../../domain/message';
import type { MailerLane } from '../../providers/mailer';
import type { Database } from '../../db/database';
import type { Notice, NoticeKind, NoticeRepository } from '../../repositories/sending/notices';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { ConfirmationRequestRepository } from '../../repositories/signup/confirmation-requests';
import type { SenderRepository } from '../../repositories/senders';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { ConsentService } from '../consent/consent';
import type { LaneBook } from './lane-book';
import type { DkimKeys } from '../dkim/dkim-keys';
import type { MessageFactory } from './messages';
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
  readonly subscribers: SubscriberRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly consent: ConsentService;
  readonly log: SendingLogRepository;
  readonly dkim: DkimKeys;
  readonly messages: MessageFactory;
  readonly runners: RunnerRepository;
  readonly noticeGate: NoticeGate;
}

/** What a confirmation mail leaves behind as evidence (B.16). */
interface HandedOver {
  readonly messageId: string;
  /** The body hash of the DKIM signature: the same stands in the copy that the person received. */
  readonly bodyHash: string;
  readonly handedOverAt: string;
  readonly serverAnswer: string | null;
}

const evidenceOf = ({ message, messageId }: { message: Buffer; messageId: string }, now: number) => ({
  messageId,
  bodyHash: bodyHashIn(message),
  handedOverAt: new Date(now).toISOString(),
});

const NOTHING: NoticeResult = { taken: false, transportDown: false, selfRate: false };
const DONE: NoticeResult = { taken: true, transportDown: false, selfRate: false };

/** Hands over mails that one person's own action set off: confirmations first of all. */
export const createNoticeSender = (deps: Deps) => {
  const { database, clock, notices, senders, subscribers, requests, consent, log, dkim, messages, runners } =
    deps;
  const { noticeGate } = deps;

  const fail = (notice: Notice, holder: string, reason: string) =>
    notices.record(notice.id, holder, {
      state: 'failed',
      reason,
      reply: null,
      at: clock.now(),
      tried: false,
    });

  /** Its provider asked for a rest: it goes back without an attempt (C.3). */
  const putOff = (notice: Notice, holder: string, until: number) =>
    notices.record(notice.id, holder, {
      state: 'queued',
      reason: 'lane_cooling',
      reply: null,
      at: clock.now(),
      tried: false,
      notBefore: until,
    });

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

  return {
    /** Takes and hands over the oldest due mail of a kind; `taken` is false when none was left. */
    sendOne: async (where: NoticeWork, lane: MailerLane): Promise<NoticeResult> => {
      const notice = await take(where);
      if (!notice) return NOTHING;
      if (notice.giveUpAt <= clock.now()) return fail(notice, where.holder, 'too_late').then(() => DONE);
      await where.lanes.learn([notice.toAddress]);
      if (where.lanes.takesNoMail(notice.toAddress))
        return fail(notice, where.holder, 'null-mx').then(() => DONE);
      const restsUntil = where.lanes.coolingUntil(where.lanes.providerOf(notice.toAddress).lane);
      if (restsUntil !== null) return putOff(notice, where.holder, restsUntil).then(() => DONE);
      const sender = await senders.find(notice.senderId);
      const key = sender ? await dkim.load(sender) : null;
      // Fail closed: a sender suspended since, or a key that cannot sign, means not sent.
      if (!sender || sender.state !== 'active')
        return fail(notice, where.holder, 'sender_not_active').then(() => DONE);
      const decision = await noticeGate(notice, sender, clock.now());
      if (!decision.allowed) return fail(notice, where.holder, decision.reason).then(() => DONE);
      if (!key?.ok) return fail(notice, where.holder, 'dkim_not_ready').then(() => DONE);
      // Dated when it was written: what is offered once more is the very same mail (C.3).
      const built = messages.forNotice(notice, sender, key.keys, notice.createdAt);
      if (!built.ok) return fail(notice, where.holder, built.reason).then(() => DONE);
      const mail = evidenceOf(built, clock.now());
      if (!where.isPresent()) return putBack(notice, where.holder);
      const result = await lane.send(built.envelope, built.message);
      const now = clock.now();
      const outcome = decideOutcome(result, {
        kind: 'confirmation',
        attempts: notice.attempts + 1,
        firstAttemptAt: notice.createdAt,
        now,
        seed: `n${notice.id}`,
      });
      where.lanes.hear(notice.toAddress, outcome);
      await database.transaction(async () => {
        // Before the row of the mail: an erasure takes them in this order as well.
        if (notice.subscriberId !== null) await subscribers.lock([notice.subscriberId]);
        const { state, reason, notBefore, tried } = outcome;
        const reply = (await isErased(notice)) ? null : outcome.reply;
        const recorded = state === 'bounced' ? 'failed' : state;
        await notices.record(notice.id, where.holder, {
          state: recorded,
          reason,
          reply,
          at: now,
          tried,
          ...(notBefore === undefined ? {} : { notBefore }),
        });
        if (outcome.counts)
          await log.add([
            { senderDomain: where.senderDomain, kind: notice.kind, noticeId: notice.id, at: now },
          ]);
        await where.lanes.write();
        if (state === 'submitted') await recordEvidence(notice, { ...mail, serverAnswer: reply });
      });
      return { taken: true, transportDown: outcome.transportDown, selfRate: outcome.selfRate };
    },
  };
};

export type NoticeSender = ReturnType<typeof createNoticeSender>;
