import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { received } from './test-support';

/** Real letters of others lie beside the repository, where they are at hand; skipped visibly elsewhere. */
const CORPUS = join(__dirname, '../../../../../../../../shared/corpus');
const filesOf = (folder: string, end: string): string[] => {
  const path = join(CORPUS, folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(end)) : [];
};
const read = (folder: string, name: string): string => readFileSync(join(CORPUS, folder, name), 'utf8');

const templates = filesOf('templates', '.html');
const newsletters = filesOf('newsletters', '.md');
const withCorpus = templates.length > 0 ? describe : describe.skip;

withCorpus(`corpus of ${templates.length} templates and ${newsletters.length} newsletters`, () => {
  it('R2046-1: the corpus is complete', () => {
    expect([templates.length, newsletters.length]).toEqual([8, 12]);
  });

  it.each(templates.length > 0 ? templates : ['-'])(
    'MSR-AS-7: %s keeps its media queries and ends with the footer in its body',
    async (name) => {
      const body = read('templates', name);
      const { html, text } = await received({ format: 'html', body });
      const $ = load(html);
      expect(html.match(/@media/g)).toEqual(body.match(/@media/g));
      expect($('body').text().trim().endsWith('Newsletter abbestellen')).toBe(true);
      expect($('script, link, iframe, form, meta[http-equiv="refresh"]')).toHaveLength(0);
      expect($('table').length).toBe(load(body)('table').length);
      expect(text.length).toBeGreaterThan(500);
    },
  );

  it.each(templates.length > 0 ? templates : ['-'])(
    'R2046-1: %s keeps its scaffolding for Outlook',
    async (name) => {
      const body = read('templates', name);
      const hidden = (html: string): number => html.match(/<!--\[if (?!!mso)/g)?.length ?? 0;
      expect(hidden((await received({ format: 'html', body })).html)).toBe(hidden(body));
    },
  );

  it.each(newsletters.length > 0 ? newsletters : ['-'])(
    'R2046-1: %s is readable as HTML and as text',
    async (name) => {
      const body = read('newsletters', name);
      const { html, text } = await received({ body, locale: name.endsWith('.de.md') ? 'de' : 'en' });
      const title = /^# (.+)$/m.exec(body)?.[1]?.trim() ?? '';
      expect(load(html)('h1').first().text()).toBe(title);
      expect(text).toContain(title);
      for (const [, link = ''] of body.matchAll(/\]\((https:[^)\s]+)\)/g))
        expect(text).toContain(link.slice(0, 40));
    },
  );
});
