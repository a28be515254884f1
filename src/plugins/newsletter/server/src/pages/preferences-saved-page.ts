import { html, safeHref, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { bullets } from './parts/prose';
import { undoForm, type UndoView } from './parts/undo';

export interface PreferencesSavedPageView extends PageFrame {
  endedTitles: readonly string[];
  keptTitles: readonly string[];
  preferencesUrl?: string;
  undo?: UndoView;
}

export function preferencesSavedPage(view: PreferencesSavedPageView, locale: Locale): string {
  const { common, leaving } = TEXTS[locale];
  const kept =
    view.keptTitles.length > 0
      ? [html`<p>${leaving.savedKept}</p>`, bullets(view.keptTitles)]
      : html`<p>${leaving.savedKeptNothing}</p>`;
  const body = html`<p>${leaving.savedEnded}</p>
    ${bullets(view.endedTitles)} ${kept} ${view.undo && undoForm(view.undo, locale)}
    ${
      view.preferencesUrl
        ? html`<p class="after">
            <a class="alone" href="${safeHref(view.preferencesUrl)}">${leaving.preferencesLink}</a>
          </p>`
        : html`<p>${common.closePage}</p>`
    }`;
  return pageDocument(view, locale, { title: leaving.savedTitle, body });
}
