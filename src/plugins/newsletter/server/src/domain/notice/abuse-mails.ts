import { composeMail, type Block, type ServiceMail } from './compose';
import type { Locale } from './locale';
import { tellMoment, type Moment } from './moment';
import { NOTICE_TEXTS } from './texts';

/** Whether the reporter's address is blocked already, or only after one click in a mail to it. */
export type BlockingState = 'blocked' | 'click-needed';

export interface AbuseAcknowledgementMailView {
  caseNumber: string;
  /** Left out when the case was found by Return-Path or attachment alone. */
  mailingId?: string;
  receivedAt: Moment;
  blocking: BlockingState;
  anonymous: boolean;
  /** The second address a reporter turns to when no answer comes (MSR-AS-12). */
  escalationAddress: string;
  /** Of the operator of the abuse desk. */
  imprintLines: readonly string[];
  privacyUrl: string;
}

/** What a reporter gets at once: the case number, what happens now, where to go if nothing does. */
export function abuseAcknowledgementMail(view: AbuseAcknowledgementMailView, locale: Locale): ServiceMail {
  const say = NOTICE_TEXTS[locale].abuse;
  const state = view.blocking === 'blocked' ? say.blocked : say.clickNeeded;
  return composeMail(
    say.acknowledgementSubject(view.caseNumber),
    [
      { kind: 'paragraph', text: say.received(tellMoment(view.receivedAt, locale)) },
      {
        kind: 'facts',
        facts: [...known(say.caseNumber, view.caseNumber), ...known(say.mailingId, view.mailingId)],
      },
      { kind: 'paragraph', text: state },
      { kind: 'paragraph', text: say.nextStep },
      ...(view.anonymous ? [{ kind: 'paragraph', text: say.anonymous } as const] : []),
      { kind: 'paragraph', text: say.escalation(view.escalationAddress) },
      ...operatorFooter(view, locale),
    ],
    locale,
  );
}

export interface AbuseConfirmMailView {
  caseNumber: string;
  confirmUrl: string;
  imprintLines: readonly string[];
  privacyUrl: string;
}

/** One click proves that the reporter reads this mailbox; without it strangers could block strangers. */
export function abuseConfirmMail(view: AbuseConfirmMailView, locale: Locale): ServiceMail {
  const say = NOTICE_TEXTS[locale].abuse;
  return composeMail(
    say.confirmSubject(view.caseNumber),
    [
      { kind: 'paragraph', text: say.reported },
      { kind: 'facts', facts: known(say.caseNumber, view.caseNumber) },
      { kind: 'link', label: say.confirmLink, url: view.confirmUrl },
      { kind: 'paragraph', text: say.notYou },
      ...operatorFooter(view, locale),
    ],
    locale,
  );
}

const known = (label: string, value?: string) => (value ? [[label, value] as const] : []);

const operatorFooter = (
  view: { imprintLines: readonly string[]; privacyUrl: string },
  locale: Locale,
): Block[] => [
  { kind: 'lines', lines: [...view.imprintLines, NOTICE_TEXTS[locale].footer.privacy(view.privacyUrl)] },
];
