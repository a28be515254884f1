import { bucketOf, COUNTERS, labelsOf, seriesOf, type CounterName } from './counters';

describe('what is counted for the metrics', () => {
  it('DESIGN-2.9: a value outside of its closed set is stored as other, so that no address gets into a label', () => {
    expect(seriesOf('skipped', { reason: 'suppressed_bounce' })).toBe('suppressed_bounce');
    expect(seriesOf('skipped', { reason: 'ina@example.org is over quota' })).toBe('other');
    const labels = { kind: 'campaign', outcome: 'bounced', class: '<ina@example.org> unknown' };
    expect(seriesOf('attempts', labels)).toBe('campaign,bounced,other');
    expect(seriesOf('attempts', {})).toBe('other,other,other');
  });

  it('DESIGN-2.9: what somebody wrote into the table by hand is not shown', () => {
    expect(labelsOf('skipped', 'ina@example.org')).toBeNull();
    expect(labelsOf('skipped', 'paused,paused')).toBeNull();
    expect(labelsOf('toString', '')).toBeNull();
    expect(labelsOf('skipped', 'paused')).toEqual({ reason: 'paused' });
    expect(labelsOf('pass_seconds_sum', '')).toEqual({});
  });

  it('DESIGN-2.9: every value of every set is read back as it was stored', () => {
    for (const name of Object.keys(COUNTERS) as CounterName[]) {
      for (const [label, values] of Object.entries(COUNTERS[name].labels) as [string, readonly string[]][]) {
        for (const value of values) {
          expect(value).toMatch(/^[A-Za-z0-9+._-]{1,40}$/);
          expect(labelsOf(name, seriesOf(name, { [label]: value }))).toMatchObject({ [label]: value });
        }
      }
    }
  });

  it('DESIGN-2.9: a pass counts in the smallest bucket that holds it', () => {
    expect([0, 0.05, 0.06, 5, 301].map(bucketOf)).toEqual(['0.05', '0.05', '0.1', '5', '+Inf']);
  });
});
