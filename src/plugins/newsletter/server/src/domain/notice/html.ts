/** Text that is already HTML. Only `html` and `raw` make it, so a plain value can never pose as markup. */
export class Markup {
  constructor(readonly value: string) {}

  toString(): string {
    return this.value;
  }
}

export type Fragment = Markup | string | number | false | null | undefined | readonly Fragment[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** @returns the text, safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** Tagged template: every value is escaped unless it is `Markup`; false, null and undefined print nothing. */
export const html = (literals: TemplateStringsArray, ...values: readonly Fragment[]): Markup =>
  new Markup(literals.reduce((all, literal, i) => all + render(values[i - 1]) + literal));

/** The one door for text that is HTML on purpose. Never give it anything a person typed. */
export const raw = (trusted: string): Markup => new Markup(trusted);

/**
 * An address fit for `href`: http(s), or a path of this host. Anything else (`javascript:`, `data:`,
 * `//elsewhere.test`) becomes `about:invalid`, because a page with a dead link still lets people leave.
 */
export function safeHref(address: string): string {
  const isOwnPath = /^\/(?![/\\])/.test(address);
  const isWeb = /^https?:\/\/[^\s/\\]/i.test(address);
  return isOwnPath || isWeb ? address : 'about:invalid';
}

function render(value: Fragment): string {
  if (value instanceof Markup) return value.value;
  if (Array.isArray(value)) return value.map(render).join('');
  return value === false || value == null ? '' : escapeHtml(String(value));
}
