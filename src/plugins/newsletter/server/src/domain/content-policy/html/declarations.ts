import type { DomElement } from './dom';

/** Inline declarations of an element, names and values in lower case; the last one wins, as in a browser. */
export function declarations(element: DomElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const important = new Set<string>();
  for (const part of (element.attribs['style'] ?? '').replace(/\/\*[\s\S]*?\*\//g, '').split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    const value = part
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    if (important.has(name) && !value.endsWith('!important')) continue;
    if (value.endsWith('!important')) important.add(name);
    found.set(name, value.replace(/\s*!important$/, ''));
  }
  return found;
}

type Declared = ReadonlyMap<string, string>;

/** Ways to keep an element and all it holds from the reader's eye. */
const HIDING: readonly ((declared: Declared) => boolean)[] = [
  (declared) => declared.get('display') === 'none',
  (declared) => declared.get('content-visibility') === 'hidden',
  (declared) => isZero(declared.get('opacity')),
  (declared) => /^(hidden|clip)/.test(declared.get('overflow') ?? '') && collapsed(declared),
  (declared) => Number.parseFloat(declared.get('text-indent') ?? '0') <= -100,
  (declared) =>
    ['left', 'top', 'margin-left'].some((side) => Number.parseFloat(declared.get(side) ?? '0') <= -999),
  (declared) => /scale\(\s*0*\.?0+\s*[,)]/.test(declared.get('transform') ?? ''),
  (declared) => /inset\(\s*(100|50)%|rect\(\s*0/.test(`${declared.get('clip-path')} ${declared.get('clip')}`),
];

/** Whether the element's own attributes or inline style take it, with all its content, out of sight. */
export function isRemovedFromSight(element: DomElement): boolean {
  if ('hidden' in element.attribs) return true;
  const declared = declarations(element);
  return HIDING.some((hides) => hides(declared));
}

function collapsed(declared: Declared): boolean {
  return ['height', 'max-height', 'width', 'max-width'].some((size) => isZero(declared.get(size)));
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && Number.parseFloat(value) === 0;
}
