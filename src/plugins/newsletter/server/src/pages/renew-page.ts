import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields } from './parts/fields';

export interface RenewPageView extends PageFrame {
  senderName: string;
  purposeTitle: string;
  /** How long a yes lasts under the sender's policy. */
  months: number;
  nonce: string;
}

/** Behind the link of a renewal mail: the button is the new expression of will (MSR-2.4-10), opening it is none. */
export function renewPage(view: RenewPageView, locale: Locale): string {
  const { renewal } = TEXTS[locale];
  const body = [
    html`<p>${renewal.lead(view.purposeTitle, view.senderName, view.months)}</p>`,
    postForm([hiddenFields({ nonce: view.nonce }), actions({ label: renewal.button })]),
    html`<p class="hint after">${renewal.nothing}</p>`,
  ];
  return pageDocument(view, locale, { title: renewal.title, body });
}

export interface RenewedPageView extends PageFrame {
  senderName: string;
  purposeTitle: string;
}

export function renewedPage(view: RenewedPageView, locale: Locale): string {
  const { common, renewal } = TEXTS[locale];
  const body = html`<p>${renewal.done(view.purposeTitle, view.senderName)}</p>
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: renewal.doneTitle, body });
}
