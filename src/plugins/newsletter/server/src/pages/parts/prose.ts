import { html, raw, type Fragment } from '../../domain/notice';

/** Plain text as paragraphs: a blank line parts them, a single line break stays one. */
export const prose = (text: string, className?: string): Fragment =>
  text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map((part) => html`<p${className && raw(` class="${className}"`)}>${lines(part)}</p>`);

export const bullets = (items: readonly string[]): Fragment =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

const lines = (text: string) => text.split(/\r?\n/).map((line, i) => [i > 0 && raw('<br>'), line]);
