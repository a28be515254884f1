import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

/** Nothing in it depends on the address: new, known and blocked people see the same page (C.6). */
export interface FormSubmittedPageView extends PageFrame {
  /** How long the confirm link lives, in days. */
  validDays: number;
  /** So many people sign up that the mail has to wait its turn (C.6). */
  delayed?: boolean;
}

export function formSubmittedPage(view: FormSubmittedPageView, locale: Locale): string {
  const { signup } = TEXTS[locale];
  const body = html`<p>${signup.submittedLead(view.validDays)}</p>
    ${view.delayed && html`<p>${signup.submittedDelayed}</p>`}
    <p>${signup.submittedNothing}</p>
    <p>${signup.submittedUntil}</p>`;
  return pageDocument(view, locale, { title: signup.submittedTitle, body });
}
