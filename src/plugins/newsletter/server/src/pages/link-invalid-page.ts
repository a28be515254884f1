import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';
import { bullets } from './parts/prose';

/**
 * One page for unknown, expired, used and altered links, so that guessing tells nothing (C.5). The frame must be
 * the operator's: naming the sender would tell that the token once existed.
 */
export function linkInvalidPage(frame: PageFrame, locale: Locale): string {
  const { service } = TEXTS[locale];
  const body = html`<p>${service.linkInvalidLead}</p>
    ${bullets(service.linkInvalidHints)}`;
  return pageDocument(frame, locale, { title: service.linkInvalidTitle, body });
}
