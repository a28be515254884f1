import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRule, isRuleId, Rule, rules } from './index';
import { parseRequirements, Requirement } from './testing/parse-requirements';
import { numbersIn, shingles, words } from './testing/text';

const SHARED = join(__dirname, '../../../../../../../../shared');
const SHINGLE_WORDS = 8;
const TABLE_KEY = /(?:'([A-Z][\w.-]*)'|(?<=^ +)([A-Z]+)):\s/gm;
/** The data may say in seconds or bytes what the document says in minutes, hours or megabytes. */
const UNIT_FACTORS = [1, 60, 3600, 1_000_000];

const read = (...path: string[]): string => readFileSync(join(SHARED, ...path), 'utf8');
const besideTheRepository = existsSync(join(SHARED, 'requirements.md')) ? describe : describe.skip;
const policyRules = rules.filter((rule) => rule.kind === 'policy');

describe('the catalogue', () => {
  it('DESIGN-2.6: finds each rule by its id and nothing by another name', () => {
    expect(rules.length).toBeGreaterThan(200);
    for (const rule of rules) expect(findRule(rule.id)).toBe(rule);
    for (const stranger of ['VIV-9.9', '', 'toString', '__proto__']) {
      expect(findRule(stranger)).toBeUndefined();
      expect(isRuleId(stranger)).toBe(false);
    }
  });

  it('DESIGN-2.6: writes each id once over all tables', () => {
    const ids = tableSources().flatMap((text) =>
      [...text.matchAll(TABLE_KEY)].map(([, quoted, bare]) => quoted ?? bare),
    );
    expect(ids.sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it('DESIGN-2.6: tells policies and promises in both languages, one sentence each', () => {
    for (const { id, kind, sentence } of rules) {
      expect([id, sentence.en]).toEqual([id, expect.stringMatching(/^\p{Lu}.*\.$/u)]);
      if (kind !== 'standard')
        expect([id, sentence.de]).toEqual([id, expect.stringMatching(/^\p{Lu}.*\.$/u)]);
    }
  });

  it('DESIGN-2.6: no two rules share a sentence', () => {
    const sentences = rules.map(({ sentence }) => sentence.en);
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
  });

  it('DESIGN-2.6: says why a rule is left out', () => {
    const silent = rules.filter(({ scope, outReason }) => scope === 'out' && !outReason);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('DESIGN-2.6: has the nine promises of the design', () => {
    const promises = rules.filter(({ kind }) => kind === 'design').map(({ id }) => id);
    expect(promises).toEqual(Array.from({ length: 9 }, (_, index) => `DESIGN-2.${index + 1}`));
  });
});

besideTheRepository('the catalogue against requirements.md and its sources', () => {
  const requirements = (): Map<string, Requirement> => parseRequirements(read('requirements.md'));

  it('DESIGN-2.6: has every rule of the document with the same scope, and no other', () => {
    const scopes = (rows: Iterable<Pick<Rule, 'id' | 'scope'>>) =>
      [...rows].map(({ id, scope }) => `${id} ${scope}`).sort();
    const documented = requirements();
    expect(documented.size).toBeGreaterThan(200);
    expect(scopes(policyRules)).toEqual(scopes(documented.values()));
  });

  it('DESIGN-2.6: takes its numbers from the row they belong to', () => {
    const documented = requirements();
    const invented = policyRules.flatMap(({ id, numbers = {} }) => {
      const row = documented.get(id)?.text ?? '';
      const known = numbersIn(row);
      return Object.entries(numbers)
        .filter(([, value]) => (typeof value === 'string' ? !row.includes(value) : !known.has(value)))
        .map(([name, value]) => `${id} ${name} ${value}`);
    });
    expect(invented).toEqual([]);
  });

  it('DESIGN-2.6: leaves out no number that the document prints bold', () => {
    const lost = [...requirements().values()].flatMap(({ id, boldNumbers }) => {
      const ours = new Set(Object.values(findRule(id)?.numbers ?? {}));
      return boldNumbers
        .filter((number) => !UNIT_FACTORS.some((factor) => ours.has(number * factor)))
        .map((number) => `${id} ${number}`);
    });
    expect(lost).toEqual([]);
  });

  it('DESIGN-2.6: is written in its own words', () => {
    const originals = ['requirements.md', 'standards.md', 'design.md'].map((file) => read(file));
    const policies = readdirSync(join(SHARED, 'policies')).map((file) => read('policies', file));
    const theirs = new Set(
      [...originals, ...policies].flatMap((text) => shingles(words(text), SHINGLE_WORDS)),
    );
    expect(theirs.size).toBeGreaterThan(10_000);
    const copied = rules.filter(({ sentence }) =>
      [sentence.en, sentence.de ?? ''].some((text) =>
        shingles(words(text), SHINGLE_WORDS).some((shingle) => theirs.has(shingle)),
      ),
    );
    expect(copied.map(({ id }) => id)).toEqual([]);
  });

  it('DESIGN-2.6: knows every standard that standards.md names', () => {
    const partB = read('standards.md').split('\n# C.')[0] ?? '';
    const named = [...partB.matchAll(/^\| ((?:[A-Z][A-Z0-9]*-)[\w./]+) \|/gm)].flatMap(([, id = '']) =>
      splitArticles(id),
    );
    expect(named.length).toBeGreaterThan(90);
    expect(named.filter((id) => !isRuleId(id))).toEqual([]);
  });
});

/** `G-28/32/33` names three articles. */
function splitArticles(cell: string): string[] {
  const [first = '', ...others] = cell.split('/');
  const prefix = first.slice(0, first.indexOf('-') + 1);
  return [first, ...others.map((article) => prefix + article)];
}

function tableSources(): string[] {
  const tables = ['mfr', 'viv', 'lm', 'design'].map((name) => join(__dirname, `${name}.ts`));
  const split = ['mos', 'msr', 'standards'].flatMap((folder) =>
    readdirSync(join(__dirname, folder)).map((file) => join(__dirname, folder, file)),
  );
  return [...tables, ...split].map((path) => readFileSync(path, 'utf8'));
}
