import { html, raw, safeHref, type Markup } from './html';
import type { Locale } from './locale';

/** One service mail, ready for the composer: a subject without line breaks and two parts that say the same. */
export interface ServiceMail {
  subject: string;
  text: string;
  html: string;
}

/** What a service mail can be made of. There is no block for pictures, buttons or banners (DE-6, DE-9). */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'lines'; lines: readonly string[] };

/** A long address breaks anywhere: on a phone nothing may reach over the edge. */
const LETTER_STYLE =
  'font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em;margin:1em;overflow-wrap:anywhere';

/** Both parts come from the same blocks, so neither can promise what the other does not. */
export function composeMail(subject: string, blocks: readonly Block[], locale: Locale): ServiceMail {
  const heading = oneLine(subject);
  return {
    subject: heading,
    text: `${blocks.map(asText).join('\n\n')}\n`,
    // Indentation is for readers of this file; on the wire it would only be escaped blanks.
    html: letter(heading, blocks.map(asHtml), locale)
      .value.replace(/\s*\n\s*/g, '\n')
      .trim(),
  };
}

/** Line breaks in a subject would open a new header field. */
export const oneLine = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

function asText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'link':
      return `${block.label}:\n${safeHref(block.url)}`;
    case 'lines':
      return block.lines.join('\n');
  }
}

function asHtml(block: Block): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'facts':
      return html`<p>${broken(block.facts.map(([label, value]) => `${label}: ${value}`))}</p>`;
    case 'link':
      return html`<p><a href="${safeHref(block.url)}">${block.label}</a></p>`;
    case 'lines':
      return html`<p>${broken(block.lines)}</p>`;
  }
}

const broken = (lines: readonly string[]) => lines.map((line, i) => [i > 0 && raw('<br>'), line]);

const letter = (title: string, body: readonly Markup[], locale: Locale) =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body style="${LETTER_STYLE}">
        ${body.map((part) => [part, '\n'])}
      </body>
    </html> `;
