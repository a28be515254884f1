import { contentPolicyFor } from './policy';
import type { Category } from './types';

const rules = (...profiles: string[]) =>
  contentPolicyFor(profiles).categories.map((category) => category.rule);
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const MOSENTO = [...numbered('MOS-3.', 9), ...numbered('MOS-4.', 16), ...numbered('MOS-5.', 12)];

describe('content policy of a profile', () => {
  test('MOS-3.0: mosento has every row of 3, 4 and 5 and none of Mailster but malware', () => {
    expect(rules('mosento')).toEqual([...MOSENTO, 'MSR-2.4-7j']);
  });

  test('MSR-2.4-7k: mailster has thirteen topics under letter k, beside letters a, h and j', () => {
    expect(rules('mailster').filter((rule) => rule === 'MSR-2.4-7k')).toHaveLength(13);
    expect(new Set(rules('mailster'))).toEqual(
      new Set(['MSR-2.4-7a', 'MSR-2.4-7h', 'MSR-2.4-7j', 'MSR-2.4-7k']),
    );
  });

  test.each(['mailflatrate', 'vivanet-shared', 'vivanet-dedicated', 'lead-motor', 'csa'])(
    'MSR-2.4-7j: %s lists no topics, only malware',
    (profile) => expect(rules(profile)).toEqual(['MSR-2.4-7j']),
  );

  test('MOS-3.0: strictest is the union, and so is no profile, an unknown one, and an inherited property name', () => {
    expect(new Set(rules('strictest'))).toEqual(new Set([...rules('mosento'), ...rules('mailster')]));
    for (const profiles of [[], ['unheard-of'], ['mosento', 'unheard-of'], ['constructor']]) {
      expect(new Set(rules(...profiles))).toEqual(new Set(rules('strictest')));
    }
  });

  test('MOS-3.0: a row named by two profiles is there once', () => {
    expect(rules('mosento', 'mosento', 'csa')).toEqual(rules('mosento'));
  });

  test('MOS-3.0: a site adds its own category without code', () => {
    const own: Category = {
      id: 'site.fur',
      rule: 'SITE-1',
      severity: 'not-accepted',
      title: { de: 'Pelze', en: 'Furs' },
      lexicons: [{ strong: ['pelz-mäntel'] }],
    };
    expect(contentPolicyFor(['csa'], [own]).categories).toContain(own);
  });

  test('MOS-4.15: misinformation is a category without a lexicon; only a person finds it', () => {
    const row = contentPolicyFor(['mosento']).categories.find((category) => category.rule === 'MOS-4.15');
    expect(row).toMatchObject({ severity: 'not-accepted', lexicons: [] });
  });

  test('MOS-3.0: ids are unique', () => {
    const ids = contentPolicyFor(['strictest']).categories.map((category) => category.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
