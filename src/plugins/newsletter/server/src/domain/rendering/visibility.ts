/**
 * Declarations in the element that no style sheet of an editor can outrank (MSR-2.4-16). `all` takes every property
 * back where it is known; the others stand for mail clients that drop it.
 */
export const important = (...declarations: readonly string[]): string =>
  declarations.map((declaration) => `${declaration}!important`).join(';');

/** For every element of the footer. */
export const SEEN = important(
  'all:initial',
  'visibility:visible',
  'opacity:1',
  'overflow:visible',
  'height:auto',
  'max-height:none',
  'text-indent:0',
);

/** For html and body, which a sheet could hide, shift or shrink together with the footer. */
export const PAGE = important(
  'all:initial',
  'display:block',
  'visibility:visible',
  'opacity:1',
  'margin:0',
  'padding:0',
);

/** For the box around the editor's content: what negative margins do in there, they do in there alone. */
export const CONTAINED = important('display:flow-root', 'float:none', 'margin:0', 'height:auto');

/**
 * For the footer's box: above whatever the content overlaps it with; editors' own `position` is removed. 2^31 - 1 is
 * the highest level there is, and the later of two equals wins.
 */
export const ON_TOP = important('clear:both', 'position:relative', 'z-index:2147483647');
