import type { TokenVault } from './token-vault';

const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
const OPENS = new Set(['if', 'unless', 'for', 'case', 'capture', 'comment']);
const DIVIDES = new Set(['else', 'elsif', 'when']);
const TAG = /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/gi;

/**
 * Whether every Liquid block and every conditional comment encloses whole elements only. Otherwise
 * `<div style="display:none">{% if false %}</div>{% endif %}` would swallow the footer of the product (MSR-2.4-16).
 * @param html sanitised HTML, hence closed tags and quoted attributes, with placeholders
 */
export function isBalanced(html: string, vault: TokenVault): boolean {
  const open: string[] = [];
  return walk(html, vault, open, '') && open.length === 0;
}

function walk(html: string, vault: TokenVault, open: string[], scope: string): boolean {
  const pieces = new RegExp(`${TAG.source}|${vault.pattern().source}`, 'gi');
  for (const match of html.matchAll(pieces)) {
    const [piece, slash, name, attributes = ''] = match;
    const fits =
      name === undefined
        ? stepOver(piece, vault, open)
        : isBalancedAttribute(attributes, vault) &&
          stepTag(open, `${name.toLowerCase()}@${scope}`, slash === '/', attributes);
    if (!fits) return false;
  }
  return true;
}

function stepTag(open: string[], name: string, closes: boolean, attributes: string): boolean {
  if (closes) return open.pop() === name;
  if (!attributes.endsWith('/') && !VOID.has(name.slice(0, name.indexOf('@')))) open.push(name);
  return true;
}

function stepOver(placeholder: string, vault: TokenVault, open: string[]): boolean {
  const entry = vault.get(placeholder);
  if (entry?.kind === 'comment') return walk(entry.inner, vault, open, entry.condition);
  return entry?.kind !== 'tag' || stepLiquid(entry.name, open);
}

function stepLiquid(name: string, open: string[]): boolean {
  if (OPENS.has(name)) return open.push(`%${name}`) > 0;
  if (DIVIDES.has(name)) return open.at(-1)?.startsWith('%') === true;
  return !name.startsWith('end') || open.pop() === `%${name.slice('end'.length)}`;
}

function isBalancedAttribute(attributes: string, vault: TokenVault): boolean {
  const open: string[] = [];
  const fits = [...attributes.matchAll(vault.pattern())].every(([placeholder]) =>
    stepOver(placeholder, vault, open),
  );
  return fits && open.length === 0;
}
