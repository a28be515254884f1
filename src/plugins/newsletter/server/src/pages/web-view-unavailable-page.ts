import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

export function webViewUnavailablePage(frame: PageFrame, locale: Locale): string {
  const { service } = TEXTS[locale];
  const body = html`<p>${service.webViewLead}</p>`;
  return pageDocument(frame, locale, { title: service.webViewTitle, body });
}
