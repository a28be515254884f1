import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterTexts } from '../signup-form/starter-texts';
import { lastBeginningOver, type Period } from './period';
import { RETENTION, type RetentionEntry } from './table';

const DOCS = join(__dirname, '../../../../docs');
const FACTS = { company: 'Testhaus GmbH', address: 'Prüfweg 1', email: 'post@testhaus.test', country: 'DE' };
const FIVE_YEARS = /(?:five|fünf|5)[\s-]*(?:years?|jahren?)\b|7a\s+UWG|UWG\s*§\s*7a/iu;

/** How a period is said; only what the table needs. */
const SAID: Readonly<Record<'de' | 'en', (period: Period) => string>> = {
  de: (period) =>
    'days' in period
      ? `${period.days} Tage`
      : 'months' in period
        ? `${period.months} Monate`
        : 'years' in period
          ? `${period.years} Jahr`
          : `${NUMBERS.de[period.yearEnds]} Jahre nach dem Ende des Jahres`,
  en: (period) =>
    'days' in period
      ? `${period.days} days`
      : 'months' in period
        ? `${period.months} months`
        : 'years' in period
          ? `${period.years} year`
          : `${NUMBERS.en[period.yearEnds]} years after the end of the year`,
};
const NUMBERS = {
  de: ['null', 'ein', 'zwei', 'drei', 'vier', 'fünf'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five'],
};
/** Every number in a text, as digits or in words. */
const numbersIn = (text: string, locale: 'de' | 'en'): readonly number[] =>
  text
    .split(/[^\p{L}\d]+/u)
    .map((word) => (/^\d+$/.test(word) ? Number(word) : NUMBERS[locale].indexOf(word)))
    .filter((number) => number >= 0);
const numberOf = (period: Period): number => Object.values(period)[0] as number;

describe('retention', () => {
  const entries: readonly RetentionEntry[] = RETENTION;
  const told = entries.flatMap((entry) => (['de', 'en'] as const).map((locale) => [locale, entry] as const));
  it.each(told.map(([locale, entry]) => [entry.period[locale], locale, entry] as const))(
    'G-25: “%s” says the number that the queries read, and no other',
    (words, locale, { kept, valid }) => {
      const periods = [kept, valid ?? null].filter((period) => period !== null);
      for (const period of periods) expect(words).toContain(SAID[locale](period));
      expect(numbersIn(words, locale).toSorted()).toEqual(periods.map(numberOf).toSorted());
    },
  );

  it.each([
    [{ days: 14 }, '2026-06-15T12:00:00.000Z', '2026-06-01T12:00:00.000Z'],
    [{ months: 12 }, '2029-02-28T12:00:00.000Z', '2028-02-28T12:00:00.000Z'],
    [{ years: 1 }, '2028-02-29T12:00:00.000Z', '2027-02-28T12:00:00.000Z'],
    [{ yearEnds: 3 }, '2029-12-31T23:59:59.999Z', '2025-12-31T23:59:59.999Z'],
    [{ yearEnds: 3 }, '2030-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
  ])('G-25: of %j is over at %s what began at %s', (period, now, beginning) => {
    expect(lastBeginningOver(period, Date.parse(now))).toBe(Date.parse(beginning));
  });

  it('DE-4: no period of the table, the docs or the texts to start from is the one made for telephone consent', () => {
    const docs = readdirSync(DOCS)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(DOCS, name), 'utf8'));
    const texts = [FACTS].flatMap((facts) => [starterTexts('de', facts), starterTexts('en', facts)]);
    expect(docs.length).toBeGreaterThan(5);
    for (const said of [JSON.stringify(RETENTION), JSON.stringify(texts), ...docs])
      expect(FIVE_YEARS.exec(said)?.[0]).toBeUndefined();
  });

  it('G-25: the docs print the table that is in force, entry by entry', () => {
    const lines = readFileSync(join(DOCS, 'retention.md'), 'utf8').split('\n');
    const printed = lines.map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
    const told = printed.filter((cells) => cells.length === 5).slice(2);
    expect(told).toEqual(
      RETENTION.map(({ data, period, then, rule, why }) => [data.en, period.en, then.en, rule, why.en]),
    );
  });

  it('DE-4: the period of a proof is explained by the time-bar of claims', () => {
    const proofs = RETENTION.find(({ step }) => step === 'left');
    expect(proofs?.why.de).toContain('§§ 195, 199 BGB');
  });
});
