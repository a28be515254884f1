import type { Database } from '../db/database';
import {
  findMailingId,
  MAX_ATTACHMENT_BYTES,
  MAX_MESSAGE_CHARACTERS,
  traceMail,
} from '../domain/abuse/evidence';
import { DAY_MS } from '../domain/consent/confirmation';
import { parseEmail } from '../domain/address/email-address';
import { abuseAcknowledgementMail, abuseConfirmMail } from '../domain/notice';
import { Refusal } from '../domain/refusal';
import { checkImprint, imprintLines } from '../domain/sender';
import type { AbuseReportRecord, AbuseReportRepository, ReceiptProof } from '../repositories/abuse-reports';
import type { DeliveryRepository, DeliveryRow } from '../repositories/deliveries';
import type { NoticeRepository } from '../repositories/notices';
import { randomId, type PageRequest } from '../repositories/rows';
import type { Run, RunRepository } from '../repositories/runs';
import type { Sender, SenderRepository } from '../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../repositories/subscribers';
import type { Audit } from './audit';
import type { Clock } from './clock';
import type { ConsentService } from './consent';
import type { Keys } from './keys';
import type { Links } from './links';

export interface AbuseInput {
  readonly mailingId?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
  readonly email?: unknown;
  readonly salutation?: unknown;
  readonly firstName?: unknown;
  readonly lastName?: unknown;
  readonly anonymous?: unknown;
  /** From the report link of a mail: proves that its holder received that very mail. */
  readonly token?: unknown;
  readonly attachment?: { readonly filename: string; readonly content: Buffer } | undefined;
  readonly locale: 'de' | 'en';
}

export interface AbuseReceipt {
  readonly caseNumber: string;
  readonly blocking: 'blocked' | 'click-needed';
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly keys: Keys;
  readonly links: Links;
  readonly reports: AbuseReportRepository;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
  readonly notices: NoticeRepository;
  readonly consent: ConsentService;
  readonly escalationAddress: string;
  wake(): void;
}

export const ABUSE_REASONS = [
  'never_subscribed',
  'unsubscribe_missing',
  'unsubscribe_broken',
  'still_receiving',
  'sender_hidden',
  'unlawful_content',
  'other',
] as const;

const GIVE_UP_MS = 48 * 3_600_000;
const CONTROL = /[\p{Cc}\p{Cs}]/u;

const shortText = (value: unknown, field: string, max = 100): string | null => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > max || CONTROL.test(value))
    throw new Refusal('field_invalid', 'LM-8.3', { field });
  return value.trim() || null;
};

/** `reason` is one of the list, or the person's own words; words alone are a reason too (LM-8.3). */
const readReason = (input: AbuseInput): { reason: string; message: string } => {
  const given = typeof input.reason === 'string' ? input.reason.trim() : '';
  const words = typeof input.message === 'string' ? input.message.trim() : '';
  if (given === '' && words === '') throw new Refusal('reason_missing', 'LM-8.3', { field: 'reason' });
  const listed = ABUSE_REASONS.some((reason) => reason === given);
  const message = (listed ? words : [given, words].filter((part) => part !== '').join('\n\n')).replace(
    /\0/g,
    '',
  );
  if (message.length > MAX_MESSAGE_CHARACTERS)
    throw new Refusal('field_invalid', 'LM-8.3', { field: 'message' });
  return { reason: listed ? given : 'other', message };
};

const readAttachment = (input: AbuseInput) => {
  if (!input.attachment) return null;
  const { filename, content } = input.attachment;
  if (content.length > MAX_ATTACHMENT_BYTES)
    throw new Refusal('attachment_too_large', 'MSR-4.3d', { limit: MAX_ATTACHMENT_BYTES });
  if (!/\.(eml|msg)$/i.test(filename) || content.length === 0)
    throw new Refusal('attachment_invalid', 'LM-8.3', { field: 'attachment' });
  return { filename: filename.replace(/[^\w.-]/g, '_').slice(0, 100), content };
};

/** What a report could be traced to. */
interface Trace {
  readonly run: Run | null;
  readonly delivery: DeliveryRow | null;
  readonly proof: ReceiptProof;
}

