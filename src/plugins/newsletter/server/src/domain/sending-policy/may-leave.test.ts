import { mayLeave, mergeProfiles, type OffPeak, type SendingPolicy } from './index';
import { isOpen } from './off-peak';

function sharedPolicy(): SendingPolicy {
  const result = mergeProfiles(['vivanet-shared']);
  if (!result.ok) throw new Error(result.code);
  return result.policy;
}

const shared = sharedPolicy();
const window = shared.offPeak.value!;
const strict: SendingPolicy = {
  ...shared,
  offPeak: { ...shared.offPeak, value: { ...window, mode: 'strict' } },
};
const ms = (iso: string) => Date.parse(iso);
const at = (iso: string, policy = shared, listSize = 501) => mayLeave(ms(iso), listSize, policy);
const open = { allowed: true };
const closedUntil = (iso: string) => ({
  allowed: false,
  code: 'quiet_hours',
  reason: 'quiet-hours',
  rule: 'VIV-2.2',
  retryAt: ms(iso),
});

// 2 to 6 November 2026 are a Monday to Friday in winter time.
describe('off-peak hours', () => {
  it.each([
    ['Monday 00:00:00', '2026-11-02T00:00:00+01:00'],
    ['Monday 07:59:59.999', '2026-11-02T07:59:59.999+01:00'],
    ['Monday 22:00:00', '2026-11-02T22:00:00+01:00'],
    ['Friday 22:00:00', '2026-11-06T22:00:00+01:00'],
    ['Saturday 00:00:00', '2026-11-07T00:00:00+01:00'],
    ['Saturday 12:00:00', '2026-11-07T12:00:00+01:00'],
    ['Sunday 23:59:59', '2026-11-08T23:59:59+01:00'],
  ])('VIV-2.2: a list of 501 may leave on %s', (_label, iso) => {
    expect(at(iso)).toEqual(open);
  });

  it.each([
    ['Monday 08:00:00', '2026-11-02T08:00:00+01:00', '2026-11-02T22:00:00+01:00'],
    ['Monday 21:59:59.999', '2026-11-02T21:59:59.999+01:00', '2026-11-02T22:00:00+01:00'],
    ['Friday 21:59:59', '2026-11-06T21:59:59+01:00', '2026-11-06T22:00:00+01:00'],
    ['a public holiday (Friday 1 January)', '2027-01-01T12:00:00+01:00', '2027-01-01T22:00:00+01:00'],
  ])('VIV-2.2: a list of 501 may not leave on %s and is told the opening', (_label, iso, opening) => {
    expect(at(iso)).toEqual(closedUntil(opening));
  });

  it('VIV-2.2: a list of exactly 500 may leave at any hour', () => {
    expect(at('2026-11-02T12:00:00+01:00', shared, 500)).toEqual(open);
  });

  it('VIV-2.2: Friday 22:00 to Monday 08:00 is 58 h without a gap', () => {
    const friday = ms('2026-11-06T22:00:00+01:00');
    for (let minute = 0; minute < 58 * 60; minute += 1) {
      expect(isOpen(window, friday + minute * 60_000)).toBe(true);
    }
    expect(isOpen(window, friday + 58 * 3_600_000)).toBe(false);
  });

  it('VIV-2.2: summer follows the wall clock, in strict mode also fixed UTC+1 (23:00 to 08:00 CEST)', () => {
    expect(at('2026-07-06T22:00:00+02:00')).toEqual(open);
    expect(at('2026-07-06T22:00:00+02:00', strict)).toEqual(closedUntil('2026-07-06T23:00:00+02:00'));
    expect(at('2026-07-06T23:00:00+02:00', strict)).toEqual(open);
    expect(at('2026-07-07T07:59:59+02:00', strict)).toEqual(open);
    expect(at('2026-07-07T08:00:00+02:00', strict)).toEqual(closedUntil('2026-07-07T23:00:00+02:00'));
  });

  it('VIV-2.2: in winter strict mode changes nothing', () => {
    expect(at('2026-11-02T22:00:00+01:00', strict)).toEqual(open);
    expect(at('2026-11-02T07:59:59+01:00', strict)).toEqual(open);
  });

  it('VIV-2.2: 29 March 2026, clocks forward: open through the gap until Monday 08:00 summer time', () => {
    expect(at('2026-03-29T01:59:59+01:00')).toEqual(open);
    expect(at('2026-03-29T03:00:00+02:00')).toEqual(open);
    expect(at('2026-03-30T07:59:59+02:00')).toEqual(open);
    expect(at('2026-03-30T08:00:00+02:00')).toEqual(closedUntil('2026-03-30T22:00:00+02:00'));
    expect(at('2026-03-30T08:00:00+02:00', strict)).toEqual(closedUntil('2026-03-30T23:00:00+02:00'));
    // The Friday before is still winter time.
    expect(at('2026-03-27T12:00:00+01:00', strict)).toEqual(closedUntil('2026-03-27T22:00:00+01:00'));
  });

  it('VIV-2.2: 25 October 2026, clocks back: open through both hours until Monday 08:00 winter time', () => {
    expect(at('2026-10-25T02:30:00+02:00')).toEqual(open);
    expect(at('2026-10-25T02:30:00+01:00')).toEqual(open);
    expect(at('2026-10-26T07:59:59+01:00')).toEqual(open);
    expect(at('2026-10-26T08:00:00+01:00')).toEqual(closedUntil('2026-10-26T22:00:00+01:00'));
    expect(at('2026-10-23T12:00:00+02:00')).toEqual(closedUntil('2026-10-23T22:00:00+02:00'));
    expect(at('2026-10-23T12:00:00+02:00', strict)).toEqual(closedUntil('2026-10-23T23:00:00+02:00'));
  });

  it('VIV-1.5: a list that is too large never leaves, whatever the hour', () => {
    expect(at('2026-11-07T12:00:00+01:00', shared, 2_001)).toEqual({
      allowed: false,
      code: 'list_too_large',
      reason: 'list-too-large',
      rule: 'VIV-1.5',
      retryAt: null,
    });
  });

  it('VIV-2.2: an unknown zone, an unreadable threshold or instant means closed', () => {
    const broken = (change: Partial<OffPeak>): SendingPolicy => ({
      ...shared,
      offPeak: { ...shared.offPeak, value: { ...window, ...change } },
    });
    const saturday = '2026-11-07T12:00:00+01:00';
    expect(at(saturday, broken({ zone: 'Europe/Bern' }))).toMatchObject({ allowed: false, retryAt: null });
    expect(at('2026-11-02T12:00:00+01:00', broken({ overRecipients: NaN }), 1).allowed).toBe(false);
    expect(mayLeave(NaN, 501, shared).allowed).toBe(false);
  });
});
