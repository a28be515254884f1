import { declarations, isRemovedFromSight } from './declarations';
import { type DomElement, type DomNode, isComment, isElement, isText, parseHtml } from './dom';

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
  for (const node of nodes) visit(node, notes, true);
  return {
    visible: notes.visible.join(''),
    spoken: notes.spoken.join(''),
    hidden: notes.hidden.join(''),
    links: notes.links,
  };
}

function visit(node: DomNode, notes: Notes, seen: boolean): void {
  if (isText(node)) return write(node.data, notes, seen);
  if (isComment(node)) return readConditional(node.data, notes);
  if (!isElement(node)) return visitFragment(node, notes);
  if (UNREAD.has(node.name)) return;
  visitElement(node, notes, seen && node.name !== 'head');
}

/** What stands in a `<template>` is inert in a browser; a careless mail client may still show it. */
function visitFragment(node: DomNode, notes: Notes): void {
  if (!('children' in node)) return;
  for (const child of node.children) visit(child, notes, false);
}

function visitElement(element: DomElement, notes: Notes, wasSeen: boolean): void {
  const seen = visibilityOf(element, wasSeen) && !isRemovedFromSight(element);
  const isBlock = !INLINE.has(element.name);
  if (isBlock) write('\n', notes, seen);
  noteAttributes(element, notes, seen);
  for (const child of element.children) visit(child, notes, seen);
  if (isBlock) write('\n', notes, seen);
}

/** Zero font size and `visibility` hide the text, not the box; preheaders rely on it. */
function visibilityOf(element: DomElement, wasSeen: boolean): boolean {
  const declared = declarations(element);
  if (/^(hidden|collapse)/.test(declared.get('visibility') ?? '')) return false;
  const size = declared.get('font-size');
  return wasSeen && !(size !== undefined && Number.parseFloat(size) === 0);
}

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
