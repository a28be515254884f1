import { finishBy, mergeProfiles, simulate, type SimulationInput } from './index';

const merged = mergeProfiles(['vivanet-shared'], {});
if (!merged.ok) throw new Error(merged.code);
const { policy } = merged;
const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);
const planned = (recipients: number, start: string): SimulationInput => ({
  policy,
  recipients,
  start: new Date(start),
});
const SATURDAY = '2026-11-07T00:00:00+01:00';

describe('a wished end', () => {
  it('VIV-2.1b: 500 at 20 s need 9,980 s; a second less leaves one over', () => {
    const input = planned(500, SATURDAY);
    const end = at(SATURDAY) + 9_980_000;
    expect(finishBy(input, new Date(end))).toEqual({
      by: end,
      fits: true,
      leftOver: 0,
      latestStart: at(SATURDAY),
    });
    expect(finishBy(input, new Date(end - 1))).toMatchObject({ fits: false, leftOver: 1, latestStart: null });
  });

  it('VIV-2.2: 2,000 that shall be through by Wednesday noon have to start on Monday night', () => {
    const input = planned(2_000, '2026-11-02T12:00:00+01:00');
    const by = new Date('2026-11-04T12:00:00+01:00');
    const answer = finishBy(input, by);
    expect(answer).toMatchObject({ fits: true, leftOver: 0 });
    const latest = answer.latestStart ?? Number.NaN;
    const endFrom = (start: number) => at(simulate({ ...input, start: new Date(start) }).end);
    expect(endFrom(latest)).toBeLessThanOrEqual(by.getTime());
    expect(endFrom(latest + MINUTE)).toBeGreaterThan(by.getTime());
    // 1,800 fit into the last night: the other 200 need 4,000 s of the night before, which ends at 08:00.
    expect(new Date(latest).toISOString()).toBe('2026-11-03T05:53:00.000Z');
  });

  it('VIV-2.2: a start that is too late is told together with one that is not', () => {
    const input = planned(2_000, '2026-11-04T12:00:00+01:00');
    const by = new Date('2026-11-05T09:00:00+01:00');
    expect(finishBy(input, by)).toMatchObject({ fits: false, leftOver: 200, latestStart: null });
    const earliest = at('2026-11-03T12:00:00+01:00');
    const answer = finishBy(input, by, earliest);
    expect(answer).toMatchObject({ fits: false, leftOver: 200 });
    expect(new Date(answer.latestStart ?? 0).toISOString()).toBe('2026-11-04T05:53:00.000Z');
  });

  it('VIV-1.5: a list that may not leave at all is left over whole; an end before the start too', () => {
    const input = planned(2_001, SATURDAY);
    const month = new Date(at(SATURDAY) + 30 * 86_400_000);
    expect(finishBy(input, month)).toMatchObject({ fits: false, leftOver: 2_001, latestStart: null });
    const before = new Date(at(SATURDAY) - 1);
    expect(finishBy(planned(3, SATURDAY), before)).toMatchObject({ fits: false, leftOver: 3 });
  });

  it('MSR-4.1b: the end of the contract cuts off what would come after it', () => {
    const until = new Date(at(SATURDAY) + 60_000);
    const report = simulate({ ...planned(10, SATURDAY), until });
    expect(report).toMatchObject({ submitted: 3, end: '2026-11-07T00:00:40+01:00' });
    expect(finishBy({ ...planned(10, SATURDAY), until }, new Date(at(SATURDAY) + 3_600_000))).toMatchObject({
      fits: false,
      leftOver: 7,
    });
  });

  it('VIV-2.1d: an end that is no date is refused', () => {
    expect(() => finishBy(planned(1, SATURDAY), new Date('never'))).toThrow(RangeError);
  });
});
