import { html, type Fragment, type Locale } from '../../domain/notice';
import { TEXTS } from '../../texts';
import { IncompleteViewError, mustTell } from '../incomplete-view-error';
import { inLanguage } from './language';
import { bullets, wordsOf } from './prose';

/** One purpose as a person reads it. Whether a box is ticked is not part of it and cannot be said (MOS-2.2). */
export interface PurposeView {
  key: string;
  title: string;
  /** Of all the words here, where they may differ from the page's. */
  language?: Locale;
  kinds: readonly string[];
  frequency: string;
  /** Full consent text. */
  text: string;
  /** Who is responsible for the processing, by name. */
  controller: string;
  /** Set for another company: its goods, and where it is (DE-8). */
  partner?: { products: string; address: string };
}

/** One unticked box for one purpose, with everything that is agreed to right beside it. */
export function purposeBox(purpose: PurposeView, index: number, locale: Locale): Fragment {
  const id = `purpose-${index + 1}`;
  return html`<div class="card choice">
    <input
      type="checkbox"
      id="${id}"
      name="consents[${purpose.key}]"
      value="true"
      aria-describedby="${id}-text"
    />
    <label for="${id}" ${inLanguage(purpose.language, locale)}
      >${mustTell(purpose.title, 'MOS-2.3', 'title of a purpose')}</label
    >
    <div id="${id}-text">${purposeDetails(purpose, locale)}</div>
  </div>`;
}

export const purposeCard = (purpose: PurposeView, locale: Locale): Fragment =>
  html`<div class="card">
    <p><strong${inLanguage(purpose.language, locale)}>${purpose.title}</strong></p>
    ${purposeDetails(purpose, locale)}
  </div>`;

/** @throws IncompleteViewError for the eleventh partner: showing ten of eleven names would be a lie. */
export function partnerNames(
  partners: readonly string[],
  locale: Locale,
  say: 'partnersIntro' | 'partnersConfirmed' = 'partnersIntro',
): Fragment {
  const { common } = TEXTS[locale];
  if (partners.length === 0) return null;
  if (partners.length > MAX_PARTNERS) {
    throw new IncompleteViewError(
      'MOS-2.7',
      `${partners.length} partners, at most ${MAX_PARTNERS} are allowed`,
    );
  }
  return html`<h2>${common.partnersHeading}</h2>
    <p>${common[say]}</p>
    ${bullets(partners)}`;
}

const MAX_PARTNERS = 10;

function purposeDetails(purpose: PurposeView, locale: Locale): Fragment {
  const { common } = TEXTS[locale];
  const told = (value: string, what: string) =>
    mustTell(value, 'MOS-2.3', `${what} of purpose ${purpose.key}`);
  const language = inLanguage(purpose.language, locale);
  return html`<dl class="facts">
      <dt>${common.kinds}</dt>
      <dd${language}>${told(purpose.kinds.join(', '), 'kinds of messages')}</dd>
      <dt>${common.frequency}</dt>
      <dd${language}>${told(purpose.frequency, 'frequency')}</dd>
      <dt>${common.controller}</dt>
      <dd${language}>${told(purpose.controller, 'controller')}</dd>
      ${purpose.partner && partnerFacts(purpose.partner, language, locale)}
    </dl>
    ${wordsOf(told(purpose.text, 'text'), [purpose.language, locale])}`;
}

function partnerFacts(
  { products, address }: { products: string; address: string },
  language: Fragment,
  locale: Locale,
): Fragment {
  const { common } = TEXTS[locale];
  return html`<dt>${common.partnerAddress}</dt>
    <dd${language}>${mustTell(address, 'DE-8', 'address of a partner')}</dd>
    <dt>${common.partnerProducts}</dt>
    <dd${language}>${mustTell(products, 'DE-8', 'products of a partner')}</dd>`;
}
