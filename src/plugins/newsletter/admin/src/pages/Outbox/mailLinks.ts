import type { OutboxMail } from '../../../../shared/contracts';

export interface MailLink {
  readonly href: string;
  /** What the mail calls it; empty where it shows the address itself or a picture. */
  readonly label: string;
}

const ANCHOR = /<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a>/gi;
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
export function linksIn({ html, text }: Pick<OutboxMail, 'html' | 'text'>): readonly MailLink[] {
  const named = [...(html ?? '').matchAll(ANCHOR)].map(([, double, single, content]) =>
    linkTo(decoded(double ?? single ?? ''), content ?? ''),
  );
  const bare = [...(text ?? '').matchAll(BARE)].map(([link]) => linkTo(link.replace(/[.,;:!?]+$/, ''), ''));
  const links = [...named, ...bare].filter(({ href }) => isWeb(href));
  return links.filter(({ href }, index) => links.findIndex((other) => other.href === href) === index);
}

function linkTo(href: string, content: string): MailLink {
  const label = decoded(content.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '));
  return { href, label: label === href ? '' : label };
}

const decoded = (text: string): string =>
  text.replace(/&#?\w+;/g, (entity) => ENTITIES[entity.toLowerCase()] ?? entity).trim();

function isWeb(link: string): boolean {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
