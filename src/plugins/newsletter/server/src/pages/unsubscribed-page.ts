import { html, safeHref, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { undoForm, type UndoView } from './parts/undo';

export interface UnsubscribedPageView extends PageFrame {
  senderName: string;
  /** What ended; everything of this sender when left out. */
  purposeTitle?: string;
  /** The public signup form, the same for everybody: a way back that tells nobody who was subscribed. */
  signupUrl?: string;
  preferencesUrl?: string;
  /** Only where something has just ended. */
  undo?: UndoView;
}

export function unsubscribedPage(view: UnsubscribedPageView, locale: Locale): string {
  const { leaving } = TEXTS[locale];
  const { senderName, purposeTitle, signupUrl, preferencesUrl } = view;
  const lead =
    purposeTitle === undefined
      ? leaving.unsubscribedAll(senderName)
      : leaving.unsubscribedOne(senderName, purposeTitle);
  const body = [
    html`<p>${lead} ${leaving.unsubscribedUnderway}</p>`,
    view.undo && undoForm(view.undo, locale),
    signupUrl &&
      html`<p class="after">
        ${leaving.signupAgain} <a href="${safeHref(signupUrl)}">${leaving.signupLink}</a>
      </p>`,
    preferencesUrl &&
      html`<p class="after">
        <a class="alone" href="${safeHref(preferencesUrl)}">${leaving.preferencesLink}</a>
      </p>`,
  ];
  return pageDocument(view, locale, { title: leaving.unsubscribedTitle, body });
}
