import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterTexts } from '../signup-form/starter-texts';
import { RETENTION } from './table';

const DOCS = join(__dirname, '../../../../docs');
const FACTS = { company: 'Testhaus GmbH', address: 'Prüfweg 1', email: 'post@testhaus.test', country: 'DE' };
const FIVE_YEARS = /(?:five|fünf|5)[\s-]*(?:years?|jahren?)\b|7a\s+UWG|UWG\s*§\s*7a/iu;

describe('retention', () => {
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
