import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { bullets } from './parts/prose';

export interface UndonePageView extends PageFrame {
  senderName: string;
  titles: readonly string[];
}

/** After taking back an unsubscription. */
export function undonePage(view: UndonePageView, locale: Locale): string {
  const { common, leaving } = TEXTS[locale];
  const body = html`<p>${leaving.undone(view.senderName)}</p>
    ${bullets(view.titles)}
    <p>${leaving.undoneEnd}</p>
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: leaving.undoneTitle, body });
}
