import { LOCALES } from '../domain/notice';
import { NOTICE_TEXTS } from '../domain/notice/texts';
import { TEXTS } from './index';
import { PROOF_TEXTS } from './proof';

/** Every text by its path; functions are called with placeholders to see their sentence. */
function flatten(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node('A', 'B', 'C'))]];
  return Object.entries(node as object).flatMap(([key, value]) => flatten(value, `${path}.${key}`));
}

const paths = (node: unknown) => flatten(node).map(([path]) => path);

describe.each([
  ['pages', TEXTS],
  ['mails', NOTICE_TEXTS],
  ['printed proof', PROOF_TEXTS],
] as const)('texts of the %s', (_, catalogue) => {
  it('DE-13: have the same keys in both languages, in the same order', () => {
    expect(paths(catalogue.en)).toEqual(paths(catalogue.de));
  });

  it.each(LOCALES)('DE-13: are all filled in %s, without stray spaces', (locale) => {
    for (const [path, text] of flatten(catalogue[locale])) {
      expect([path, text]).toEqual([path, text.trim()]);
      expect([path, text]).not.toEqual([path, '']);
    }
  });

  it('DE-13: address people with Sie, never with du', () => {
    const familiar = flatten(catalogue.de).filter(([, text]) => /\b(du|dich|dir|dein\w*)\b/i.test(text));
    expect(familiar).toEqual([]);
  });

  it('DE-13: are translated, not copied', () => {
    const german = new Map(flatten(catalogue.de));
    const same = flatten(catalogue.en).filter(([path, text]) => german.get(path) === text && /\s/.test(text));
    expect(same.map(([path]) => path).filter((path) => !NAMES_ONLY.includes(path))).toEqual([]);
  });
});

/** Sentences that hold nothing but their parameters. */
const NAMES_ONLY = ['.confirmation.purpose'];
