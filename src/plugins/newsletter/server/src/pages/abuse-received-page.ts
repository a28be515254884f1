import { html, type BlockingState, type Locale } from '../domain/notice';
import { TEXTS } from '../texts';
import { pageDocument, type PageFrame } from './document';

export interface AbuseReceivedPageView extends PageFrame {
  caseNumber: string;
  blocking: BlockingState;
  /** Where to turn when no answer comes (MSR-AS-12). */
  escalationAddress: string;
}

export function abuseReceivedPage(view: AbuseReceivedPageView, locale: Locale): string {
  const { abuse } = TEXTS[locale];
  const body = html`<p>${abuse.receivedLead}</p>
    <p>${abuse.caseNumber}<br /><strong class="number">${view.caseNumber}</strong></p>
    <p>${view.blocking === 'blocked' ? abuse.blocked : abuse.clickNeeded}</p>
    <p>
      ${abuse.escalation}<br />
      <a class="alone" href="mailto:${mailtoTarget(view.escalationAddress)}">${view.escalationAddress}</a>
    </p>`;
  return pageDocument(view, locale, { title: abuse.receivedTitle, body });
}

/** Only the `@` stays bare (RFC 6068 2): a `?` in the address must not add header fields. */
const mailtoTarget = (address: string) => encodeURIComponent(address).replace('%40', '@');
