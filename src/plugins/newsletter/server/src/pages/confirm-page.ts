import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields } from './parts/fields';
import { partnerNames, purposeCard, type PurposeView } from './parts/purposes';

export interface ConfirmPageView extends PageFrame {
  senderName: string;
  /** Exactly what was requested, in the words that were shown then. */
  purposes: readonly PurposeView[];
  partners: readonly string[];
  /** Issued for this view of the page; the POST is refused without it (C.5). */
  nonce: string;
}

/** Opening the link changes nothing, link scanners do that too. Only the button confirms. */
export function confirmPage(view: ConfirmPageView, locale: Locale): string {
  const { signup } = TEXTS[locale];
  const body = [
    html`<p>${signup.confirmLead(view.senderName)}</p>`,
    view.purposes.map((purpose) => purposeCard(purpose, locale)),
    partnerNames(view.partners, locale, 'partnersConfirmed'),
    postForm([hiddenFields({ nonce: view.nonce }), actions({ label: signup.confirmButton })]),
    html`<p class="hint after">${signup.confirmNotYou}</p>`,
  ];
  return pageDocument(view, locale, { title: signup.confirmTitle, body });
}
