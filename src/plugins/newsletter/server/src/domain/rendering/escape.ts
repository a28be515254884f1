const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** The same entities as Liquid's own escaping. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/**
 * Makes `{{` and `{%` in product data, and in text that only became one by decoding entities, inert in HTML:
 * what the protection step did not see must not reach Liquid.
 */
export const inertHtml = (html: string): string => html.replace(/\{(?=[{%])/g, '&#123;');

/** The same for plain text, which has no entities: a space keeps the braces apart. */
export const inertText = (text: string): string => text.replace(/\{(?=[{%])/g, '{ ');

/** Product data (names, titles, imprint lines) as HTML text. */
export const plainAsHtml = (text: string): string => inertHtml(escapeHtml(text));
