import { html, safeHref, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

export interface UnsubscribedPageView extends PageFrame {
  senderName: string;
  /** What ended; everything of this sender when left out. */
  purposeTitle?: string;
  /** The public signup form, the same for everybody: a way back that tells nobody who was subscribed. */
  signupUrl?: string;
  preferencesUrl?: string;
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
    signupUrl && html`<p>${leaving.undo} <a href="${safeHref(signupUrl)}">${leaving.undoLink}</a></p>`,
    preferencesUrl && html`<p><a href="${safeHref(preferencesUrl)}">${leaving.preferencesLink}</a></p>`,
  ];
  return pageDocument(view, locale, { title: leaving.unsubscribedTitle, body });
}