export const createAbuseService = (deps: Deps) => {
  const {
    database,
    clock,
    audit,
    keys,
    links,
    reports,
    runs,
    deliveries,
    senders,
    subscribers,
    notices,
    consent,
  } = deps;

  const traceDelivery = async (id: string | null, proof: ReceiptProof): Promise<Trace | null> => {
    const delivery = id === null ? null : await deliveries.find(Number(id));
    const run = delivery ? await runs.find(delivery.runId) : null;
    return delivery && run ? { run, delivery, proof } : null;
  };

  /** A keyed token, of the link or inside the attached mail, proves receipt; a Mailing-ID alone only names the mailing. */
  const trace = async (input: AbuseInput, attached: string | null): Promise<Trace> => {
    const byLink =
      typeof input.token === 'string' ? await traceDelivery(links.open('abuse', input.token), 'token') : null;
    if (byLink) return byLink;
    const found = attached === null ? null : traceMail(attached);
    for (const token of found?.unsubscribeTokens ?? []) {
      const byMail = await traceDelivery(links.open('unsubscribe', token), 'attached-mail');
      if (byMail) return byMail;
    }
    const id = findMailingId(String(input.mailingId ?? '')) ?? found?.mailingId ?? null;
    return { run: id === null ? null : await runs.findByMailingId(id), delivery: null, proof: 'none' };
  };

  const traceSender = async (attached: string | null, run: Run | null): Promise<Sender | null> => {
    if (run) return senders.find(run.senderId);
    const returnPath = attached === null ? null : traceMail(attached).returnPath;
    const domain = returnPath?.slice(returnPath.lastIndexOf('@') + 1);
    return domain ? senders.findByBounceDomain(domain) : null;
  };

  /** Who is meant: the subscriber the token was made for, else the one with the reporter's address at that sender. */
  const traceSubscriber = async (
    found: Trace,
    sender: Sender | null,
    normalised: string,
  ): Promise<SubscriberRecord | null> => {
    if (found.delivery) return subscribers.find(found.delivery.subscriberId);
    return sender ? subscribers.findByAddress(sender.id, normalised) : null;
  };

  const enqueue = async (
    sender: Sender,
    to: SubscriberRecord,
    reference: string,
    mail: { subject: string; html: string; text: string; notice: string; locale: 'de' | 'en' },
  ) => {
    const now = clock.now();
    await notices.enqueue({
      senderId: sender.id,
      senderDomain: sender.domain,
      kind: 'notice',
      subscriberId: to.id,
      reference,
      toAddress: to.email,
      createdAt: now,
      giveUpAt: now + GIVE_UP_MS,
      ...mail,
    });
  };

  const imprintOf = (sender: Sender, locale: 'de' | 'en'): readonly string[] => {
    const checked = checkImprint(sender.imprint);
    return checked.ok ? imprintLines(checked.imprint, locale) : [sender.name];
  };

  /** One such mail a day, and none to whom nothing is sent anyway: the desk is no way to fill a stranger's mailbox. */
  const mayAskToBlock = async (subscriber: SubscriberRecord): Promise<boolean> =>
    subscriber.state !== 'suppressed' &&
    (await notices.countTo(subscriber.id, 'abuse-confirm', clock.now() - DAY_MS)) === 0;

  const answer = async (
    report: AbuseReportRecord,
    sender: Sender,
    subscriber: SubscriberRecord,
    locale: 'de' | 'en',
  ) => {
    const common = {
      caseNumber: report.caseNumber,
      imprintLines: imprintOf(sender, locale),
      privacyUrl: sender.privacyUrl ?? links.base,
    };
    if (report.suppressed) {
      const view = {
        ...common,
        ...(report.mailingId === null ? {} : { mailingId: report.mailingId }),
        receivedAt: { at: new Date(report.receivedAt), zone: sender.timeZone },
        blocking: 'blocked' as const,
        anonymous: report.anonymous,
        escalationAddress: deps.escalationAddress,
      };
      await enqueue(sender, subscriber, report.id, {
        ...abuseAcknowledgementMail(view, locale),
        notice: 'abuse-acknowledgement',
        locale,
      });
    } else if (await mayAskToBlock(subscriber)) {
      const mail = abuseConfirmMail({ ...common, confirmUrl: links.abuseConfirm(report.id) }, locale);
      await enqueue(sender, subscriber, report.id, { ...mail, notice: 'abuse-confirm', locale });
    }
  };

  return {
    /**
     * Files a report. Where receipt is proved the address is blocked at once and the case stays open; else one
     * click in a mail to that address blocks it, so that nobody can silence a stranger.
     * @throws Refusal mailing_id_missing, reason_missing, email_*, attachment_*, field_invalid
     */
    file: async (input: AbuseInput): Promise<AbuseReceipt> => {
      const attachment = readAttachment(input);
      const attached = attachment?.content.toString('latin1') ?? null;
      const mailingIdGiven = shortText(input.mailingId, 'mailingId', 500);
      if (mailingIdGiven === null && attachment === null && typeof input.token !== 'string') {
        throw new Refusal('mailing_id_missing', 'MFR-8.2', { field: 'mailingId' });
      }
      const parsed = parseEmail(input.email);
      if (!parsed.ok) throw new Refusal(parsed.code, 'LM-8.3', { field: 'email' });
      const words = readReason(input);
      const name = [shortText(input.firstName, 'firstName'), shortText(input.lastName, 'lastName')]
        .filter(Boolean)
        .join(' ');
      const receipt = await database.transaction(async () => {
        const found = await trace(input, attached);
        const sender = await traceSender(attached, found.run);
        const subscriber = await traceSubscriber(found, sender, parsed.address.normalised);
        const now = clock.now();
        const suppressed = found.proof !== 'none' && subscriber !== null;
        const report: AbuseReportRecord = {
          id: randomId(),
          caseNumber: `A-${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}-${keys.mac(randomId()).slice(0, 6)}`,
          state: 'open',
          ...words,
          mailingId: found.run?.mailingId ?? mailingIdGiven?.slice(0, 200) ?? null,
          campaignId: found.run?.campaignId ?? null,
          senderId: sender?.id ?? null,
          subscriberId: subscriber?.id ?? null,
          salutation: shortText(input.salutation, 'salutation', 20),
          reporterName: name || null,
          reporterEmail: parsed.address.display,
          anonymous: input.anonymous === true || input.anonymous === 'true' || input.anonymous === 'on',
          attachmentName: attachment?.filename ?? null,
          proof: found.proof,
          suppressed,
          receivedAt: new Date(now).toISOString(),
          verdict: null,
          verdictNote: null,
          decidedBy: null,
          decidedAt: null,
        };
        await reports.insert(report, now);
        if (attachment) await reports.attach(report.id, attachment.filename, attachment.content);
        if (suppressed) await consent.suppress(subscriber, 'complaint', `abuse-report:${report.id}`);
        if (sender && subscriber) await answer(report, sender, subscriber, input.locale);
        await audit.write({
          actor: 'visitor',
          action: 'abuse.report',
          subject: report.id,
          details: { proof: report.proof },
        });
        return {
          caseNumber: report.caseNumber,
          blocking: suppressed ? ('blocked' as const) : ('click-needed' as const),
        };
      });
      deps.wake();
      return receipt;
    },

    /** What a confirmation link of an abuse mail stands for. @throws Refusal link_invalid */
    look: async (token: string): Promise<AbuseReportRecord> => {
      const id = links.open('abuse-confirm', token);
      const report = id === null ? null : await reports.find(id);
      if (!report) throw new Refusal('link_invalid', 'MSR-AS-4');
      return report;
    },

    /** The one click of the person who reads that mailbox: now the address is blocked. Idempotent. */
    confirm: (token: string): Promise<AbuseReportRecord> =>
      database.transaction(async () => {
        const id = links.open('abuse-confirm', token);
        const report = id === null ? null : await reports.find(id);
        if (!report) throw new Refusal('link_invalid', 'MSR-AS-4');
        const subscriber = report.subscriberId === null ? null : await subscribers.find(report.subscriberId);
        if (report.suppressed || !subscriber) return report;
        await consent.suppress(subscriber, 'complaint', `abuse-report:${report.id}`);
        await reports.update(report.id, { suppressed: true, proof: 'confirmed-by-mail' });
        return { ...report, suppressed: true, proof: 'confirmed-by-mail' };
      }),

    find: async (id: string): Promise<AbuseReportRecord> => {
      const report = await reports.find(id);
      if (!report) throw new Refusal('not_found', 'DESIGN-2.8');
      return report;
    },

    page: (filter: PageRequest & { state?: string | undefined }) => reports.page(filter),

    /** Closes a case. Blocking the reporter never does that by itself (MSR-AS-5). */
    decide: (id: string, decision: { verdict: unknown; note: unknown }, actor: string): Promise<void> =>
      database.transaction(async () => {
        const { verdict, note } = decision;
        const known = verdict === 'justified' || verdict === 'unjustified' || verdict === 'unclear';
        if (!known || typeof note !== 'string' || note.trim() === '')
          throw new Refusal('verdict_missing', 'MSR-AS-5');
        const closed = await reports.close(id, {
          verdict,
          verdictNote: note.trim(),
          decidedBy: actor,
          decidedAt: new Date(clock.now()).toISOString(),
        });
        if (!closed) throw new Refusal('not_found', 'MSR-AS-5');
        await audit.write({ actor, action: 'abuse.verdict', subject: id, details: { verdict } });
      }),
  };
};

export type AbuseService = ReturnType<typeof createAbuseService>;
