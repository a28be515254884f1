import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const load = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(__dirname, `${locale}.json`), 'utf8'));

const en = load('en');
const de = load('de');

/** Names of the values a text takes: `{count, plural, …}` and `{at}` alike. */
const valuesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort();

test('DESIGN-2.6: German and English say the same things', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  for (const [id, text] of Object.entries({ ...en, ...de })) expect([id, text.trim()]).not.toEqual([id, '']);
});

test('DESIGN-2.6: German texts use no value that English texts lack', () => {
  for (const [id, text] of Object.entries(de)) {
    expect([id, valuesIn(text).filter((name) => !valuesIn(en[id] ?? '').includes(name))]).toEqual([id, []]);
  }
});

test('DESIGN-2.6: where a block comes from is told in words', () => {
  for (const source of ['staff', 'person', 'cli', 'retention', 'smtp', 'abuse-report'])
    expect([source, en[`suppression.source.${source}`]]).toEqual([source, expect.any(String)]);
});

test('MFR-3.3: the confirmation is worded as the sender speaking', () => {
  expect(en['send.rules.confirm']).toMatch(/^I confirm/);
  expect(de['send.rules.confirm']).toMatch(/^Ich bestätige/);
});
