import fc from 'fast-check';
import type { Forecast } from '../../../../shared/contracts';
import { firstMailAt, forecastChart, forecastRows, shortfallOf } from './forecastChart';

const SIZE = { width: 700, height: 200 };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString();

const forecast = (segments: Forecast['segments']): Forecast => ({
  recipients: segments.reduce((sum, { count }) => sum + count, 0),
  start: at(0),
  end: segments.at(-1)?.to ?? at(0),
  segments,
  maxInAnyHour: 100,
  minGapSeconds: null,
  contractEnd: null,
  finishBy: null,
});

test('DESIGN-2.6: what stops a segment becomes a pause of its own until the next one begins', () => {
  const rows = forecastRows(
    forecast([
      { from: at(0), to: at(10), count: 100, pausedBy: 'hourly-cap' },
      { from: at(60), to: at(65), count: 50 },
    ]),
  );
  expect(rows).toEqual([
    { from: at(0), to: at(10), count: 100, sum: 100, pausedBy: null },
    { from: at(10), to: at(60), count: 0, sum: 100, pausedBy: 'hourly-cap' },
    { from: at(60), to: at(65), count: 50, sum: 150, pausedBy: null },
  ]);
});

test('DESIGN-2.6: a campaign that has to wait at once begins with a pause', () => {
  const rows = forecastRows(
    forecast([
      { from: at(0), to: at(30), count: 0, pausedBy: 'quiet-hours' },
      { from: at(30), to: at(40), count: 5 },
    ]),
  );
  expect(rows.map(({ from, to, count, pausedBy }) => [from, to, count, pausedBy])).toEqual([
    [at(0), at(30), 0, 'quiet-hours'],
    [at(30), at(40), 5, null],
  ]);
});

test('DESIGN-2.6: a segment that is never resumed keeps its reason in its own row', () => {
  const rows = forecastRows(forecast([{ from: at(0), to: at(0), count: 0, pausedBy: 'list-too-large' }]));
  expect(rows).toEqual([{ from: at(0), to: at(0), count: 0, sum: 0, pausedBy: 'list-too-large' }]);
  expect(forecastChart(rows, SIZE)).toBeNull();
});

const TOO_LARGE = {
  ...forecast([{ from: at(0), to: at(0), count: 0, pausedBy: 'list-too-large' }]),
  recipients: 2_104,
};
const CONTRACT_END = { at: at(5), left: 40 };

test('DESIGN-2.6: the first mail is told by when one leaves, not by a start that lies in a pause', () => {
  const waits = forecast([
    { from: at(0), to: at(30), count: 0, pausedBy: 'quiet-hours' },
    { from: at(30), to: at(40), count: 5 },
  ]);
  expect(firstMailAt(waits)).toBe(at(30));
  expect(firstMailAt(TOO_LARGE)).toBeNull();
});

test('DESIGN-2.6: who would never get the mail is told with what keeps it from them', () => {
  const half = {
    ...forecast([{ from: at(0), to: at(5), count: 60, pausedBy: 'sanction' }]),
    recipients: 100,
  };
  expect(shortfallOf(half)).toEqual({ submitted: 60, left: 40, reason: 'sanction' });
  expect(shortfallOf(TOO_LARGE)).toEqual({ submitted: 0, left: 2_104, reason: 'list-too-large' });
  expect(shortfallOf({ ...half, recipients: 60 })).toBeNull();
});

test('MSR-4.1b: what the end of the contract cuts off is told as that, and a list too large as what it is', () => {
  const ends = { ...forecast([{ from: at(0), to: at(5), count: 60 }]), recipients: 100 };
  expect(shortfallOf({ ...ends, contractEnd: CONTRACT_END })).toBeNull();
  expect(shortfallOf({ ...TOO_LARGE, contractEnd: CONTRACT_END })?.reason).toBe('list-too-large');
});

test('DESIGN-2.6: a campaign of a minute tells its times to the second, a longer one does not', () => {
  const chartOf = (minutes: number) =>
    forecastChart(forecastRows(forecast([{ from: at(0), to: at(minutes), count: 3 }])), SIZE);
  expect([chartOf(1)?.short, chartOf(4)?.short]).toEqual([true, false]);
});

const segmentsArbitrary = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 600 }),
      length: fc.integer({ min: 1, max: 600 }),
      count: fc.integer({ min: 1, max: 5000 }),
      paused: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => {
    let minute = 0;
    return parts.map(({ gap, length, count, paused }) => {
      const from = minute + gap;
      minute = from + length;
      return { from: at(from), to: at(minute), count, ...(paused ? { pausedBy: 'quiet-hours' } : {}) };
    });
  });

test('DESIGN-2.6: chart and table end at the same number of mails, and the curve never falls or leaves its box', () => {
  fc.assert(
    fc.property(segmentsArbitrary, (segments) => {
      const input = forecast(segments);
      const rows = forecastRows(input);
      expect(rows.at(-1)?.sum).toBe(input.recipients);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(input.recipients);

      const chart = forecastChart(rows, SIZE);
      const points = (chart?.line ?? '').split(' ').map((pair) => pair.split(',').map(Number));
      expect(points[0]).toEqual([0, SIZE.height]);
      expect(points.at(-1)).toEqual([SIZE.width, 0]);
      points.reduce((previous, point) => {
        expect(point[0]).toBeGreaterThanOrEqual(previous[0] ?? 0);
        expect(point[1]).toBeLessThanOrEqual(previous[1] ?? 0);
        return point;
      });
    }),
  );
});
