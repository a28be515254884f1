import { composeMail, type ServiceMail } from './compose';
import type { Locale } from './locale';
import { NOTICE_TEXTS } from './texts';

export interface RightsMailView {
  readonly senderName: string;
  readonly validDays: number;
  readonly dataUrl: string;
  readonly erasureUrl: string;
  readonly imprintLines: readonly string[];
  readonly privacyUrl: string;
}

/** Leads somebody to what is stored about him, and to its erasure (GDPR Art. 15, 17, 20); goes to that address only. */
export function rightsMail(view: RightsMailView, locale: Locale): ServiceMail {
  const { rights: say, footer } = NOTICE_TEXTS[locale];
  return composeMail(
    say.subject(view.senderName),
    [
      { kind: 'paragraph', text: say.asked(view.senderName) },
      { kind: 'paragraph', text: say.valid(view.validDays) },
      { kind: 'link', label: say.dataLink, url: view.dataUrl },
      { kind: 'link', label: say.erasureLink, url: view.erasureUrl },
      { kind: 'paragraph', text: say.notYou },
      { kind: 'lines', lines: [...view.imprintLines, footer.privacy(view.privacyUrl)] },
    ],
    locale,
  );
}
