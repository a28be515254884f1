import { EVERYTHING, firstPauseDay, lastPauseDay, pauseDay, pausedUntil, readPause } from './pause';

const ZONE = 'Europe/Zurich';
const NOW = Date.parse('2026-11-21T20:00:00Z');

describe('a pause', () => {
  it('MOS-1.3: ends with the first moment of the chosen day in the zone of the sender', () => {
    const pause = readPause('2026-12-24', NOW, ZONE);
    expect(pause).toEqual({ ok: true, until: Date.parse('2026-12-23T23:00:00Z') });
    expect(pauseDay(pause.ok ? pause.until : 0, ZONE)).toBe('2026-12-24');
  });

  it('MOS-1.3: of a purpose lasts until nothing pauses it any more, neither its own nor that of everything', () => {
    const everything = { purposeKey: EVERYTHING, until: 20 };
    const own = { purposeKey: 'brief', until: 30 };
    expect(pausedUntil([everything, own], 'brief')).toBe(30);
    expect(pausedUntil([everything, own], 'karte')).toBe(20);
    expect(pausedUntil([own], 'karte')).toBeNull();
  });

  it('MOS-1.3: lasts a year at most, and at least until tomorrow', () => {
    expect([firstPauseDay(NOW, ZONE), lastPauseDay(NOW, ZONE)]).toEqual(['2026-11-22', '2027-11-21']);
    for (const [day, ok] of [
      ['2026-11-21', false],
      ['2026-11-22', true],
      ['2027-11-21', true],
      ['2027-11-22', false],
    ] as const)
      expect([day, readPause(day, NOW, ZONE).ok]).toEqual([day, ok]);
    // Half an hour before midnight in UTC it is tomorrow already in Zurich.
    expect(firstPauseDay(Date.parse('2026-11-21T23:30:00Z'), ZONE)).toBe('2026-11-23');
  });

  it.each([
    undefined,
    null,
    '',
    'morgen',
    '2026-13-01',
    '2026-02-30',
    '24.12.2026',
    20261224,
    ['2026-12-24'],
  ])('MOS-1.3: %p is no day', (value) => {
    expect(readPause(value, NOW, ZONE)).toEqual({ ok: false, problem: 'date_invalid' });
  });
});
