import { composeMail, type Block, type ServiceMail } from './compose';
import type { Locale } from './locale';
import { tellMoment, type Moment } from './moment';
import { NOTICE_TEXTS } from './texts';

/** One step of the double opt-in; the IP is absent where the proof never held one. */
export interface OriginStep {
  moment: Moment;
  ip?: string;
}

export interface OriginEntry {
  purposeTitle: string;
  /** URL or name of the form, or the origin stated at an import. */
  source: string;
  requested: OriginStep;
  confirmed?: OriginStep;
  withdrawn?: OriginStep;
  /** Exactly the text that was shown. */
  consentText: string;
}

export interface OriginMailView {
  senderName: string;
  /** Empty when nothing is stored about the address. */
  entries: readonly OriginEntry[];
  imprintLines: readonly string[];
  privacyUrl: string;
}

/** Answers "where did you get my address?" (MSR-AS-9, GDPR 15): goes to that very address and nowhere else. */
export function originMail(view: OriginMailView, locale: Locale): ServiceMail {
  const { origin: say, footer } = NOTICE_TEXTS[locale];
  const answer = view.entries.length === 0 ? say.nothing(view.senderName) : say.found;
  return composeMail(
    say.subject(view.senderName),
    [
      { kind: 'paragraph', text: say.asked(view.senderName) },
      { kind: 'paragraph', text: answer },
      ...view.entries.map((entry) => entryBlock(entry, locale)),
      { kind: 'paragraph', text: say.notYou },
      { kind: 'lines', lines: [...view.imprintLines, footer.privacy(view.privacyUrl)] },
    ],
    locale,
  );
}

function entryBlock(entry: OriginEntry, locale: Locale): Block {
  const say = NOTICE_TEXTS[locale].origin;
  const withdrawn = entry.withdrawn ? ([[say.withdrawnAt, tellStep(entry.withdrawn, locale)]] as const) : [];
  return {
    kind: 'facts',
    facts: [
      [say.purpose, entry.purposeTitle],
      [say.source, entry.source],
      [say.requestedAt, tellStep(entry.requested, locale)],
      [say.confirmedAt, entry.confirmed ? tellStep(entry.confirmed, locale) : say.notConfirmed],
      ...withdrawn,
      [say.consentText, entry.consentText],
    ],
  };
}

function tellStep(step: OriginStep, locale: Locale): string {
  const when = tellMoment(step.moment, locale);
  return step.ip ? NOTICE_TEXTS[locale].origin.withIp(when, step.ip) : when;
}
