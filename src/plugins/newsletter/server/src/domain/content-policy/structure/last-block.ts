import { type DomElement, type DomNode } from '../html/dom';
import { readNodes } from '../html/read-html';

/** Spaces, line breaks and invisible characters do not make a difference between two texts. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Visible text between the end of `link` and the end of the mail, without the lines of the imprint. */
export function textAfter(
  link: DomElement,
  body: DomElement | undefined,
  imprint: readonly string[],
): string {
  const following: DomNode[] = [];
  for (let at: DomNode | null = link; at && at !== body; at = at.parent as DomNode | null) {
    for (let next: DomNode | null = at.next; next; next = next.next) following.push(next);
  }
  return withoutImprint(readNodes(following).visible, imprint);
}

/** The same for plain text: what follows the last place where the link stands. */
export function withoutImprint(text: string, imprint: readonly string[]): string {
  return imprint.reduce((rest, line) => rest.replace(normalised(line), ''), normalised(text)).trim();
}
