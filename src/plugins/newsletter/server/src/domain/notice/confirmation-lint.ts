import { load } from 'cheerio/slim';
import type { ServiceMail } from './compose';
import { CONFIRMATION_WORDS } from './confirmation-words';

export interface ConfirmationFinding {
  code: (typeof CONFIRMATION_WORDS)[number]['code'] | 'image' | 'extra_link';
  rule: 'DE-6' | 'DE-7';
  /** The offending place, at most 80 characters. */
  excerpt: string;
}

/** The confirm link and the never-again link. */
const LINKS_ALLOWED = 2;
/** The imprint's own site, printed without a path. */
const BARE_SITES_ALLOWED = 1;
const EXCERPT_CHARS = 80;

const IMAGES =
  'img, picture, svg, image, video, audio, object, embed, iframe, [background], input[type=image]';
const STYLED_IMAGE = /url\s*\(|image-set\s*\(|@import/i;
const WEB_ADDRESS = /https?:\/\/[^\s<>"')\]]+/gi;
const SITE_ONLY = /^https?:\/\/[^/?#]+\/?[.,;]?$/i;

/**
 * Refuses a confirmation mail that a court could read as advertising. Empty means it may go out;
 * a caller with findings must not send it.
 */
export function lintConfirmationMail(mail: ServiceMail): ConfirmationFinding[] {
  const page = load(mail.html);
  const shown = [mail.subject, mail.text, readable(page)].map(normalise);
  return [...images(page), ...links(page), ...addresses(mail), ...words(shown)];
}

type Page = ReturnType<typeof load>;

function images(page: Page): ConfirmationFinding[] {
  const tags = page(IMAGES)
    .toArray()
    .map((node) => page.html(node));
  const styles = page('[style]')
    .toArray()
    .map((node) => page(node).attr('style') ?? '');
  const sheets = page('style, link')
    .toArray()
    .map((node) => page.html(node));
  const painted = [...styles, ...sheets].filter((css) => STYLED_IMAGE.test(css) || /<link/i.test(css));
  return [...tags, ...painted].map((place) => finding('image', place));
}

function links(page: Page): ConfirmationFinding[] {
  const targets = page('a[href], area[href], form[action]')
    .toArray()
    .map((node) => page(node).attr('href') ?? page(node).attr('action') ?? '');
  const invitations = targets.filter((target) => /^(?:mailto|tel|sms):/i.test(target));
  const others = targets.filter((target) => !invitations.includes(target));
  return [
    ...invitations.map((target) => finding('contact_invitation', target)),
    ...others.slice(LINKS_ALLOWED).map((target) => finding('extra_link', target)),
  ];
}

/** Mail programs turn a printed address into a link, so printed ones count as well. */
function addresses(mail: ServiceMail): ConfirmationFinding[] {
  const page = load(mail.html);
  page('a').remove();
  const inText = distinct(mail.text);
  const inHtml = distinct(readable(page));
  return [...surplus(inText, LINKS_ALLOWED), ...surplus(inHtml, 0)].map((address) =>
    finding('extra_link', address),
  );
}

const distinct = (text: string) => [...new Set(text.match(WEB_ADDRESS) ?? [])];

function surplus(found: readonly string[], allowed: number): string[] {
  const sites = found.filter((address) => SITE_ONLY.test(address));
  const deep = found.filter((address) => !SITE_ONLY.test(address));
  return [...deep.slice(allowed), ...sites.slice(BARE_SITES_ALLOWED)];
}

function words(shown: readonly string[]): ConfirmationFinding[] {
  const found = CONFIRMATION_WORDS.flatMap(({ code, rule, pattern }) =>
    shown.flatMap((text) => {
      const hit = pattern.exec(text);
      return hit ? [{ ...finding(code, around(text, hit)), rule }] : [];
    }),
  );
  return found.filter((one, i) => found.findIndex((other) => other.code === one.code) === i);
}

const around = (text: string, hit: RegExpExecArray) => text.slice(Math.max(0, hit.index - 20));

const readable = (page: Page) => {
  page('br, p, li, div, td, h1, h2, h3').append(' ');
  return page('body').text() || page.root().text();
};

/** Invisible characters inside a word would hide it from the patterns. */
const normalise = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

const finding = (code: ConfirmationFinding['code'], place: string): ConfirmationFinding => ({
  code,
  rule: 'DE-6',
  excerpt: place.slice(0, EXCERPT_CHARS),
});
