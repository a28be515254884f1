import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { actions, postForm } from './parts/actions';
import { hiddenFields } from './parts/fields';

export interface UnsubscribePageView extends PageFrame {
  senderName: string;
  /** The purpose of the message whose link was opened. */
  purposeTitle: string;
  nonce: string;
}

/** The link was click one, either button is click two (MSR-2.4-17). Posts `scope=purpose` or `scope=all`. */
export function unsubscribePage(view: UnsubscribePageView, locale: Locale): string {
  const { leaving } = TEXTS[locale];
  const body = [
    html`<p>${leaving.unsubscribeLead(view.senderName, view.purposeTitle)}</p>`,
    postForm([
      hiddenFields({ nonce: view.nonce }),
      actions(
        { label: leaving.unsubscribeOne(view.purposeTitle), name: 'scope', value: 'purpose' },
        { label: leaving.unsubscribeAll(view.senderName), name: 'scope', value: 'all', second: true },
      ),
    ]),
  ];
  return pageDocument(view, locale, { title: leaving.unsubscribeTitle, body });
}
