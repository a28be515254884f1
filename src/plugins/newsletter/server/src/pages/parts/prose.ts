import { html, raw, type Fragment, type Locale } from '../../domain/notice';
import { inLanguage } from './language';

/** Plain text as paragraphs: a blank line parts them, a single line break stays one. */
export const prose = (text: string, className?: string, language: Fragment = null): Fragment =>
  text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map((part) => html`<p${className && raw(` class="${className}"`)}${language}>${lines(part)}</p>`);

/** Prose of the sender's on a page of ours. */
export const wordsOf = (
  text: string,
  [ofWords, ofPage]: readonly [Locale | undefined, Locale],
  className?: string,
): Fragment => prose(text, className, inLanguage(ofWords, ofPage));

export const bullets = (items: readonly string[]): Fragment =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

const lines = (text: string) => text.split(/\r?\n/).map((line, i) => [i > 0 && raw('<br>'), line]);
