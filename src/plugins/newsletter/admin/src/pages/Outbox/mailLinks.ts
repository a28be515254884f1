import type { OutboxMail } from '../../../../shared/contracts';

const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const BARE = /https?:\/\/[^\s<>"')\]]+/gi;

/** What HTML writes for the characters of an address; a link stays text until somebody clicks it. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#38;': '&',
  '&#x26;': '&',
  '&#61;': '=',
  '&#x3d;': '=',
  '&quot;': '"',
};

/**
 * All web links of a mail, in order, each once. Only http and https: a `javascript:` link of a foreign mail
 * must not become one of the admin.
 */
export function linksIn({ html, text }: Pick<OutboxMail, 'html' | 'text'>): readonly string[] {
  const fromHtml = [...(html ?? '').matchAll(HREF)].map(([, double, single]) =>
    decoded(double ?? single ?? ''),
  );
  const fromText = [...(text ?? '').matchAll(BARE)].map(([link]) => link.replace(/[.,;:!?]+$/, ''));
  return [...new Set([...fromHtml, ...fromText].filter(isWeb))];
}

const decoded = (href: string): string =>
  href.replace(/&#?\w+;/g, (entity) => ENTITIES[entity.toLowerCase()] ?? entity).trim();

function isWeb(link: string): boolean {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
