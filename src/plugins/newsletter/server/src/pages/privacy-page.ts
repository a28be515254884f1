import { html, safeHref, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

export interface PrivacyPageView extends PageFrame {
  senders: readonly { readonly name: string; readonly url: string }[];
}

/** Where pages that belong to no single sender lead: to the privacy policies of all of them (VIV-0.1). */
export function privacyPage(view: PrivacyPageView, locale: Locale): string {
  const { common } = TEXTS[locale];
  const body = html`<p>${common.privacyLead}</p>
    <ul>
      ${view.senders.map(({ name, url }) => html`<li><a class="alone" href="${safeHref(url)}">${name}</a></li>`)}
    </ul>`;
  return pageDocument(view, locale, { title: common.privacyTitle, body });
}
