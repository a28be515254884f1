import { blend, BLACK, type Colour, contrast, LINK_BLUE, parseColour, WHITE } from './colour';
import { declarations, isRemovedFromSight } from './declarations';
import { type DomElement, type DomNode, lineage } from './dom';
import { fontSizePx } from './font-size';

/** How a piece of text reaches the eye. `contrast` is `null` where a colour cannot be read. */
export interface Appearance {
  hidden: boolean;
  fontPx: number;
  contrast: number | null;
}

/** Appearance of a text node or image from the inline styles and attributes of its ancestors. */
export function appearanceOf(node: DomNode): Appearance {
  const chain = lineage(node);
  return {
    hidden: chain.some(isRemovedFromSight) || !isVisible(chain) || chain.some(isUnrendered),
    fontPx: fontSizePx(chain),
    contrast: contrastOf(chain),
  };
}

function isUnrendered(element: DomElement): boolean {
  return ['head', 'script', 'style', 'template', 'title'].includes(element.name);
}

/** `visibility` is inherited and may be taken back further in. */
function isVisible(chain: readonly DomElement[]): boolean {
  const stated = chain.map((element) => declarations(element).get('visibility')).filter(Boolean);
  return !/^(hidden|collapse)/.test(stated.at(-1) ?? 'visible');
}

function contrastOf(chain: readonly DomElement[]): number | null {
  const background = backgroundOf(chain);
  const text = textColourOf(chain);
  if (background === null || text === null) return null;
  return contrast(blend(text, background, opacityOf(chain)), background);
}

function opacityOf(chain: readonly DomElement[]): number {
  return chain.reduce((product, element) => {
    const own = declarations(element).get('opacity');
    return own === undefined ? product : (product * Number.parseFloat(own)) / (own.endsWith('%') ? 100 : 1);
  }, 1);
}

function textColourOf(chain: readonly DomElement[]): Colour | null {
  return chain.reduce<Colour | null>((inherited, element) => {
    const own = declarations(element).get('color') ?? colourAttribute(element);
    if (own !== undefined && !['inherit', 'currentcolor', 'unset'].includes(own)) return parseColour(own);
    // The default style sheet colours links, so they do not inherit unless told to.
    return element.name === 'a' && own === undefined ? LINK_BLUE : inherited;
  }, BLACK);
}

function colourAttribute(element: DomElement): string | undefined {
  return element.attribs[element.name === 'body' ? 'text' : 'color'];
}

/** Backgrounds from the outside in; an unreadable one makes the contrast unknown until an opaque one covers it. */
function backgroundOf(chain: readonly DomElement[]): Colour | null {
  return chain.reduce<Colour | null>((under, element) => {
    const stated = statedBackground(element);
    if (stated === undefined) return under;
    const over = parseColour(stated);
    if (over === null) return null;
    return under === null && over[3] < 1 ? null : blend(over, under ?? WHITE);
  }, WHITE);
}

function statedBackground(element: DomElement): string | undefined {
  const declared = declarations(element);
  const stated = declared.get('background-color') ?? inShorthand(declared.get('background'));
  const value = stated ?? element.attribs['bgcolor'];
  return value === undefined || /^(none|inherit|initial|unset)$/.test(value) ? undefined : value;
}

/** The colour among the parts of `background`; images have none the rule could measure. */
function inShorthand(background: string | undefined): string | undefined {
  const parts = background?.replace(/url\([^)]*\)/g, ' ').match(/rgba?\([^)]*\)|[^\s]+/g) ?? [];
  return parts.find((part) => parseColour(part) !== null);
}
