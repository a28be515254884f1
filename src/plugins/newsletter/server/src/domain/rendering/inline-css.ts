import { type DocumentParts, splitDocument, writeDocument } from './document';
import type { TokenVault } from './token-vault';

/**
 * Copies style sheets into style attributes, for clients that drop the head. Sheets stay where they are, with media
 * queries and client hacks. Nothing is fetched: juice resolves resources only in `juiceResources`.
 */
export async function inlineCss(parts: DocumentParts, vault: TokenVault): Promise<DocumentParts> {
  if (parts.styles.length === 0) return parts;
  const { default: juice } = await import('juice');
  const inlined = juice(writeDocument({ ...parts, headComments: [] }), {
    removeStyleTags: false,
    applyWidthAttributes: false,
    applyHeightAttributes: false,
    inlinePseudoElements: false,
  });
  const { bodyAttributes, body } = await splitDocument(inlined, vault);
  return { ...parts, bodyAttributes, body };
}
