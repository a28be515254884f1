import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverage } from './coverage';
import { coverageFaults, hasTestTitle, SourceReader } from './coverage-faults';
import { ruleReport } from './report';

const PLUGIN = join(__dirname, '../../../..');
const REPOSITORY = join(PLUGIN, '../../..');

const readIfThere = (root: string) => (path: string) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
const files: SourceReader = { code: readIfThere(PLUGIN), test: readIfThere(REPOSITORY) };

const CODE = 'server/src/domain/rules/report.ts';
const TEST = 'src/plugins/newsletter/server/src/domain/rules/coverage.test.ts';

describe('coverage', () => {
  it('DESIGN-2.6: every claim names files that exist and a test that begins with the rule', () => {
    expect(coverageFaults(coverage, files)).toEqual([]);
  });

  it('DESIGN-2.6: no rule has two rows', () => {
    const folder = join(__dirname, 'coverage');
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const claimed = [...source.matchAll(/^ {2}'?([A-Z][\w.-]*)'?:\s/gm)].map(([, id]) => id);
    expect([...claimed].sort()).toEqual(Object.keys(coverage).sort());
  });

  it('DESIGN-2.6: finds a row that is true without fault', () => {
    expect(coverageFaults({ 'DESIGN-2.6': { code: [CODE], tests: [TEST] } }, files)).toEqual([]);
  });

  it.each([
    { what: 'an invented rule', id: 'VIV-9.9', row: { code: [CODE], tests: [] }, code: 'unknown-rule' },
    { what: 'a rule left out', id: 'MSR-4.1a', row: { code: [CODE], tests: [] }, code: 'rule-out-of-scope' },
    { what: 'an empty row', id: 'VIV-2.2', row: { code: [], tests: [] }, code: 'nothing-named' },
    { what: 'lost code', id: 'VIV-2.2', row: { code: ['lost.ts'], tests: [] }, code: 'missing-file' },
    { what: 'a lost test', id: 'VIV-2.2', row: { code: [], tests: ['lost.test.ts'] }, code: 'missing-file' },
    { what: 'a foreign test', id: 'VIV-2.2', row: { code: [], tests: [TEST] }, code: 'no-such-title' },
  ])('DESIGN-2.6: finds $what', ({ id, row, code }) => {
    expect(coverageFaults({ [id]: row }, files)).toEqual([expect.objectContaining({ code, id })]);
  });
});

describe('hasTestTitle', () => {
  it.each([
    [`it('MOS-2.1: x', run)`, true],
    ['test("MOS-2.1: x", run)', true],
    ['it.each(cases)(\n  `MOS-2.1: x`, run)', true],
    [`it('MOS-2.1a: x', run)`, false],
    [`it('says MOS-2.1: x', run)`, false],
    [`it.skip('MOS-2.1: x', run)`, false],
    [`it.todo('MOS-2.1: x')`, false],
    [`// it proves 'MOS-2.1: x'`, false],
    [`it('MOS-201: x', run)`, false],
  ])('DESIGN-2.6: reads %j as %s', (source, expected) => {
    expect(hasTestTitle(source, 'MOS-2.1')).toBe(expected);
  });
});

describe('ruleReport', () => {
  const built = { code: [CODE], tests: [TEST] };
  const stateOf = (id: string, table = {}) => ruleReport(table).find((row) => row.id === id)?.state;

  it('DESIGN-2.7: calls a rule planned until both code and test are named', () => {
    expect(stateOf('VIV-2.2')).toBe('planned');
    expect(stateOf('VIV-2.2', { 'VIV-2.2': { code: [CODE], tests: [] } })).toBe('planned');
    expect(stateOf('VIV-2.2', { 'VIV-2.2': { code: [], tests: [TEST] } })).toBe('planned');
    expect(stateOf('VIV-2.2', { 'VIV-2.2': built })).toBe('enforced');
  });

  it('DESIGN-2.7: never calls a rule enforced that a person has to finish', () => {
    expect(stateOf('MSR-2.1c')).toBe('planned');
    expect(stateOf('MSR-2.1c', { 'MSR-2.1c': built })).toBe('part');
  });

  it('DESIGN-2.6: reports out rows as out, with the reason', () => {
    const row = ruleReport({}).find(({ id }) => id === 'MSR-4.1a');
    expect(row).toMatchObject({
      state: 'out',
      outReason: expect.stringContaining('billing'),
      code: [],
      tests: [],
    });
  });
});
