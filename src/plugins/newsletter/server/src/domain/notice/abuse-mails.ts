import type { Measure, Verdict } from '../abuse/decision';
import { composeMail, type Block, type ServiceMail } from './compose';
import type { Locale } from './locale';
import { tellMoment, type Moment } from './moment';
import { NOTICE_TEXTS } from './texts';

/** Whether the reporter's address is blocked already, or only after one click in a mail to it. */
export type BlockingState = 'blocked' | 'click-needed';

/** A notice of illegal content by somebody who gets nothing from the sender: there is nothing to block. */
type AcknowledgedState = BlockingState | 'nothing-to-block';

export interface AbuseAcknowledgementMailView {
  caseNumber: string;
  /** Left out when the case was found by Return-Path or attachment alone. */
  mailingId?: string;
  receivedAt: Moment;
  blocking: AcknowledgedState;
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
  const states = { blocked: say.blocked, 'click-needed': say.clickNeeded, 'nothing-to-block': undefined };
  const state = states[view.blocking];
  return composeMail(
    say.acknowledgementSubject(view.caseNumber),
    [
      { kind: 'paragraph', text: say.received(tellMoment(view.receivedAt, locale)) },
      {
        kind: 'facts',
        facts: [...known(say.caseNumber, view.caseNumber), ...known(say.mailingId, view.mailingId)],
      },
      ...(state === undefined ? [] : [{ kind: 'paragraph', text: state } as const]),
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

export interface AbuseDecisionMailView {
  caseNumber: string;
  mailingId?: string;
  verdict: Verdict;
  measure: Measure;
  reasons: string;
  escalationAddress: string;
  imprintLines: readonly string[];
  privacyUrl: string;
}

/** To who filed the report: what was decided, why, by whom, and what can be done against it (DSA Art. 16(5), (6)). */
export function abuseDecisionMail(view: AbuseDecisionMailView, locale: Locale): ServiceMail {
  const { abuse, abuseDecision: say } = NOTICE_TEXTS[locale];
  return composeMail(
    say.subject(view.caseNumber),
    [
      {
        kind: 'facts',
        facts: [...known(abuse.caseNumber, view.caseNumber), ...known(abuse.mailingId, view.mailingId)],
      },
      { kind: 'paragraph', text: say.verdicts[view.verdict] },
      { kind: 'paragraph', text: say.measures[view.measure] },
      { kind: 'paragraph', text: `${say.reasons} ${view.reasons}` },
      { kind: 'paragraph', text: say.byPeople },
      { kind: 'paragraph', text: say.redress(view.escalationAddress) },
      ...operatorFooter(view, locale),
    ],
    locale,
  );
}

export interface StatementOfReasonsMailView extends Omit<AbuseDecisionMailView, 'verdict'> {
  senderName: string;
  ground: string;
}

/** To the sender whose content or sending is restricted (DSA Art. 17(3)); never who reported it. */
export function statementOfReasonsMail(view: StatementOfReasonsMailView, locale: Locale): ServiceMail {
  const { abuse, abuseDecision, statement: say } = NOTICE_TEXTS[locale];
  return composeMail(
    say.subject(view.caseNumber),
    [
      { kind: 'paragraph', text: say.concerns(view.senderName) },
      {
        kind: 'facts',
        facts: [...known(abuse.caseNumber, view.caseNumber), ...known(abuse.mailingId, view.mailingId)],
      },
      { kind: 'paragraph', text: abuseDecision.measures[view.measure] },
      { kind: 'paragraph', text: say.scope },
      { kind: 'paragraph', text: `${abuseDecision.reasons} ${view.reasons}` },
      { kind: 'paragraph', text: `${say.ground} ${view.ground}` },
      { kind: 'paragraph', text: `${say.byNotice} ${abuseDecision.byPeople}` },
      { kind: 'paragraph', text: abuseDecision.redress(view.escalationAddress) },
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
