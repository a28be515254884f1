import { load, type CheerioAPI } from 'cheerio';

/** cheerio does not name its node types; these are the ones its own document has. */
export type DomNode =
  ReturnType<ReturnType<CheerioAPI['root']>['contents']> extends Iterable<infer Node> ? Node : never;
export type DomElement = Extract<DomNode, { attribs: unknown }>;

/** Parsed as a mail client without scripts sees it. */
export function parseHtml(html: string): CheerioAPI {
  return load(html, { scriptingEnabled: false });
}

export function isElement(node: DomNode): node is DomElement {
  return 'attribs' in node;
}

export function isText(node: DomNode): node is Extract<DomNode, { type: 'text' }> {
  return node.type === 'text';
}

export function isComment(node: DomNode): node is Extract<DomNode, { type: 'comment' }> {
  return node.type === 'comment';
}

/** The element and its ancestors, outermost first. */
export function lineage(node: DomNode): DomElement[] {
  const chain: DomElement[] = [];
  for (let at: DomNode | null = node; at; at = at.parent as DomNode | null) {
    if (isElement(at)) chain.unshift(at);
  }
  return chain;
}
