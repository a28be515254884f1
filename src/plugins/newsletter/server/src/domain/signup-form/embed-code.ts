import { escapeHtml, safeHref } from '../notice';
import { EMBED_WORDS, type EmbedWords } from './embed-words';
import type { FormBox, FormContent } from './form-version';

export interface EmbedSource {
  /** Public URL of this installation, without a path of ours. */
  readonly baseUrl: string;
  readonly version: number;
  readonly content: FormContent;
  /** Whether an address may have letters beyond ASCII before the @, which browsers take for none. */
  readonly anyAddress: boolean;
}

export interface EmbedCodes {
  /** The custom element: always shows the version in force. */
  readonly script: string;
  /** A plain form with everything the version says; has to be copied again when the form changes. */
  readonly html: string;
  readonly iframe: string;
}

/** What the owner of a site copies into a page (MFR-4.1). No inline style or script: a strict CSP stays strict. */
export const embedCodes = (source: EmbedSource): EmbedCodes => {
  const { content } = source;
  const url = `${source.baseUrl.replace(/\/+$/, '')}/newsletter`;
  const page = escapeHtml(`${url}/forms/${encodeURIComponent(content.slug)}`);
  const words = EMBED_WORDS[content.language];
  return {
    script: [
      `<script src="${escapeHtml(url)}/widget.js" async></script>`,
      `<jawort-signup form="${escapeHtml(content.slug)}" lang="${content.language}">`,
      `  <a href="${page}">${escapeHtml(words.open(content.title))}</a>`,
      '</jawort-signup>',
    ].join('\n'),
    html: plainForm(source, page, words).join('\n'),
    iframe: `<iframe src="${page}?embed=1" title="${escapeHtml(content.title)}" width="100%" height="1100" frameborder="0" loading="lazy"></iframe>`,
  };
};

const plainForm = (
  { content, version, anyAddress }: EmbedSource,
  page: string,
  words: EmbedWords,
): string[] => [
  `<form method="post" action="${page}" accept-charset="utf-8" lang="${content.language}">`,
  `  <h2>${escapeHtml(content.title)}</h2>`,
  ...paragraphs(content.intro),
  `  <input type="hidden" name="version" value="${version}">`,
  `  <input type="hidden" name="locale" value="${content.language}">`,
  `  <p hidden><label>${words.trap} <input name="website" tabindex="-1" autocomplete="off"></label></p>`,
  '  <fieldset>',
  `    <legend>${words.purposes}</legend>`,
  `    <p>${words.each}</p>`,
  ...content.boxes.flatMap((box) => boxOf(box, content.slug, words)),
  '  </fieldset>',
  `  <p><label>${words.email} * <input ${anyAddress ? 'type="text" inputmode="email"' : 'type="email"'} name="email" required autocomplete="email" maxlength="254"></label></p>`,
  ...content.fields.map(
    ({ name, label }) =>
      `  <p><label>${escapeHtml(label)} (${words.optional}) <input name="fields[${escapeHtml(name)}]" maxlength="200"></label></p>`,
  ),
  `  <h3>${words.data}</h3>`,
  ...[
    content.privacyNotice,
    content.toolNotice,
    content.trackingNotice,
    content.withdrawalNotice ?? words.withdrawal,
  ].flatMap(paragraphs),
  ...(content.privacyUrl === null
    ? []
    : [`  <p><a href="${escapeHtml(safeHref(content.privacyUrl))}">${words.privacy}</a></p>`]),
  `  <p>${words.next}</p>`,
  `  <p><button type="submit">${words.submit}</button></p>`,
  '</form>',
];

/** One unticked box for one purpose; there is no way to write `checked` here (MOS-2.2). */
const boxOf = (box: FormBox, slug: string, words: EmbedWords): string[] => {
  const id = escapeHtml(`${slug}-${box.purposeKey}`);
  const facts = [
    [words.kinds, box.messageTypes],
    [words.frequency, box.frequency],
    [words.controller, box.controller],
    [words.address, box.address],
    [words.products, box.products],
  ] as const;
  return [
    `    <p><input type="checkbox" id="${id}" name="consents[${escapeHtml(box.purposeKey)}]" value="true" aria-describedby="${id}-text">`,
    `      <label for="${id}">${escapeHtml(box.title)}</label></p>`,
    `    <div id="${id}-text">`,
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [`      <p>${name}: ${escapeHtml(value)}</p>`],
    ),
    ...paragraphs(box.text).map((line) => `    ${line}`),
    '    </div>',
  ];
};

const paragraphs = (text: string): string[] =>
  text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .filter((part) => part !== '')
    .map((part) => `  <p>${escapeHtml(part).replace(/\r?\n/g, '<br>')}</p>`);
