import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields } from './parts/fields';

export interface NeverAgainPageView extends PageFrame {
  nonce: string;
}

/** Behind the second link of a confirmation mail: no more of these mails to this address (C.6). */
export function neverAgainPage(view: NeverAgainPageView, locale: Locale): string {
  const { leaving } = TEXTS[locale];
  const body = [
    html`<p>${leaving.neverAgainLead}</p>
      <p>${leaving.neverAgainKeep}</p>`,
    postForm([hiddenFields({ nonce: view.nonce }), actions({ label: leaving.neverAgainButton })]),
  ];
  return pageDocument(view, locale, { title: leaving.neverAgainTitle, body });
}

export function neverAgainDonePage(view: PageFrame, locale: Locale): string {
  const { common, leaving } = TEXTS[locale];
  const body = html`<p>${leaving.neverAgainDone}</p>
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: leaving.neverAgainDoneTitle, body });
}
