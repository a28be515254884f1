import { readBreach, readBreachOutcome } from './breach';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const given = { knownAt: '2026-11-21T08:00:00Z', what: 'Ein Export lag offen.', people: '120' };

describe('readBreach', () => {
  it('G-33: the 72 hours run from when it was known', () => {
    expect(readBreach(given, NOW)).toEqual({
      knownAt: Date.parse(given.knownAt),
      dueAt: Date.parse('2026-11-24T08:00:00Z'),
      what: given.what,
      people: 120,
    });
    expect(readBreach({ ...given, people: '' }, NOW).people).toBeNull();
    expect(readBreach({ ...given, knownAt: '2026-01-01T00:00:00Z' }, NOW).dueAt).toBeLessThan(NOW);
  });

  it.each([
    ['a moment to come', { knownAt: '2026-11-22T08:00:01Z' }, 'field_invalid'],
    ['no moment', { knownAt: undefined }, 'field_invalid'],
    ['half a person', { people: 1.5 }, 'field_invalid'],
    ['fewer than nobody', { people: '-1' }, 'field_invalid'],
    ['no words', { what: '  ' }, 'reason_missing'],
    ['a novel', { what: 'x'.repeat(5_001) }, 'field_invalid'],
  ])('G-33: refuses %s', (_what, changes, code) => {
    expect(() => readBreach({ ...given, ...changes }, NOW)).toThrow(
      expect.objectContaining({ code, rule: 'G-33' }),
    );
  });

  it('G-33: closes by the report or by the reason why none is needed, and by nothing else', () => {
    expect(readBreachOutcome({ outcome: 'reported', note: ' Az. 12 ' })).toEqual({
      outcome: 'reported',
      note: 'Az. 12',
    });
    for (const input of [{ outcome: 'forgotten', note: 'x' }, { note: 'x' }, { outcome: 'not-needed' }])
      expect(() => readBreachOutcome(input)).toThrow(expect.objectContaining({ rule: 'G-33' }));
  });
});
