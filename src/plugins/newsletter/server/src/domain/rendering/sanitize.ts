import type { Attributes, IOptions } from 'sanitize-html';
import { cleanCss } from './css';
import { PRODUCT_LINK } from './merge-scope';
import type { TokenVault } from './token-vault';

/** What mail clients show and what cannot act: no scripts, forms, frames, embedded objects or metadata. */
const TAGS = (
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn ' +
  'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q ' +
  's samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

const ATTRIBUTES = (
  'abbr align alt aria-* background bgcolor border cellpadding cellspacing class color colspan datetime dir face ' +
  'headers height hspace id lang name role rowspan scope size start style summary title type valign value vspace width'
).split(' ');

const URL_ATTRIBUTES = new Set(['href', 'src', 'background', 'cite', 'longdesc']);
const SETTLED_SCHEME = /^(?:https?:\/\/|mailto:|tel:|#)/i;
const INLINE_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i;

/** Cleans a body fragment. Placeholders survive in text and attribute values; every element comes out closed. */
export async function sanitizeBody(html: string, vault: TokenVault): Promise<string> {
  const { default: sanitizeHtml } = await import('sanitize-html');
  return sanitizeHtml(html, optionsFor(vault));
}

const optionsFor = (vault: TokenVault): IOptions => ({
  allowedTags: TAGS,
  allowedAttributes: { '*': ATTRIBUTES, a: ['href', 'target', 'rel'], img: ['src', 'srcset', 'sizes'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'cid', 'data'] },
  allowedSchemesAppliedToAttributes: [...URL_ATTRIBUTES],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nestingLimit: 200,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'svg',
    'math',
    'template',
    'xml',
  ],
  transformTags: {
    '*': (tagName, attribs) => ({ tagName, attribs: cleanAttributes(attribs, vault) }),
  },
});

function cleanAttributes(attribs: Attributes, vault: TokenVault): Attributes {
  const kept = Object.entries(attribs).map(
    ([name, value]) => [name, cleanValue(name, value, vault)] as const,
  );
  return Object.fromEntries(kept.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function cleanValue(name: string, value: string, vault: TokenVault): string | undefined {
  // A comment put back inside a quoted value would end the quotes.
  const text = value.replace(vault.pattern(), (token) => (vault.get(token)?.kind === 'comment' ? '' : token));
  if (name === 'style') return cleanCss(vault.drop(text)) || undefined;
  if (!URL_ATTRIBUTES.has(name)) return text;
  return isSafeUrl(text.trim(), vault) ? text.trim() : undefined;
}

/**
 * Literal schemes are the sanitiser's business. Here: a merge tag may follow a scheme but not make one, for
 * `java{{ "script:" }}` reads as a relative address until it is merged.
 */
function isSafeUrl(url: string, vault: TokenVault): boolean {
  if (/^data:/i.test(url)) return INLINE_IMAGE.test(url);
  const token = vault.pattern().exec(url);
  if (!token) return true;
  if (token.index === 0) return PRODUCT_LINK.test(vault.get(token[0])?.text ?? '');
  return SETTLED_SCHEME.test(url.slice(0, token.index));
}
