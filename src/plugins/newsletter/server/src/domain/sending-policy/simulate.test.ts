import { mergeProfiles, parseSiteProfile, simulate, type SendingPolicy, type SendingProfile } from './index';

function policyOf(...names: string[]): SendingPolicy {
  const site: Record<string, SendingProfile> = {};
  for (const json of [
    { name: 'burst', capPerHour: 200 },
    { name: 'second', spacingSeconds: 1 },
    { name: 'never', offPeak: { overRecipients: 0, week: {} } },
  ]) {
    const parsed = parseSiteProfile(json);
    if (parsed.ok) site[json.name] = parsed.profile;
  }
  const result = mergeProfiles(names, site);
  if (!result.ok) throw new Error(result.code);
  return result.policy;
}

const shared = policyOf('vivanet-shared');
const MONDAY_22 = new Date('2026-11-02T22:00:00+01:00');
const SATURDAY = new Date('2026-11-07T00:00:00+01:00');
const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1_000;

describe('simulating a campaign', () => {
  it.each([
    [1, 0],
    [3, 40],
    [500, 9_980],
    [2_000, 39_980],
  ])('VIV-2.1b: %i mails last %i s at one mail every 20 s', (recipients, expected) => {
    const report = simulate({ policy: shared, recipients, start: SATURDAY });
    expect(report.submitted).toBe(recipients);
    expect(seconds(report.start, report.end)).toBe(expected);
    expect(report.minGapSeconds).toBe(recipients > 1 ? 20 : null);
  });

  it('VIV-2.2: 2,000 from Monday 22:00 pause at 08:00 with 200 left and end on Tuesday 23:06:20', () => {
    const report = simulate({ policy: shared, recipients: 2_000, start: MONDAY_22 });
    expect(report).toEqual({
      start: '2026-11-02T22:00:00+01:00',
      end: '2026-11-03T23:06:20+01:00',
      submitted: 2_000,
      segments: [
        {
          from: '2026-11-02T22:00:00+01:00',
          to: '2026-11-03T07:59:40+01:00',
          count: 1_800,
          pausedBy: 'quiet-hours',
        },
        { from: '2026-11-03T22:00:00+01:00', to: '2026-11-03T23:06:20+01:00', count: 200 },
      ],
      maxInAnyHour: 180,
      minGapSeconds: 20,
    });
  });

  it('VIV-2.2: started at noon, a list of 501 waits for the evening', () => {
    const report = simulate({
      policy: shared,
      recipients: 501,
      start: new Date('2026-07-06T12:00:00+02:00'),
    });
    expect(report.segments[0]).toEqual({
      from: '2026-07-06T12:00:00+02:00',
      to: '2026-07-06T22:00:00+02:00',
      count: 0,
      pausedBy: 'quiet-hours',
    });
    expect(report.segments[1]).toMatchObject({ from: '2026-07-06T22:00:00+02:00', count: 501 });
  });

  it('VIV-2.1b: the spacing is elapsed time: clocks changed on 25 October and 29 March 2026 do not shift it', () => {
    const onSunday = (start: string) =>
      simulate({ policy: shared, recipients: 2_000, start: new Date(start) });
    expect(onSunday('2026-10-25T00:00:00+02:00').end).toBe('2026-10-25T10:06:20+01:00');
    expect(onSunday('2026-03-29T00:00:00+01:00').end).toBe('2026-03-29T12:06:20+02:00');
  });

  it('VIV-1.5: a list of 2,001 on a shared transport submits nothing', () => {
    const report = simulate({ policy: shared, recipients: 2_001, start: SATURDAY, confirmationsPerHour: 5 });
    expect(report).toMatchObject({ submitted: 0, segments: [{ count: 0, pausedBy: 'list-too-large' }] });
  });

  it('VIV-1.1: without spacing 180 campaign mails leave at once, the rest an hour later each', () => {
    const report = simulate({ policy: policyOf('burst'), recipients: 400, start: SATURDAY });
    expect(report.segments.map(({ count, pausedBy }) => [count, pausedBy])).toEqual([
      [180, 'reserve'],
      [180, 'reserve'],
      [40, undefined],
    ]);
    expect(seconds(report.start, report.end)).toBe(7_200);
  });

  it.each([30, 180, 5_000])(
    'VIV-1.1: %i confirmations an hour starve no campaign and stay inside the cap',
    (confirmationsPerHour) => {
      const report = simulate({ policy: shared, recipients: 200, start: SATURDAY, confirmationsPerHour });
      expect(report.submitted).toBe(200);
      expect(report.maxInAnyHour).toBeLessThanOrEqual(200);
      expect(report.minGapSeconds).toBeGreaterThanOrEqual(20);
    },
  );

  it('VIV-3.0: on a dedicated server 100,000 leave at once, and capped ones are counted out', () => {
    const free = simulate({
      policy: policyOf('vivanet-dedicated'),
      recipients: 100_000,
      start: SATURDAY,
      zone: 'UTC',
    });
    expect(free).toMatchObject({ submitted: 100_000, end: '2026-11-06T23:00:00Z', minGapSeconds: 0 });
    const capped = simulate({ policy: policyOf('burst'), recipients: 100_000, start: SATURDAY });
    expect(capped).toMatchObject({ submitted: 100_000, maxInAnyHour: 180 });
  });

  it('VIV-2.2: a policy whose window never opens ends the simulation with nothing submitted', () => {
    const report = simulate({ policy: policyOf('never'), recipients: 5, start: SATURDAY });
    expect(report).toMatchObject({ submitted: 0, segments: [{ count: 0, pausedBy: 'quiet-hours' }] });
  });

  it('VIV-2.1d: a start that is no date and counts that are no counts are refused', () => {
    expect(() => simulate({ policy: shared, recipients: 1, start: new Date('never') })).toThrow(RangeError);
    expect(() => simulate({ policy: shared, recipients: -1, start: SATURDAY })).toThrow(RangeError);
    expect(() => simulate({ policy: shared, recipients: NaN, start: SATURDAY })).toThrow(RangeError);
  });
});
