import { latencyChart } from './latencyChart';

const SIZE = { width: 300, height: 100 };
const ALLOWED_MS = 259_200_000;
const row = (day: string, medianMs: number, p95Ms = medianMs, maxMs = p95Ms) => ({
  day,
  requests: 1,
  byMethod: {},
  medianMs,
  p95Ms,
  maxMs,
});

describe('the picture of how long leaving takes', () => {
  it('MSR-2.4-18: draws milliseconds and days, and the line of three days below the top', () => {
    const chart = latencyChart(
      [row('2026-11-20', 4), row('2026-11-21', 0, 1_000, 500_000_000)],
      ALLOWED_MS,
      SIZE,
    );
    const [first, second] = chart?.marks ?? [];
    expect(first?.x).toBe(75);
    expect(second?.median).toBe(100);
    expect(second?.max).toBeGreaterThan(0);
    expect(second?.max).toBeLessThan(chart?.allowed ?? 0);
    expect(first?.median).toBeGreaterThan(chart?.allowed ?? 100);
  });

  it('MSR-2.4-18: names no more days than can be read, and draws nothing of nothing', () => {
    const month = Array.from({ length: 30 }, (_, index) => row(`day ${index}`, 3));
    expect(latencyChart(month, ALLOWED_MS, SIZE)?.labels.length).toBeLessThanOrEqual(8);
    expect(latencyChart([], ALLOWED_MS, SIZE)).toBeNull();
  });
});
