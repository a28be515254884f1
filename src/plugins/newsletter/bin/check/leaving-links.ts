import { load } from 'cheerio';
import { LEAVING } from '../../server/src/domain/content-policy';

const NOTHING = /(?!)/;
const URL_IN_TEXT = /https?:\/\/[^\s<>"']+/g;

/**
 * A pattern of the links by which one leaves the list of a mail that others made: those of its header, those whose
 * words say so, and the addresses in the text part that such words introduce.
 */
export const leavingLinks = (mail: { html: string; text: string }, ofHeader: readonly string[]): RegExp => {
  const links = [...new Set([...ofHeader, ...inHtml(mail.html), ...inText(mail.text)])];
  return links.length === 0 ? NOTHING : new RegExp(links.map(escaped).join('|'));
};

const inHtml = (html: string): string[] => {
  const $ = load(html);
  return $('a[href]')
    .get()
    .filter((link) => LEAVING.test(`${$(link).text()} ${$(link).find('img').attr('alt') ?? ''}`))
    .map((link) => ($(link).attr('href') ?? '').trim())
    .filter((href) => /^(https?|mailto):/i.test(href));
};

/** The address stands behind the words or on the line below them. */
const inText = (text: string): string[] => {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const introduced = LEAVING.test(line) || LEAVING.test(lines[index - 1] ?? '');
    return introduced ? (line.match(URL_IN_TEXT) ?? []).map((url) => url.replace(/[).,;]+$/, '')) : [];
  });
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
