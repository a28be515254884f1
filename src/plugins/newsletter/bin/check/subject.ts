import type { SourceFormat } from '../../server/src/domain/rendering';

/** Where a file can say what it is about. A file is no campaign: it may lack what only the campaign has. */
const PLACES: Readonly<Record<SourceFormat, readonly RegExp[]>> = {
  markdown: [/^\uFEFF?---[ \t]*\r?\n(?:.*\r?\n)*?(?:subject|title)[ \t]*:[ \t]*(.+)/, /^#[ \t]+(.+)$/m],
  html: [/<title[^>]*>([^<]+)<\/title>/i, /<h1[^>]*>([^<]+)<\/h1>/i],
  mjml: [/<mj-title[^>]*>([^<]+)<\/mj-title>/i],
};

const UNNAMED = 'Newsletter';

/** The subject a file suggests: of its front matter, its title or its first heading. */
export const subjectOf = (source: string, format: SourceFormat): string => {
  const found = PLACES[format].map((place) => place.exec(source)?.[1]?.replace(/\s+/g, ' ').trim() ?? '');
  const subject = found.find((text) => text !== '') ?? UNNAMED;
  return subject
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/[ \t]#+$/, '')
    .slice(0, 200);
};
