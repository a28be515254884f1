import fc from 'fast-check';
import { isOpen, nextOpening, type OffPeak, type OffPeakWeek } from './off-peak';

const ms = (iso: string) => Date.parse(iso);
const closed: OffPeakWeek = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const window = (week: OffPeakWeek, zone = 'Europe/Zurich'): OffPeak => ({
  overRecipients: 0,
  zone,
  mode: 'wall',
  week,
  further: [],
});
const sunday = (from: number, to: number) => window({ ...closed, 7: [{ from, to }] });
const opensAt = (hours: OffPeak, iso: string) => {
  const opening = nextOpening([hours], ms(iso));
  return opening === null ? null : new Date(opening).toISOString();
};

describe('the next opening of a window', () => {
  it('VIV-2.2: a window beginning inside the hour skipped on 29 March 2026 opens when that hour is over', () => {
    expect(opensAt(sunday(150, 240), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('VIV-2.2: a window wholly inside the skipped hour opens a week later', () => {
    expect(opensAt(sunday(150, 165), '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:30:00.000Z');
  });

  it('VIV-2.2: a window inside the hour lived twice on 25 October 2026 opens twice', () => {
    expect(opensAt(sunday(150, 165), '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(opensAt(sunday(150, 165), '2026-10-25T00:45:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('VIV-2.2: where the clocks are changed at midnight the day begins at one', () => {
    const santiago = window({ ...closed, 7: [{ from: 0, to: 1_440 }] }, 'America/Santiago');
    expect(opensAt(santiago, '2026-09-05T12:00:00Z')).toBe('2026-09-06T04:00:00.000Z');
  });

  it('VIV-2.2: windows that are never open together have no next opening', () => {
    expect(nextOpening([window(closed)], ms('2026-11-02T12:00:00Z'))).toBeNull();
  });

  it('VIV-2.2: the next opening is exact in any zone and week, across gaps and overlaps', () => {
    // Santiago changes at midnight, Lord Howe by half an hour.
    const zones = ['Europe/Zurich', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    const span = fc
      .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from: from * 15, to: to * 15 }));
    const spans = fc.array(span, { maxLength: 2 });
    const week = fc.record({ 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: spans, 7: spans });
    const days = ['2026-03-27', '2026-04-03', '2026-09-04', '2026-10-02', '2026-10-23', '2026-07-01'];
    const input = fc.record({
      zone: fc.constantFrom(...zones),
      mode: fc.constantFrom('wall' as const, 'strict' as const),
      week,
      day: fc.constantFrom(...days),
      quarters: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(input, ({ day, quarters, ...hours }) => {
        const candidate = { ...hours, overRecipients: 0, further: [] };
        const from = ms(`${day}T00:00:00Z`) + quarters * 900_000;
        const opening = nextOpening([candidate], from);
        // All edges lie on quarters of an hour, so scanning those is the truth to compare with.
        let expected: number | null = null;
        for (let step = 0; step < 8 * 96 && expected === null; step += 1) {
          if (isOpen(candidate, from + step * 900_000)) expected = from + step * 900_000;
        }
        if (expected !== null) expect(opening).toBe(expected);
        else expect(opening ?? Infinity).toBeGreaterThan(from + 8 * 86_400_000 - 900_000);
      }),
      { numRuns: 300 },
    );
  });
});
