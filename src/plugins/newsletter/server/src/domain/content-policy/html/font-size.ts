import { declarations } from './declarations';
import type { DomElement } from './dom';

/** Browsers' default, in CSS pixels. */
export const DEFAULT_PX = 16;

/** CSS Fonts 3.5 keywords and the sizes of `<font size>`, in pixels at the default size. */
const KEYWORDS: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};
const FONT_ELEMENT_PX = [10, 13, 16, 18, 24, 32, 48];

/** Pixels per unit; relative units take the parent's size. */
const UNITS: Readonly<Record<string, (parentPx: number) => number>> = {
  px: () => 1,
  pt: () => 4 / 3,
  pc: () => 16,
  in: () => 96,
  cm: () => 96 / 2.54,
  mm: () => 96 / 25.4,
  rem: () => DEFAULT_PX,
  em: (parentPx) => parentPx,
  ex: (parentPx) => parentPx / 2,
  '%': (parentPx) => parentPx / 100,
  // Clients that accept a bare number read it as pixels.
  '': () => 1,
};

/** Font size in pixels that the innermost of the elements ends up with. Unreadable values count as 0. */
export function fontSizePx(chain: readonly DomElement[]): number {
  return chain.reduce((parentPx, element) => ownSizePx(element, parentPx), DEFAULT_PX);
}

/** The size one element ends up with, given its parent's. */
export function ownSizePx(element: DomElement, parentPx: number): number {
  const declared = declarations(element);
  const size = declared.get('font-size') ?? sizeInShorthand(declared.get('font'));
  if (size !== undefined) return lengthPx(size, parentPx);
  if (element.name === 'font') return fontElementPx(element.attribs['size'], parentPx);
  return ['small', 'sub', 'sup'].includes(element.name) ? parentPx * 0.83 : parentPx;
}

function lengthPx(value: string, parentPx: number): number {
  if (['inherit', 'unset'].includes(value)) return parentPx;
  if (value === 'initial') return DEFAULT_PX;
  if (value === 'smaller') return parentPx / 1.2;
  if (value === 'larger') return parentPx * 1.2;
  const [, amount, unit = ''] = /^(\d*\.?\d+)([a-z%]*)$/.exec(value) ?? [];
  const scale = UNITS[unit];
  return amount !== undefined && scale ? Number(amount) * scale(parentPx) : (KEYWORDS[value] ?? 0);
}

function sizeInShorthand(font: string | undefined): string | undefined {
  return font === undefined ? undefined : /(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%))/.exec(font)?.[1];
}

function fontElementPx(size: string | undefined, parentPx: number): number {
  if (size === undefined) return parentPx;
  const step = /^[+-]/.test(size.trim()) ? 3 + Number(size) : Number(size);
  return FONT_ELEMENT_PX[Math.min(7, Math.max(1, step)) - 1] ?? 0;
}
