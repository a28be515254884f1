import { type DomElement, type DomNode, isElement, isText, parseHtml } from '../html/dom';
import type { Found } from './found';

/** The two parts of a mail, with merge tags or filled in. */
interface Parts {
  readonly html: string;
  readonly text: string;
}

/** Whatever makes a mail client ask a server for something. */
const ADDRESS_ATTRIBUTES = new Set(
  'href src srcset background action formaction cite longdesc poster data xlink:href style'.split(' '),
);
const TAG = /\{\{-?[\s\S]*?-?\}\}|\{%-?[\s\S]*?-?%\}/;
/** A link of the product begins with what the product made. */
const OF_PRODUCT =
  /^\{\{-?\s*(?:links\.(?:unsubscribe|preferences|webView|reportAbuse|origin)|(?:unsubscribe|preferences|web_view|report_abuse|origin)_url)\s*-?\}\}/;
/** The same for everybody. */
const OF_CAMPAIGN = /\{\{-?\s*campaign\.(?:mailingId|subject)\s*(?:\|\s*url_encode\s*)?-?\}\}/g;
/** Written by the reader’s own mail program, asked of no server. */
const OWN_PROGRAM = /^\s*(?:mailto|tel):/i;
/** An address in running text, which mail clients make a link of, with a tag in it; and a tag that makes one up. */
const ADDRESS_WITH_TAG = /(?:https?:\/\/|www\.)[^\s<>"']*?(?:\{\{|\{%)[^\n]*/i;
const TAG_WITH_ADDRESS = /\{[{%][^{}]*?:\/\/[^{}]*?[%}]\}/;
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi;
const SHOWN = 80;

/**
 * TRK-4: links and images are the same for every recipient. One with a merge tag in it would tell who followed it,
 * which is measuring people without their consent. Links of the product are exempt: they do what the reader asks for.
 * `twins` are the mails of two people who share those links: what tells them apart, however it was written, is found.
 */
export function personalLinks(source: Parts, twins: readonly [Parts, Parts]): Found[] {
  const written = [...tagsInAddresses(source.html), ...tagsInText(source.text)];
  const found = written.length > 0 ? written : differing(twins);
  return [...new Set(found)].map((excerpt) => ({
    code: 'link_personal',
    excerpt: excerpt.trim().slice(0, SHOWN),
  }));
}

const isPersonal = (address: string): boolean => {
  const rest = address.trim().replace(OF_PRODUCT, '').replace(OF_CAMPAIGN, '');
  return TAG.test(rest) && !OWN_PROGRAM.test(address);
};

function tagsInAddresses(html: string): string[] {
  const visit = (node: DomNode): string[] => {
    if (isText(node)) return tagsInText(node.data);
    const own = isElement(node) ? addressesOf(node).filter(isPersonal) : [];
    return 'children' in node ? [...own, ...node.children.flatMap((child) => visit(child as DomNode))] : own;
  };
  return parseHtml(html)
    .root()
    .get()
    .flatMap((root) => visit(root as unknown as DomNode));
}

const addressesOf = ({ attribs }: DomElement): readonly string[] =>
  Object.entries(attribs).flatMap(([name, value]) => (ADDRESS_ATTRIBUTES.has(name) ? [value] : []));

function tagsInText(text: string): string[] {
  const shared = text.replace(OF_CAMPAIGN, '');
  return [ADDRESS_WITH_TAG, TAG_WITH_ADDRESS].flatMap((pattern) => pattern.exec(shared)?.[0] ?? []);
}

function differing([one, other]: readonly [Parts, Parts]): string[] {
  const [mine, theirs] = [addressesIn(one), addressesIn(other)];
  return [...mine].filter((address) => !theirs.has(address));
}

/** Every address of a finished mail: in attributes, comments and style sheets, and in running text. */
function addressesIn({ html, text }: Parts): ReadonlySet<string> {
  const attributes = parseHtml(html)('*')
    .get()
    .flatMap((element) => addressesOf(element as DomElement))
    .filter((address) => !OWN_PROGRAM.test(address));
  return new Set([...attributes, ...(html.match(ADDRESS) ?? []), ...(text.match(ADDRESS) ?? [])]);
}
