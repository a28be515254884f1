import type { FormatCallback, HtmlToTextOptions } from 'html-to-text';
import type { TokenVault } from './token-vault';

const LINE_LENGTH = 78;

/** An image speaks through its alternative text; its address says nothing to a reader. */
const altText: FormatCallback = (element, _walk, builder) => {
  const alt = (element.attribs as Record<string, string | undefined>).alt?.trim();
  if (alt) builder.addInline(alt);
};

const heading = { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 2 };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: LINE_LENGTH,
  formatters: { altText },
  selectors: [
    { selector: 'img', format: 'altText' },
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], ignoreHref: false },
    },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: heading })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
    // What HTML readers do not see, text readers do not either: the preheader, and MJML's mj-preview.
    { selector: '[style*="display:none"]', format: 'skip' },
    { selector: '[style*="display: none"]', format: 'skip' },
  ],
};

/** The text part from the finished HTML body, placeholders kept. */
export async function textPart(html: string, vault: TokenVault): Promise<string> {
  const { convert } = await import('html-to-text');
  const visible = html.replace(vault.pattern(), (token) =>
    vault.get(token)?.kind === 'comment' ? '' : token,
  );
  return closeGaps(convert(visible, OPTIONS), vault).trim();
}

/** A block tag alone on its line would leave the lines around it empty once it is merged. */
function closeGaps(text: string, vault: TokenVault): string {
  const line = new RegExp(`^(${vault.pattern().source})[ \\t]*\\n+`, 'gm');
  return text
    .replace(line, (whole, token: string) => (vault.get(token)?.kind === 'tag' ? token : whole))
    .replace(/\n{4,}/g, '\n\n\n');
}

/** Whether anybody could read something here: a letter, a digit, or a merge tag that may bring some. */
export function isReadable(text: string, vault: TokenVault): boolean {
  const outputs = text.match(vault.pattern())?.some((token) => vault.get(token)?.kind === 'output') ?? false;
  return outputs || /[\p{L}\p{N}]/u.test(vault.drop(text));
}
