import { composeMail, type ServiceMail } from './compose';
import type { RequestedPurpose } from './confirmation-mail';
import type { Locale } from './locale';
import { tellMoment, type Moment } from './moment';
import { NOTICE_TEXTS } from './texts';

export interface AddressChangeMailView {
  readonly senderName: string;
  readonly purposes: readonly RequestedPurpose[];
  readonly requestedAt: Moment;
  readonly confirmUrl: string;
  readonly validDays: number;
  readonly neverAgainUrl: string;
  readonly imprintLines: readonly string[];
}

/** Asks the new address to confirm (GDPR Art. 16): as plain as any confirmation mail, and it does not name the old one. */
export function addressChangeMail(view: AddressChangeMailView, locale: Locale): ServiceMail {
  const { addressChange: say, confirmation } = NOTICE_TEXTS[locale];
  const items = view.purposes.map(({ title, kinds, frequency }) =>
    confirmation.purpose(title, kinds.join(', '), frequency),
  );
  return composeMail(
    say.subject(view.senderName),
    [
      { kind: 'paragraph', text: say.salutation },
      { kind: 'paragraph', text: say.request(tellMoment(view.requestedAt, locale), view.senderName) },
      { kind: 'list', items },
      { kind: 'paragraph', text: say.ask(view.validDays) },
      { kind: 'link', label: say.confirmLink, url: view.confirmUrl },
      { kind: 'paragraph', text: say.notYou },
      { kind: 'link', label: confirmation.neverAgainLink, url: view.neverAgainUrl },
      { kind: 'lines', lines: view.imprintLines },
    ],
    locale,
  );
}
