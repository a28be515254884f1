import { assembleHtml } from './assemble';
import { isBalanced } from './balance';
import { bodyParts } from './body-parts';
import type { DocumentParts } from './document';
import { inertText } from './escape';
import { footerText } from './footer';
import { findInputProblem, MAX_BYTES } from './input-check';
import { inlineCss } from './inline-css';
import { problem } from './problems';
import { sanitizeBody } from './sanitize';
import { readSource } from './read-source';
import { isReadable, textPart } from './text-part';
import { createVault, type TokenVault } from './token-vault';
import type { RenderInput, RenderResult } from './types';

/**
 * From what an editor writes to what a recipient reads, once per campaign. Liquid tags and Outlook's comments pass
 * through the HTML tools as placeholders; the footer with imprint and unsubscribe link is put in at the very end, by
 * the product, into both parts (MOS-2.9, MFR-5.2, MSR-AS-7). Never throws for bad content.
 */
export async function renderContent(given: RenderInput): Promise<RenderResult> {
  const input = readSource(given);
  const found = findInputProblem(input);
  if (found) return found;
  const vault = createVault([
    input.body,
    input.template?.source ?? '',
    input.subject,
    input.preheader ?? '',
    input.senderName,
  ]);
  try {
    return await compose(input, vault);
  } catch (error) {
    // A library that cannot be loaded is our fault and carries Node's code; markup or CSS a parser gives up on is not.
    if (!(error instanceof Error) || 'code' in error) throw error;
    return problem('html_invalid', error.message);
  }
}

async function compose(input: RenderInput, vault: TokenVault): Promise<RenderResult> {
  const source = await bodyParts(input, vault);
  if (!source.ok) return source;
  const safe = await makeSafe(source.parts, vault);
  if (!safe) return problem('template_unbalanced');
  const isMjml = input.format === 'mjml' && input.template?.format !== 'html';
  const parts = isMjml ? safe : await inlineCss(safe, vault);

  const text = await textPart(parts.body, vault);
  if (!isReadable(text, vault)) return problem('text_empty');
  const rendered = {
    subject: input.subject,
    html: assembleHtml(input, parts, vault),
    text: `${vault.restore(inertText(text))}\n\n${footerText(input)}`,
  };
  return Buffer.byteLength(rendered.html) > MAX_BYTES ? problem('body_too_large') : { ok: true, rendered };
}

/** Without Outlook's scaffolding if that is what crosses elements; nothing if Liquid blocks do. */
async function makeSafe(parts: DocumentParts, vault: TokenVault): Promise<DocumentParts | undefined> {
  const body = await sanitizeBody(parts.body, vault);
  if (isBalanced(body, vault)) return { ...parts, body };
  const plain = body.replace(vault.pattern(), (token) => (vault.get(token)?.kind === 'comment' ? '' : token));
  return isBalanced(plain, vault) ? { ...parts, body: plain } : undefined;
}
