import { load } from 'cheerio';

/** "Musterweg 1, 12345 Musterstadt" and "1 Main Street, Springfield, IL 62701", over one line or several. */
const BETWEEN = '\\s*[,;|·•–—\\n-]?\\s*';
const CONTINENTAL = new RegExp(
  `\\p{L}[\\p{L}.'’ -]{2,40} \\d{1,4} ?[a-z]?(?:[-/]\\d{1,4})?${BETWEEN}(?:[A-Z]{1,3}[- ])?\\d{4,5} +\\p{Lu}\\p{L}`,
  'u',
);
const ANGLO =
  /\b\d{1,5} +\p{Lu}[\p{L}.'’ ]{2,40}[\s,·|]+[\p{L}.'’ ]{2,30},? +(?:[A-Z]{2} +\d{5}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})\b/u;

/** Whether a text shows where a sender lives; an imprint without that is none (MSR-2.5-1). */
export const hasPostalAddress = (text: string): boolean => {
  const plain = text.replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\r?\n[ \r\n]*/g, '\n');
  return CONTINENTAL.test(plain) || ANGLO.test(plain);
};

/** What stands in the HTML, block by block on lines of their own. */
export const htmlAsText = (html: string): string => {
  const $ = load(html.replace(/<br\s*\/?>|<\/(p|div|td|tr|li|h[1-6])>/gi, (tag) => `${tag}\n`));
  $('style, script, head').remove();
  return $('body').text();
};
