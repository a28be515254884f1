import { declarations, isRemovedFromSight } from './declarations';
import { type DomElement, type DomNode, isComment, isElement, isText, parseHtml } from './dom';
import { DEFAULT_PX, ownSizePx } from './font-size';

export interface HtmlReading {
  /** Text the recipient sees, blocks on lines of their own. */
  visible: string;
  /** The same with what stands in for images and fields: `alt`, `title`, labels, values. */
  spoken: string;
  /** Text kept from sight: preheaders, `display:none`, comments for Outlook, the document title. */
  hidden: string;
  /** Targets of links, images and forms as written. */
  links: readonly string[];
}

interface Notes {
  visible: string[];
  spoken: string[];
  hidden: string[];
  links: string[];
}

/**
 * What an element hands down to what it holds. Removal is final; a font size of zero (how MJML closes the gaps between
 * its columns) and `visibility` hide the text but not the box, and an element further in may take them back.
 */
interface Sight {
  readonly removed: boolean;
  readonly invisible: boolean;
  readonly fontPx: number;
}

const IN_SIGHT: Sight = { removed: false, invisible: false, fontPx: DEFAULT_PX };

const UNREAD = new Set(['script', 'style']);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
const SPOKEN_ATTRIBUTES = ['alt', 'title', 'aria-label', 'placeholder', 'value', 'content'] as const;
const LINK_ATTRIBUTES = ['href', 'src', 'action', 'background', 'xlink:href'] as const;

/** Splits HTML into what is seen, what is only spoken, what is hidden and where it leads. */
export function readHtml(html: string): HtmlReading {
  return readNodes(parseHtml(html).root().get()[0]?.children ?? []);
}

/** The same for a parsed tree whose style sheets have been written into the elements. */
export function readNodes(nodes: readonly DomNode[]): HtmlReading {
  const notes: Notes = { visible: [], spoken: [], hidden: [], links: [] };
  for (const node of nodes) visit(node, notes, IN_SIGHT);
  return {
    visible: notes.visible.join(''),
    spoken: notes.spoken.join(''),
    hidden: notes.hidden.join(''),
    links: notes.links,
  };
}

function visit(node: DomNode, notes: Notes, sight: Sight): void {
  if (isText(node)) return write(node.data, notes, isSeen(sight));
  if (isComment(node)) return readConditional(node.data, notes);
  if (!isElement(node)) return visitFragment(node, notes, sight);
  if (!UNREAD.has(node.name)) visitElement(node, notes, sightIn(node, sight));
}

/** What stands in a `<template>` is inert in a browser; a careless mail client may still show it. */
function visitFragment(node: DomNode, notes: Notes, around: Sight): void {
  if (!('children' in node)) return;
  for (const child of node.children) visit(child, notes, { ...around, removed: true });
}

function visitElement(element: DomElement, notes: Notes, sight: Sight): void {
  const seen = isSeen(sight);
  const isBlock = !INLINE.has(element.name);
  if (isBlock) write('\n', notes, seen);
  noteAttributes(element, notes, seen);
  for (const child of element.children) visit(child, notes, sight);
  if (isBlock) write('\n', notes, seen);
}

function sightIn(element: DomElement, around: Sight): Sight {
  const visibility = declarations(element).get('visibility');
  return {
    removed: around.removed || element.name === 'head' || isRemovedFromSight(element),
    invisible: visibility === undefined ? around.invisible : /^(hidden|collapse)/.test(visibility),
    fontPx: ownSizePx(element, around.fontPx),
  };
}

const isSeen = ({ removed, invisible, fontPx }: Sight): boolean => !removed && !invisible && fontPx > 0;

function noteAttributes(element: DomElement, notes: Notes, seen: boolean): void {
  for (const name of SPOKEN_ATTRIBUTES) {
    const value = element.attribs[name];
    if (!value) continue;
    (seen ? notes.spoken : notes.hidden).push(` ${value} `);
  }
  for (const name of LINK_ATTRIBUTES) {
    const value = element.attribs[name];
    if (value) notes.links.push(value);
  }
}

/** `<!--[if mso]> … <![endif]-->` is read by Outlook: what stands there is part of the mail. */
function readConditional(comment: string, notes: Notes): void {
  const content = /^\s*\[if[^\]]*\]>([\s\S]*?)(?:<!\[endif\]\s*)?$/.exec(comment)?.[1];
  if (content === undefined) return;
  const reading = readHtml(content);
  notes.hidden.push('\n', reading.spoken, '\n', reading.hidden, '\n');
  notes.links.push(...reading.links);
}

function write(text: string, notes: Notes, seen: boolean): void {
  if (!seen) {
    notes.hidden.push(text);
    return;
  }
  notes.visible.push(text);
  notes.spoken.push(text);
}
