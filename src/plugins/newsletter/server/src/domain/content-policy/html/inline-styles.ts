import juice from 'juice';
import type { CheerioAPI } from 'cheerio';
import { parseHtml } from './dom';

/** Queries that hold on every screen a mail is read on: rules inside them are rules of the mail. */
const ALWAYS = /@media\s+(?:only\s+)?(?:all|screen)\s*\{((?:[^{}]*\{[^{}]*\})*)\s*\}/gi;

/**
 * The document with its own style sheets written into the elements. `@media` rules that depend on the width
 * of the screen stay out: they adapt the mail and are not what most readers see.
 */
export function parseStyled(html: string): CheerioAPI {
  const document = parseHtml(html);
  const sheets = document('style').get();
  const css = sheets.map((sheet) => document(sheet).text()).join('\n');
  juice.inlineDocument(document, css.replace(/<!--|-->/g, ' ').replace(ALWAYS, '$1'));
  return document;
}
