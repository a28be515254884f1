import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { bullets } from './parts/prose';

export interface PreferencesSavedPageView extends PageFrame {
  endedTitles: readonly string[];
  keptTitles: readonly string[];
}

export function preferencesSavedPage(view: PreferencesSavedPageView, locale: Locale): string {
  const { common, leaving } = TEXTS[locale];
  const kept =
    view.keptTitles.length > 0
      ? [html`<p>${leaving.savedKept}</p>`, bullets(view.keptTitles)]
      : html`<p>${leaving.savedKeptNothing}</p>`;
  const body = html`<p>${leaving.savedEnded}</p>
    ${bullets(view.endedTitles)} ${kept}
    <p>${common.closePage}</p>`;
  return pageDocument(view, locale, { title: leaving.savedTitle, body });
}
