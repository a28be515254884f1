import { inertText, plainAsHtml } from './escape';
import { FOOTER_TEXTS } from './footer-texts';
import { PRODUCT_LINK } from './merge-scope';
import type { RenderInput } from './types';
import { ON_TOP, SEEN } from './visibility';

export type FooterInput = Pick<
  RenderInput,
  'locale' | 'imprint' | 'senderName' | 'purposeTitle' | 'poweredBy'
>;

interface Link {
  readonly text: string;
  readonly url: string;
}

/** One footer, written twice: as HTML and as text, with the same meaning (R2046-1). */
interface Footer {
  readonly purpose: string;
  readonly reason: string;
  readonly imprintTitle: string;
  readonly imprint: readonly string[];
  /** In HTML alone: the text part has this address in a line of the imprint (AT-3). */
  readonly disclosure: readonly Link[];
  readonly links: readonly Link[];
  readonly badge?: { readonly text: string; readonly url?: string };
  readonly unsubscribe: Link;
}

function footerOf({ locale, imprint, senderName, purposeTitle, poweredBy }: FooterInput): Footer {
  const texts = FOOTER_TEXTS[locale];
  const { disclosureUrl } = imprint;
  const online = isWebUrl(imprint.url) ? [{ text: texts.imprintOnline, url: imprint.url }] : [];
  const badge = poweredBy === true ? { name: 'Jawort', url: undefined } : poweredBy || undefined;
  return {
    purpose: purposeTitle,
    reason: texts.reason(purposeTitle, senderName),
    imprintTitle: texts.imprint,
    imprint: imprint.lines,
    disclosure: isWebUrl(disclosureUrl) ? [{ text: texts.disclosure, url: disclosureUrl }] : [],
    links: [
      ...online,
      { text: texts.webView, url: '{{ links.webView }}' },
      { text: texts.preferences, url: '{{ links.preferences }}' },
      // Whose address came with a list hears with the first mail where to ask (G-14).
      { text: texts.origin, url: '{{ links.origin }}' },
      { text: texts.reportAbuse, url: '{{ links.reportAbuse }}' },
    ],
    ...(badge ? { badge: badgeOf(`${texts.poweredBy} ${badge.name}`, badge.url) } : {}),
    unsubscribe: { text: texts.unsubscribe, url: '{{ links.unsubscribe }}' },
  };
}

const isWebUrl = (url: string | undefined): url is string => /^https?:\/\/[^\s]+$/i.test(url ?? '');
const badgeOf = (text: string, url: string | undefined) => (isWebUrl(url) ? { text, url } : { text });

/** Dark grey and blue on white: contrast 10.3:1 and 6.7:1. */
const INK = '#374151';
const LINK = '#1d4ed8';
const FONT = 'Helvetica,Arial,sans-serif';
const PAPER = '#ffffff';

/** Each declaration twice, for Outlook skips what is `!important` and takes the plain one. */
function style(declarations: Readonly<Record<string, string>>): string {
  const twice = Object.entries(declarations).map(
    ([name, value]) => `${name}:${value}!important;${name}:${value}`,
  );
  return `${SEEN};${twice.join(';')}`;
}

/** A plain `div`: rows and cells would be elements more that a sheet could hide. */
const BOX = `${style({
  display: 'block',
  'max-width': '552px',
  margin: '0 auto',
  padding: '0 24px 32px',
  'text-align': 'center',
  'background-color': PAPER,
})};${ON_TOP}`;
const TEXT = { color: INK, 'font-family': FONT, 'line-height': '1.5' };
const RULE = { 'border-top': '1px solid #d1d5db', 'padding-top': '24px' };
const paragraph = (size: string, margin: string, more = {}): string =>
  style({ ...TEXT, display: 'block', 'font-size': size, margin, 'text-align': 'center', ...more });
const link = (size: string): string =>
  style({
    display: 'inline',
    cursor: 'pointer',
    'font-family': FONT,
    color: LINK,
    'font-size': size,
    'text-decoration': 'underline',
  });

const NOTE = paragraph('13px', '0 auto 12px');
const FIRST = paragraph('13px', '0 auto 12px', RULE);
const LAST = paragraph('15px', '0 auto');
const NOTE_LINK = link('13px');
const LAST_LINK = link('15px');
const TITLE = style({ ...TEXT, display: 'inline', 'font-size': '13px', 'font-weight': 'bold' });

/** The visible end of every HTML part; its last block is the unsubscribe link (MSR-AS-7). Still Liquid inside. */
export function footerHtml(input: FooterInput): string {
  const footer = footerOf(input);
  const links = [...footer.disclosure, ...footer.links]
    .map((item) => anchor(item, NOTE_LINK))
    .join(' &middot; ');
  const blocks = [
    `<p style="${FIRST}">${title(footer.purpose)}<br>${plainAsHtml(footer.reason)}</p>`,
    `<p style="${NOTE}">${title(footer.imprintTitle)}<br>${footer.imprint.map(plainAsHtml).join('<br>')}</p>`,
    `<p style="${NOTE}">${links}</p>`,
    footer.badge && `<p style="${NOTE}">${badgeHtml(footer.badge)}</p>`,
    `<p style="${LAST}">${anchor(footer.unsubscribe, LAST_LINK)}</p>`,
  ];
  return `<div style="${BOX}">\n${blocks.filter(Boolean).join('\n')}\n</div>\n`;
}

const title = (words: string): string => `<strong style="${TITLE}">${plainAsHtml(words)}</strong>`;
/** Merge tags of the product's own links stay; any other address is data. */
const href = (url: string): string => (PRODUCT_LINK.test(url) ? url : plainAsHtml(url));
const anchor = ({ text: words, url }: Link, css: string): string =>
  `<a href="${href(url)}" style="${css}">${plainAsHtml(words)}</a>`;
const badgeHtml = ({ text: words, url }: NonNullable<Footer['badge']>): string =>
  url === undefined ? plainAsHtml(words) : anchor({ text: words, url }, NOTE_LINK);

/** Begins the footer of the text part. */
const TEXT_RULE = '--------------------------------------------------\n';

/** A text part as its author wrote it: the footer is the same in all mails of a sender. */
export const withoutFooter = (text: string): string => {
  const at = text.lastIndexOf(TEXT_RULE);
  return at < 0 ? text : text.slice(0, at);
};

/** The same footer for the text part. */
export function footerText(input: FooterInput): string {
  const footer = footerOf(input);
  const line = ({ text: words, url }: Link): string =>
    `${words}: ${PRODUCT_LINK.test(url) ? url : inertText(url)}`;
  const blocks = [
    `${TEXT_RULE}${inertText(footer.purpose)}\n${inertText(footer.reason)}`,
    [footer.imprintTitle, ...footer.imprint.map(inertText)].join('\n'),
    footer.links.map(line).join('\n'),
    footer.badge &&
      [inertText(footer.badge.text), footer.badge.url && inertText(footer.badge.url)]
        .filter(Boolean)
        .join(': '),
    line(footer.unsubscribe),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
