import { hideConditionalComments } from './conditional-comments';
import { defaultShell } from './default-shell';
import { type DocumentParts, fillShell, splitDocument } from './document';
import { markdownToHtml } from './markdown';
import { mjmlToHtml } from './mjml';
import { problem, type RenderProblem } from './problems';
import type { TokenVault } from './token-vault';
import type { RenderInput, SourceFormat } from './types';

export type PartsResult = { readonly ok: true; readonly parts: DocumentParts } | RenderProblem;

const CONTENT_TAG = /^\{\{-?\s*content\s*-?\}\}$/;

/** Compiles the body, and the shell around it where there is one, into the parts of one document. */
export async function bodyParts(input: RenderInput, vault: TokenVault): Promise<PartsResult> {
  const shell = shellOf(input);
  const source = vault.hideLiquid(input.body);
  if (!shell) return toParts(input.format, source, input, vault);

  const shellSource = vault.hideLiquid(shell.source);
  const slot = shellSource
    .match(vault.pattern())
    ?.find((token) => CONTENT_TAG.test(vault.get(token)?.text ?? ''));
  if (slot === undefined) return problem('template_without_content');
  if (shell.format === 'mjml' && input.format === 'mjml') {
    return toParts(
      'mjml',
      shellSource.replace(slot, () => innerMjml(source)),
      input,
      vault,
    );
  }
  const outer = await toParts(shell.format, shellSource, input, vault);
  if (!outer.ok) return outer;
  if (!outer.parts.body.includes(slot)) return problem('template_without_content');
  const inner = await toParts(input.format, source, input, vault);
  return inner.ok ? { ok: true, parts: fillShell(outer.parts, inner.parts, slot) } : inner;
}

function shellOf({ template, format, body, senderName }: RenderInput): RenderInput['template'] {
  if (template) return template;
  const isFragment = format === 'markdown' || (format === 'html' && !/<(?:!doctype|html|body)\b/i.test(body));
  return isFragment ? { format: 'html', source: defaultShell(senderName) } : undefined;
}

/** Within an MJML shell an MJML body gives its sections alone. */
const innerMjml = (source: string): string =>
  /<mj-body[^>]*>([\s\S]*)<\/mj-body>/i.exec(source)?.[1] ?? source;

async function toParts(
  format: SourceFormat,
  source: string,
  input: RenderInput,
  vault: TokenVault,
): Promise<PartsResult> {
  const compiled = await toHtml(format, source, input, vault);
  if (!compiled.ok) return problem('mjml_invalid', compiled.detail);
  return { ok: true, parts: await splitDocument(hideConditionalComments(compiled.html, vault), vault) };
}

async function toHtml(format: SourceFormat, source: string, { locale }: RenderInput, vault: TokenVault) {
  if (format === 'mjml') return mjmlToHtml(source, locale, vault);
  return { ok: true as const, html: format === 'markdown' ? await markdownToHtml(source, vault) : source };
}
