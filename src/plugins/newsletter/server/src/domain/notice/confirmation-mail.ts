import { composeMail, type ServiceMail } from './compose';
import type { Locale } from './locale';
import { tellMoment, type Moment } from './moment';
import { NOTICE_TEXTS } from './texts';

export interface RequestedPurpose {
  title: string;
  kinds: readonly string[];
  frequency: string;
}

/** Everything the mail may say; there is no field for a logo, a greeting or an offer (LG Stendal 22 S 87/20). */
export interface ConfirmationMailView {
  senderName: string;
  purposes: readonly RequestedPurpose[];
  requestedAt: Moment;
  /** Where the form stood. Printed as text without scheme and query, never as a link. */
  pageUrl: string;
  confirmUrl: string;
  /** How long the confirm link lives, in days. */
  validDays: number;
  neverAgainUrl: string;
  imprintLines: readonly string[];
}

/** The one mail of a double opt-in (standards B.15, DE-6). Throws RangeError for an unknown zone. */
export function confirmationMail(view: ConfirmationMailView, locale: Locale): ServiceMail {
  const say = NOTICE_TEXTS[locale].confirmation;
  const when = tellMoment(view.requestedAt, locale);
  const asked = view.purposes.map((p) => say.purpose(p.title, p.kinds.join(', '), p.frequency));
  return composeMail(
    say.subject(view.senderName),
    [
      { kind: 'paragraph', text: say.salutation },
      { kind: 'paragraph', text: say.request(when, view.senderName, printedPage(view.pageUrl)) },
      { kind: 'list', items: asked },
      { kind: 'paragraph', text: say.ask(view.validDays) },
      { kind: 'link', label: say.confirmLink, url: view.confirmUrl },
      { kind: 'paragraph', text: say.notYou },
      { kind: 'link', label: say.neverAgainLink, url: view.neverAgainUrl },
      { kind: 'lines', lines: view.imprintLines },
    ],
    locale,
  );
}

/** Scheme, query and fragment go: a third link would be advertising, a query may carry personal data. */
const printedPage = (url: string) =>
  url
    .replace(/^https?:\/\//i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '');
