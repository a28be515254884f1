import { domainToUnicode } from 'node:url';

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"')\]]+/gi;

/** Addresses written out in plain text. */
export function linksInText(text: string): string[] {
  return text.match(URL_IN_TEXT) ?? [];
}

/** What a link says: host in Unicode, path and query with percent escapes undone. Unparsable links as written. */
export function readableLink(link: string): string {
  if (/^(data|cid|mailto|tel):/i.test(link)) return '';
  if (!URL.canParse(link)) return unescaped(link);
  const url = new URL(link);
  return unescaped(`${domainToUnicode(url.hostname) || url.hostname}${url.pathname}${url.search}`);
}

/** The path a link leads to, for judging what is downloaded; relative links are paths themselves. */
export function pathOf(link: string): string {
  const path = URL.canParse(link) ? new URL(link).pathname : (link.split(/[?#]/)[0] ?? '');
  return unescaped(path);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: what is written is all there is to read.
    return text;
  }
}
