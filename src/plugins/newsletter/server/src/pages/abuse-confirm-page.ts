import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields } from './parts/fields';

export interface AbuseConfirmPageView extends PageFrame {
  caseNumber: string;
  nonce: string;
}

/** Behind the link of the mail to the reporter: proves that the mailbox is theirs, then blocks it. */
export function abuseConfirmPage(view: AbuseConfirmPageView, locale: Locale): string {
  const { abuse } = TEXTS[locale];
  const body = [
    html`<p>${abuse.confirmLead}</p>
      <p>${abuse.caseNumber}: <strong class="whole">${view.caseNumber}</strong></p>`,
    postForm([hiddenFields({ nonce: view.nonce }), actions({ label: abuse.confirmButton })]),
    html`<p class="hint after">${abuse.confirmNotYou}</p>`,
  ];
  return pageDocument(view, locale, { title: abuse.confirmTitle, body });
}

export interface AbuseConfirmedPageView extends PageFrame {
  caseNumber: string;
}

export function abuseConfirmedPage(view: AbuseConfirmedPageView, locale: Locale): string {
  const { abuse } = TEXTS[locale];
  const body = html`<p>${abuse.confirmedLead}</p>
    <p>${abuse.caseNumber}: <strong class="whole">${view.caseNumber}</strong></p>`;
  return pageDocument(view, locale, { title: abuse.confirmedTitle, body });
}
