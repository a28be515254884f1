import { appearanceOf } from '../html/appearance';
import { type DomElement, type DomNode, isElement, isText } from '../html/dom';
import type { CheerioAPI } from 'cheerio';
import type { Found } from './found';
import { textAfter } from './last-block';
import { LEAVING } from './leaving';
import { LIMITS } from './limits';
import type { ProblemCode } from './problems';
import type { StructureInput } from './types';

/** MOS-2.9, MSR-2.4-16, -17, MSR-AS-7 for the HTML part. One link that keeps all the rules is enough. */
export function unsubscribeInHtml(document: CheerioAPI, input: StructureInput): Found[] {
  const links = document('a[href], area[href]')
    .get()
    .filter((link) => leadsTo(link, input.unsubscribeUrl));
  const online = links.filter((link) => !/^mailto:/i.test(hrefOf(link)));
  if (links.length === 0) return [{ code: 'unsubscribe_missing_html' }];
  if (online.length === 0)
    return [{ code: 'unsubscribe_needs_mail', excerpt: hrefOf(links[0]).slice(0, 80) }];
  const judged = online.map((link) => problemsOf(link, document, input.imprintLines));
  return judged.find((problems) => problems.length === 0) ?? judged.at(-1) ?? [];
}

function leadsTo(link: DomElement, target: string | RegExp): boolean {
  return meets(hrefOf(link), target);
}

/** Whether a text carries the link. An empty target is met by nothing. */
export function meets(text: string, target: string | RegExp): boolean {
  return typeof target === 'string' ? target !== '' && text.includes(target) : text.search(target) >= 0;
}

function hrefOf(link: DomElement | undefined): string {
  return (link?.attribs['href'] ?? '').trim();
}

function problemsOf(link: DomElement, document: CheerioAPI, imprint: readonly string[]): Found[] {
  const excerpt = document(link).text().replace(/\s+/g, ' ').trim().slice(0, 60);
  const look = lookProblem(link);
  const body = document('body').get(0);
  const isLast = textAfter(link, body, imprint).length <= LIMITS.afterUnsubscribeMaxCharacters;
  const codes: ProblemCode[] = [
    ...(look ? [look] : []),
    ...(isLast ? [] : (['unsubscribe_not_last_html'] as const)),
  ];
  return codes.map((code) => ({ code, excerpt }));
}

/** The link must say what it does in words that are themselves large and clear enough to read. */
function lookProblem(link: DomElement): ProblemCode | null {
  const pieces = labelPieces(link);
  if (!says(pieces)) return 'unsubscribe_unclear';
  const faults = pieces.map((piece) => [piece, pieceProblem(piece)] as const);
  const readable = faults.filter(([, fault]) => fault === null).map(([piece]) => piece);
  return says(readable) ? null : (faults.find(([, fault]) => fault !== null)?.[1] ?? 'unsubscribe_hidden');
}

function says(pieces: readonly DomNode[]): boolean {
  return LEAVING.test(pieces.map(wordsOf).join('').replace(/\s+/g, ' '));
}

/** Text nodes and images inside the link: what a reader can see of it. */
function labelPieces(node: DomNode): DomNode[] {
  if (isText(node)) return node.data.trim() === '' ? [] : [node];
  if (!isElement(node)) return [];
  return node.name === 'img' || node.name === 'area' ? [node] : node.children.flatMap(labelPieces);
}

function wordsOf(piece: DomNode): string {
  if (isText(piece)) return piece.data;
  return isElement(piece) ? (piece.attribs['alt'] ?? '') : '';
}

function pieceProblem(piece: DomNode): ProblemCode | null {
  const { hidden, fontPx, contrast } = appearanceOf(piece);
  if (hidden) return 'unsubscribe_hidden';
  if (fontPx < LIMITS.unsubscribeMinFontPx)
    return fontPx === 0 ? 'unsubscribe_hidden' : 'unsubscribe_too_small';
  // A picture brings its own colours, which cannot be measured here; its text stands in when images are off.
  if (contrast === null) return 'unsubscribe_contrast_unknown';
  return contrast < LIMITS.unsubscribeMinContrast ? 'unsubscribe_low_contrast' : null;
}
