import type { TokenVault } from './token-vault';

/** `<!--[if !mso]><!-->` … `<!--<![endif]-->`: the content between is ordinary content; the marks go. */
const REVEALING_MARKS = /<!--\[if [^\]]*\]>\s*(?:<!-->|<!--\s*-->|-->)|<!--\s*<!\[endif\]-->/g;
const HIDDEN_COMMENT = /<!--\[if ([\w\s|&()!]+)\]>([\s\S]*?)<!\[endif\]-->/g;

/**
 * Only layout scaffolding for Outlook may hide in a comment: no words, no links, so that nothing which content rules
 * judge is shown to Outlook alone. Elements and attributes as MJML writes them.
 */
const SCAFFOLD_TAG = new RegExp(
  '</?(?:table|tbody|tr|td|div|span|center|p|br|img|noscript|xml|[vow]:[a-z]+)' +
    '(?:\\s+(?:align|alt|bgcolor|border|cellpadding|cellspacing|class|color|dir|fill|fillcolor|height|inset|' +
    'origin|position|role|size|sizes|aspect|stroke|strokecolor|style|type|valign|width|' +
    'xmlns:[vow]|(?:src|o:href)(?==["\'](?:https?:|[^:"\']*["\'])))' +
    '=(?:"[^"<>]*"|\'[^\'<>]*\'))*\\s*/?>',
  'gi',
);
const STYLE_BLOCK = /<style(?: type="text\/css")?>[^<>]*<\/style>/gi;
const OFFICE_SETTING = /<o:PixelsPerInch>\d+<\/o:PixelsPerInch>/gi;
/** A positive z-index could lay a shape over the product's footer. */
const DANGEROUS = /--|script\s*:|expression|behaviou?r|@import|z-index\s*:\s*[^\s-]/i;

/** Puts Outlook's conditional comments aside; those that are more than scaffolding are left for the sanitiser to drop. */
export function hideConditionalComments(html: string, vault: TokenVault): string {
  return html
    .replace(REVEALING_MARKS, '')
    .replace(HIDDEN_COMMENT, (text, condition: string, inner: string) => {
      if (!isScaffold(vault.drop(inner)) || vault.pattern().test(inner)) return '';
      return vault.hide({ kind: 'comment', condition: condition.trim(), inner, text });
    });
}

function isScaffold(inner: string): boolean {
  if (DANGEROUS.test(inner)) return false;
  const rest = inner.replace(STYLE_BLOCK, '').replace(OFFICE_SETTING, '').replace(SCAFFOLD_TAG, '');
  return rest.replace(/&nbsp;|\s/g, '') === '';
}
