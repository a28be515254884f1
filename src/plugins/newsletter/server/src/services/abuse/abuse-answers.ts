import { DAY_MS } from '../../domain/consent/confirmation';
import { abuseAcknowledgementMail, abuseConfirmMail } from '../../domain/notice';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { AbuseReportRecord } from '../../repositories/abuse/abuse-reports';
import type { NoticeName, NoticeRepository } from '../../repositories/sending/notices';
import type { Sender } from '../../repositories/senders';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { Links } from '../links';

interface Deps {
  readonly clock: Clock;
  readonly links: Links;
  readonly notices: NoticeRepository;
  readonly escalationAddress: string;
}

const GIVE_UP_MS = 48 * 3_600_000;

/** What goes back to a reporter: the acknowledgement, or one question whether to block the address. */
export const createAbuseAnswers = ({ clock, links, notices, escalationAddress }: Deps) => {
  const enqueue = async (
    sender: Sender,
    to: SubscriberRecord,
    reference: string,
    mail: { subject: string; html: string; text: string; notice: NoticeName; locale: 'de' | 'en' },
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
      privacyUrl: links.privacy(sender),
    };
    if (report.suppressed) {
      const view = {
        ...common,
        ...(report.mailingId === null ? {} : { mailingId: report.mailingId }),
        receivedAt: { at: new Date(report.receivedAt), zone: sender.timeZone },
        blocking: 'blocked' as const,
        anonymous: report.anonymous,
        escalationAddress,
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

  return { answer };
};

export type AbuseAnswers = ReturnType<typeof createAbuseAnswers>;
