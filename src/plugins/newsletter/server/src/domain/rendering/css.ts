/**
 * What editors' CSS may not contain, for style blocks and style attributes alike. Remote sheets and fonts load from a
 * third party when the mail is opened; `position` could lay something over the product's footer.
 */
const REMOVED: readonly RegExp[] = [
  /@import\s*(?:url\([^)]*\)|"[^"]*"|'[^']*')?[^;{}]*;?/gi,
  /@(?:charset|namespace)\b[^;{}]*;?/gi,
  /@font-face\s*\{[^}]*\}/gi,
  /[^;{}]*(?:expression\s*\(|behaviou?r\s*:|-moz-binding|(?:java|vb)script\s*:)[^;{}]*/gi,
  /(?<![\w-])position\s*:[^;{}]*/gi,
];

const FOREIGN_URL = /url\(\s*(?!["']?(?:https?:|cid:))[^)]*\)/gi;
/** `\69mport` is `@import` in disguise; escapes of ASCII are read before anything is judged. */
const ASCII_ESCAPE = /\\0{0,4}([2-7][0-9a-f])\s?/gi;
const COMMENTS = /\/\*[\s\S]*?(?:\*\/|$)/g;
/** `<` is legal in CSS only as a comparison; elsewhere it could close the style element. */
const MARKUP = /<(?![\s=\d])/g;

export function cleanCss(css: string): string {
  const readable = css
    .replace(ASCII_ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(COMMENTS, '')
    .replace(MARKUP, '');
  return REMOVED.reduce((kept, pattern) => kept.replace(pattern, ''), readable)
    .replace(FOREIGN_URL, 'none')
    .trim();
}
