import { createLatencyTally } from './latency';

const DAY = Date.parse('2026-11-21T00:00:00Z');
const took = (ms: number, method = 'page', at = DAY + 3_600_000) => ({
  method,
  requestedAt: at - ms,
  effectiveAt: at,
});

describe('how long leaving takes', () => {
  it('MSR-2.4-18: median, maximum and way of each day', () => {
    const tally = createLatencyTally();
    for (const one of [took(2), took(4, 'one-click'), took(90), took(7, 'mail', DAY - 1)]) tally.add(one);
    expect(tally.report()).toMatchObject({
      requests: 4,
      maxMs: 90,
      withinAllowed: true,
      days: [
        { day: '2026-11-20', requests: 1, byMethod: { mail: 1 }, medianMs: 7, maxMs: 7 },
        { day: '2026-11-21', requests: 3, byMethod: { 'one-click': 1, page: 2 }, medianMs: 4, maxMs: 90 },
      ],
    });
  });

  it('MSR-2.4-18: more than three days is said', () => {
    const tally = createLatencyTally();
    tally.add(took(3 * 86_400_000, 'mail'));
    expect(tally.report().withinAllowed).toBe(true);
    tally.add(took(3 * 86_400_000 + 1, 'mail'));
    expect(tally.report().withinAllowed).toBe(false);
  });

  it('MSR-2.4-18: a day without requests, and no request at all, are no slow ones', () => {
    expect(createLatencyTally().report()).toEqual({
      requests: 0,
      maxMs: 0,
      allowedMs: 259_200_000,
      withinAllowed: true,
      days: [],
    });
  });
});
