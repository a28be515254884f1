import { parseStyled } from './html/inline-styles';
import { readNodes } from './html/read-html';
import type { Found } from './structure/found';
import { missingImprint } from './structure/imprint';
import { normalised } from './structure/last-block';
import { LIMITS } from './structure/limits';
import { problem } from './structure/problems';
import { checkSubject } from './structure/subject';
import type { StructureInput } from './structure/types';
import { unsubscribeInHtml } from './structure/unsubscribe-html';
import { unsubscribeInText } from './structure/unsubscribe-text';
import type { Finding, Locale } from './types';

/**
 * Whether a campaign has what every mail must have: a visible unsubscribe link and the imprint in both parts,
 * a text part, an honest subject, a size that is not clipped. Give it the HTML that will be sent.
 */
export function checkStructure(input: StructureInput, locale: Locale = 'de'): Finding[] {
  const found = [...checkSubject(input.subject), ...checkHtml(input), ...checkText(input)];
  return found.map(({ code, excerpt }) => problem(code, locale, excerpt));
}

function checkHtml(input: StructureInput): Found[] {
  const document = parseStyled(input.html);
  const { visible, hidden } = readNodes(document('body').get(0)?.children ?? []);
  return [
    ...unsubscribeInHtml(document, input),
    ...missingImprint(visible, input.imprintLines, 'imprint_missing_html'),
    ...hiddenText(hidden),
    ...tooLarge(input.html),
  ];
}

function checkText(input: StructureInput): Found[] {
  const empty: Found[] = normalised(input.text) === '' ? [{ code: 'text_part_empty' }] : [];
  return [
    ...empty,
    ...unsubscribeInText(input),
    ...missingImprint(input.text, input.imprintLines, 'imprint_missing_text'),
  ];
}

function hiddenText(hidden: string): Found[] {
  const text = normalised(hidden);
  if (text.length <= LIMITS.hiddenMaxCharacters) return [];
  return [{ code: 'html_hidden_text', excerpt: `${text.slice(0, 60)}…` }];
}

function tooLarge(html: string): Found[] {
  return Buffer.byteLength(html, 'utf8') > LIMITS.htmlMaxBytes ? [{ code: 'html_too_large' }] : [];
}
