import type MarkdownIt from 'markdown-it';
import type { TokenVault } from './token-vault';

/** Metadata of site generators at the head of a file; not part of the letter. */
const FRONT_MATTER =
  /^\uFEFF?---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n|[ \t]+.*\r?\n|[ \t]*\r?\n)*?---[ \t]*(?:\r?\n|$)/;

export const stripFrontMatter = (source: string): string => source.replace(FRONT_MATTER, '');

/** Markdown with placeholders to an HTML fragment. HTML in the source is shown as text, not obeyed. */
export async function markdownToHtml(source: string, vault: TokenVault): Promise<string> {
  const { default: MarkdownIt } = await import('markdown-it');
  const markdown: MarkdownIt = new MarkdownIt({ html: false, linkify: true });
  // `{{ fields.name }}.com` in a sentence is no address: only what is written with its scheme becomes a link.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return unwrapTags(markdown.render(isolateTags(source, vault)), vault);
}

/** A line of tags alone (`{% if … %}`) becomes a paragraph of its own, whatever stands around it … */
function isolateTags(source: string, vault: TokenVault): string {
  const onlyTags = new RegExp(`^(?:${vault.pattern().source})+[ \\t]*$`);
  return source
    .split(/\r?\n/)
    .map((line) => (onlyTags.test(line) && consistsOfTags(line, vault) ? `\n${line}\n` : line))
    .join('\n');
}

/** … and loses the paragraph again, so that the block encloses whole elements. */
function unwrapTags(html: string, vault: TokenVault): string {
  const paragraph = new RegExp(`<p>((?:${vault.pattern().source}\\s*)+)</p>`, 'g');
  return html.replace(paragraph, (whole, tags: string) => (consistsOfTags(tags, vault) ? tags : whole));
}

function consistsOfTags(text: string, vault: TokenVault): boolean {
  return (text.match(vault.pattern()) ?? []).every((token) => vault.get(token)?.kind === 'tag');
}
