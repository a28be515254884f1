import { html, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

export interface RateLimitedPageView extends PageFrame {
  /** Rounded up to whole minutes. */
  retryAfterSeconds: number;
}

export function rateLimitedPage(view: RateLimitedPageView, locale: Locale): string {
  const { service } = TEXTS[locale];
  const minutes = Math.max(1, Math.ceil(view.retryAfterSeconds / 60));
  const body = html`<p>${service.rateLimitedLead}</p>
    <p>${service.rateLimitedRetry(minutes)}</p>`;
  return pageDocument(view, locale, { title: service.rateLimitedTitle, body });
}
