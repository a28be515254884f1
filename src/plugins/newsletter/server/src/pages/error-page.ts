import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

/** Every no has a reason: what programs read, which rule it was, and a sentence. No stack, no cause. */
export interface ErrorPageView extends PageFrame {
  code: string;
  rule?: string;
  /** In the language of the page. */
  message: string;
}

export function errorPage(view: ErrorPageView, locale: Locale): string {
  const { service } = TEXTS[locale];
  const rule =
    view.rule &&
    html`<dt>${service.errorRule}</dt>
      <dd>${view.rule}</dd>`;
  const body = html`<p>${view.message}</p>
    <dl class="facts">
      <dt>${service.errorCode}</dt>
      <dd>${view.code}</dd>
      ${rule}
    </dl>`;
  return pageDocument(view, locale, { title: service.errorTitle, body, hasProblems: true });
}
