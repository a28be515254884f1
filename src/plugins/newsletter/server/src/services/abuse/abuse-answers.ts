import { DAY_MS } from '../../domain/consent/confirmation';
import type { Decision } from '../../domain/abuse/decision';
import { isIllegalContent } from '../../domain/abuse/illegal-content';
import {
  abuseAcknowledgementMail,
  abuseConfirmMail,
  abuseDecisionMail,
  statementOfReasonsMail,
  type ServiceMail,
} from '../../domain/notice';
import type { NoticeName } from '../../domain/notice/notice-name';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { AbuseReportRecord, AbuseReportRepository } from '../../repositories/abuse/abuse-reports';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { Sender } from '../../repositories/senders';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { Links } from '../links';

interface Deps {
  readonly clock: Clock;
  readonly links: Links;
  readonly notices: NoticeRepository;
  readonly reports: Pick<AbuseReportRepository, 'countFrom'>;
  readonly escalationAddress: string;
}

const GIVE_UP_MS = 48 * 3_600_000;

interface Recipient {
  readonly subscriberId: string | null;
  readonly email: string;
}

/** What goes back to a reporter: receipt, one question whether to block the address, decision; and what a sender is told. */
export const createAbuseAnswers = ({ clock, links, notices, reports, escalationAddress }: Deps) => {
  const enqueue = async (
    sender: Sender,
    to: Recipient,
    reference: string,
    mail: ServiceMail & { notice: NoticeName; locale: 'de' | 'en' },
  ) => {
    const now = clock.now();
    await notices.enqueue({
      senderId: sender.id,
      senderDomain: sender.domain,
      kind: 'notice',
      subscriberId: to.subscriberId,
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

  const commonOf = (report: AbuseReportRecord, sender: Sender, locale: 'de' | 'en') => ({
    caseNumber: report.caseNumber,
    ...(report.mailingId === null ? {} : { mailingId: report.mailingId }),
    imprintLines: imprintOf(sender, locale),
    privacyUrl: links.privacy(sender),
    escalationAddress,
  });

  const acknowledge = async (
    report: AbuseReportRecord,
    sender: Sender,
    { to, blocking }: { to: Recipient; blocking: 'blocked' | 'nothing-to-block' },
  ) => {
    const { locale, anonymous } = report;
    const receivedAt = { at: new Date(report.receivedAt), zone: sender.timeZone };
    const view = { ...commonOf(report, sender, locale), receivedAt, blocking, anonymous };
    const mail = abuseAcknowledgementMail(view, locale);
    await enqueue(sender, to, report.id, { ...mail, notice: 'abuse-acknowledgement', locale });
  };

  /** DSA Art. 16(4): a receipt to whoever reports illegal content; one a day, so that nobody fills another's mailbox. */
  const owesReceipt = async (report: AbuseReportRecord): Promise<boolean> =>
    isIllegalContent(report.reason) &&
    (await reports.countFrom(report.reporterEmail, clock.now() - DAY_MS)) <= 1;

  /** After the report is written. */
  const answer = async (report: AbuseReportRecord, sender: Sender, subscriber: SubscriberRecord | null) => {
    const { locale } = report;
    const reporter = { subscriberId: null, email: report.reporterEmail };
    const known = subscriber ? { subscriberId: subscriber.id, email: subscriber.email } : reporter;
    if (report.suppressed) return acknowledge(report, sender, { to: known, blocking: 'blocked' });
    if (subscriber && (await mayAskToBlock(subscriber))) {
      const view = { ...commonOf(report, sender, locale), confirmUrl: links.abuseConfirm(report.id) };
      const mail = abuseConfirmMail(view, locale);
      return enqueue(sender, known, report.id, { ...mail, notice: 'abuse-confirm', locale });
    }
    if (await owesReceipt(report))
      await acknowledge(report, sender, { to: reporter, blocking: 'nothing-to-block' });
  };

  /** DSA Art. 16(5): to the notifier. Whoever else only typed an address, which may be a stranger's, gets nothing. */
  const tellReporter = async (report: AbuseReportRecord, decision: Decision, sender: Sender) => {
    const isOwed = isIllegalContent(report.reason) || report.proof !== 'none';
    if (decision.reasons === null || report.reporterEmail === '' || !isOwed) return;
    const { locale } = report;
    const view = { ...commonOf(report, sender, locale), ...decision, reasons: decision.reasons };
    const to = { subscriberId: report.subscriberId, email: report.reporterEmail };
    const mail = abuseDecisionMail(view, locale);
    await enqueue(sender, to, report.id, { ...mail, notice: 'abuse-decision', locale });
  };

  /** DSA Art. 17: to the contact address in the imprint of the sender who is restricted. */
  const tellSender = async (report: AbuseReportRecord, decision: Decision, sender: Sender) => {
    const checked = checkImprint(sender.imprint);
    const { reasons, ground, measure } = decision;
    if (measure === 'none' || reasons === null || ground === null || !checked.ok) return;
    const locale = sender.language === 'en' ? 'en' : 'de';
    const view = { ...commonOf(report, sender, locale), senderName: sender.name, measure, reasons, ground };
    const mail = statementOfReasonsMail(view, locale);
    const to = { subscriberId: null, email: checked.imprint.email };
    await enqueue(sender, to, report.id, { ...mail, notice: 'statement-of-reasons', locale });
  };

  /** Both sides learn what was decided and why; without a known sender there is nobody whose name mail could bear. */
  const tellDecision = async (report: AbuseReportRecord, decision: Decision, sender: Sender) => {
    await tellReporter(report, decision, sender);
    await tellSender(report, decision, sender);
  };

  return { answer, tellDecision };
};

export type AbuseAnswers = ReturnType<typeof createAbuseAnswers>;
