import { type DocumentParts, writeDocument } from './document';
import { escapeHtml, inertHtml } from './escape';
import { footerHtml } from './footer';
import type { TokenVault } from './token-vault';
import type { RenderInput } from './types';
import { CONTAINED, important, PAGE } from './visibility';

const FOOTER_MARK = '<!--footer-->\n';
const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const BACKGROUND =
  /(?:^|;)\s*background(?:-color)?\s*:\s*(#[0-9a-f]{3,8}|[a-z]+|rgba?\([\d\s,.%]+\))\s*(?:;|$)/i;

/**
 * The whole HTML part: the product's html, head and body; within, the content in a box that carries what the editor
 * gave the body; then the footer, beside the box and not in it. Liquid comes back into its places.
 */
export function assembleHtml(input: RenderInput, parts: DocumentParts, vault: TokenVault): string {
  const page = { ...parts, bodyAttributes: pageAttributes(parts), body: contentOf(input, parts, vault) };
  const document = writeDocument(page, {
    head: headOf(input, vault),
    end: FOOTER_MARK,
    htmlAttributes: ` lang="${input.locale}" dir="ltr" ${NAMESPACES} style="${PAGE}"`,
  });
  const restored = vault.restore(inertHtml(document));
  // The last mark is ours: what editors wrote stands before it.
  const end = restored.lastIndexOf(FOOTER_MARK);
  return restored.slice(0, end) + footerHtml(input) + restored.slice(end + FOOTER_MARK.length);
}

function headOf({ subject }: RenderInput, vault: TokenVault): string {
  return (
    '<meta charset="utf-8">\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${escapeHtml(vault.hideLiquid(subject))}</title>\n`
  );
}

/** The page keeps the editor's colour, for it shows beside a narrow letter. */
function pageAttributes({ bodyAttributes: { bgcolor, style } }: DocumentParts): Record<string, string> {
  const colour = BACKGROUND.exec(style ?? '')?.[1] ?? bgcolor;
  if (colour === undefined) return { style: PAGE };
  const isPlain = /^[#\w]+$/.test(colour);
  return {
    ...(isPlain ? { bgcolor: colour } : {}),
    style:
      isPlain || BACKGROUND.test(`background:${colour}`)
        ? `${PAGE};${important(`background-color:${colour}`)}`
        : PAGE,
  };
}

function contentOf({ preheader }: RenderInput, parts: DocumentParts, vault: TokenVault): string {
  const { style, ...others } = parts.bodyAttributes;
  const attributes = Object.entries(others)
    .filter(([name]) => name !== 'bgcolor')
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const css = escapeHtml([style?.replace(/;\s*$/, ''), CONTAINED].filter(Boolean).join(';'));
  return `${preheaderHtml(preheader, vault)}<div${attributes.join('')} style="${css}">\n${parts.body}\n</div>`;
}

function preheaderHtml(preheader: string | undefined, vault: TokenVault): string {
  const text = (preheader ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') return '';
  const style = 'display:none;max-height:0;overflow:hidden;mso-hide:all';
  return `<div style="${style}">${escapeHtml(vault.hideLiquid(text))}</div>\n`;
}
