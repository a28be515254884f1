import type { MjmlError } from 'mjml';
import type { TokenVault } from './token-vault';
import type { Locale } from './types';

export type MjmlResult = { ok: true; html: string } | { ok: false; detail: string };

/** `mj-include` reads files; the others need form fields, which no sanitised mail keeps. */
const REFUSED = /<(mj-include|mj-carousel|mj-accordion)\b/i;

/** MJML with placeholders to a whole HTML document. Costs about 8 ms, and a second for the first one. */
export async function mjmlToHtml(source: string, locale: Locale, vault: TokenVault): Promise<MjmlResult> {
  const refused = REFUSED.exec(source);
  if (refused)
    return { ok: false, detail: `<${refused[1]}> is not available, line:${lineOf(source, refused.index)}` };
  const { default: mjml2html } = await import('mjml');
  try {
    const { html } = await mjml2html(withRoot(source, locale), {
      validationLevel: 'strict',
      ignoreIncludes: true,
      keepComments: true,
      fonts: {},
    });
    return checkNothingLost(source, html, vault);
  } catch (error) {
    return { ok: false, detail: describe(error) };
  }
}

/** Sections alone are an editor's natural fragment. `lang` is read out by screen readers; never `und`. */
function withRoot(source: string, locale: Locale): string {
  if (/<mjml[\s>]/i.test(source)) {
    return source.replace(/<mjml(?![^>]*\slang=)(?=[\s>])/i, `<mjml lang="${locale}"`);
  }
  const body = /<mj-body[\s>]/i.test(source) ? source : `<mj-body>${source}</mj-body>`;
  return `<mjml lang="${locale}">${body}</mjml>`;
}

/** MJML silently drops text between its elements, and with it a merge tag that stands there. */
function checkNothingLost(source: string, html: string, vault: TokenVault): MjmlResult {
  const uncommented = source.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const { 0: token, index } of uncommented.matchAll(vault.pattern())) {
    if (html.includes(token)) continue;
    const text = vault.get(token)?.text ?? '';
    return { ok: false, detail: `${text} stands outside mj-text and mj-raw, line:${lineOf(source, index)}` };
  }
  return { ok: true, html };
}

const lineOf = (source: string, index: number): number => source.slice(0, index).split('\n').length;

function describe(error: unknown): string {
  const [first] = (error as { errors?: readonly MjmlError[] }).errors ?? [];
  if (first) return `${first.message} (${first.tagName}), line:${first.line}`;
  return error instanceof Error ? error.message : String(error);
}
