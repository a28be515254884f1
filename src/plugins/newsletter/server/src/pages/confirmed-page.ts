import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { bullets } from './parts/prose';

export interface ConfirmedPageView extends PageFrame {
  senderName: string;
  purposeTitles: readonly string[];
}

/** Shown after the button, and again whenever the same link is opened later. */
export function confirmedPage(view: ConfirmedPageView, locale: Locale): string {
  const { common, signup } = TEXTS[locale];
  const body = html`<p>${signup.confirmedLead(view.senderName)}</p>
    ${bullets(view.purposeTitles)}
    <p>${signup.confirmedLeave}</p>
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: signup.confirmedTitle, body });
}
