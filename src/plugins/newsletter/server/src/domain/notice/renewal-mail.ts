import { composeMail, type ServiceMail } from './compose';
import type { Locale } from './locale';
import { NOTICE_TEXTS } from './texts';
import { tellMoment, type Moment } from './moment';

export interface RenewalMailView {
  readonly senderName: string;
  readonly purposeTitle: string;
  /** When the person last said yes. */
  readonly expressedAt: Moment;
  readonly expiresAt: Moment;
  readonly renewUrl: string;
  readonly preferencesUrl: string;
  readonly imprintLines: readonly string[];
}

/** Asks, while the consent is still valid, whether it should go on (MSR-2.4-10). Doing nothing lets it lapse. */
export function renewalMail(view: RenewalMailView, locale: Locale): ServiceMail {
  const say = NOTICE_TEXTS[locale].renewal;
  return composeMail(
    say.subject(view.purposeTitle),
    [
      {
        kind: 'paragraph',
        text: say.since(view.purposeTitle, view.senderName, tellMoment(view.expressedAt, locale)),
      },
      { kind: 'paragraph', text: say.lapses(tellMoment(view.expiresAt, locale)) },
      { kind: 'link', label: say.renewLink, url: view.renewUrl },
      { kind: 'paragraph', text: say.nothing },
      { kind: 'link', label: say.preferencesLink, url: view.preferencesUrl },
      { kind: 'lines', lines: view.imprintLines },
    ],
    locale,
  );
}
