import type { CheerioAPI } from 'cheerio/slim';
import { cleanCss } from './css';
import { escapeHtml } from './escape';
import type { TokenVault } from './token-vault';

/** A campaign's HTML taken apart: head and body element are always rebuilt by the product. */
export interface DocumentParts {
  readonly styles: readonly { readonly css: string; readonly media?: string }[];
  /** Placeholders of Outlook's settings and styles in the head. */
  readonly headComments: readonly string[];
  readonly bodyAttributes: Readonly<Record<string, string>>;
  readonly body: string;
}

const BODY_ATTRIBUTES = ['bgcolor', 'class', 'id'] as const;
const MEDIA = /^[\w\s(),:.-]+$/;

/** Accepts a whole document or a fragment. Links, metas, titles and scripts of the head are left behind. */
export async function splitDocument(html: string, vault: TokenVault): Promise<DocumentParts> {
  const { load } = await import('cheerio/slim');
  // htmlparser2 rather than parse5: no foster parenting, placeholders between table rows stay where they are.
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: false } });
  const styles = takeStyles($, vault);
  const headComments = $('head').text().match(vault.pattern()) ?? [];
  const body = $('body').first();
  const bodyAttributes = body.length > 0 ? body.attr() : undefined;
  $('head, title').remove();
  return {
    styles,
    headComments: headComments.filter((token) => vault.get(token)?.kind === 'comment'),
    bodyAttributes: cleanBodyAttributes(bodyAttributes ?? {}, vault),
    body: (body.length > 0 ? body.html() : $.html()) ?? '',
  };
}

function takeStyles($: CheerioAPI, vault: TokenVault): DocumentParts['styles'] {
  const blocks = $('style')
    .toArray()
    .map((element) => {
      const media = element.attribs.media;
      const css = cleanCss(vault.drop($(element).text()));
      return media !== undefined && MEDIA.test(media) ? { css, media } : { css };
    });
  $('style').remove();
  return blocks.filter(({ css }) => css !== '');
}

function cleanBodyAttributes(source: Record<string, string>, vault: TokenVault): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of BODY_ATTRIBUTES) if (source[name]) kept[name] = vault.drop(source[name]);
  const style = cleanCss(vault.drop(source.style ?? ''));
  return style === '' ? kept : { ...kept, style };
}

/** HTML of the product around the parts: in the head, at the end of the body, on the root element. */
export interface DocumentFrame {
  readonly head?: string;
  readonly end?: string;
  readonly htmlAttributes?: string;
}

export function writeDocument(parts: DocumentParts, frame: DocumentFrame = {}): string {
  const { head = '', end = '', htmlAttributes = '' } = frame;
  const styles = parts.styles.map(
    ({ css, media }) => `<style${media ? ` media="${media}"` : ''}>\n${css}\n</style>\n`,
  );
  const attributes = Object.entries(parts.bodyAttributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  return (
    `<!doctype html>\n<html${htmlAttributes}>\n<head>\n${head}${parts.headComments.join('\n')}${styles.join('')}</head>\n` +
    `<body${attributes.join('')}>\n${parts.body}\n${end}</body>\n</html>\n`
  );
}

/** Puts a body's parts into a shell's parts, in the place of the shell's `{{ content }}`. */
export function fillShell(shell: DocumentParts, content: DocumentParts, placeholder: string): DocumentParts {
  return {
    styles: [...shell.styles, ...content.styles],
    headComments: [...new Set([...shell.headComments, ...content.headComments])],
    bodyAttributes: shell.bodyAttributes,
    body: shell.body.replace(placeholder, () => content.body),
  };
}
