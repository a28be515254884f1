import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli, runJson } from '../helpers/cli';

const simulate = async (profile: string, recipients: number, start: string, ...more: string[]) => {
  const args = [
    'simulate',
    '--profile',
    profile,
    '--recipients',
    String(recipients),
    '--start',
    start,
    ...more,
  ];
  const { document, exitCode } = await runJson(args, { env: { SENDING_POLICIES_DIR: folder } });
  return { ...document, exitCode };
};
const shared = (recipients: number, start: string, ...more: string[]) =>
  simulate('vivanet-shared', recipients, start, ...more);

const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-cli-policies-'));
const profile = (name: string, more: object) =>
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ name, ...more }));
beforeAll(() => {
  profile('burst', { capPerHour: 200 });
  profile('strict-cet', {
    capPerHour: 200,
    spacingSeconds: 20,
    offPeak: { overRecipients: 500, mode: 'strict' },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SATURDAY = '2026-11-07T00:00:00+01:00';
const seconds = ({ start, end }: { start: string; end: string }) =>
  (Date.parse(end) - Date.parse(start)) / 1_000;

describe('simulate', () => {
  it.each([
    [500, 9_980],
    [2_000, 39_980],
  ])('VIV-2.1b: %i mails last %i s at one mail every 20 s', async (recipients, lasting) => {
    const report = await shared(recipients, SATURDAY);
    expect(report).toMatchObject({ exitCode: 0, submitted: recipients, minGapSeconds: 20 });
    expect(seconds(report)).toBe(lasting);
  });

  it('VIV-2.1b: with a wished end it says whether that fits, and the latest start for it', async () => {
    const fits = await shared(500, SATURDAY, '--finish-by', '2026-11-07T03:00:00+01:00');
    expect(fits).toMatchObject({
      exitCode: 0,
      finishBy: {
        at: '2026-11-07T03:00:00+01:00',
        fits: true,
        left: 0,
        latestStart: '2026-11-07T00:13:00+01:00',
      },
    });
    const late = await shared(500, SATURDAY, '--finish-by', '2026-11-07T02:46:00+01:00');
    expect(late).toMatchObject({
      exitCode: 1,
      submitted: 500,
      finishBy: { fits: false, left: 1, latestStart: null },
    });
    const broken = await shared(5, SATURDAY, '--finish-by', 'soon');
    expect(broken).toMatchObject({ exitCode: 2, error: { code: 'option_invalid' } });
  });

  it('VIV-2.1c: the first minute of a campaign sees four mails at most', async () => {
    const report = await shared(4, SATURDAY);
    expect(seconds(report)).toBe(60);
  });

  it('VIV-2.2: 2,000 from Monday 22:00 pause at 08:00 with 200 left and end on Tuesday 23:06:20', async () => {
    expect(await shared(2_000, '2026-11-02T22:00:00+01:00')).toEqual({
      exitCode: 0,
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

  it('VIV-2.2: from Friday 22:00 a list of 2,000 is done on Saturday without a pause', async () => {
    const { segments } = await shared(2_000, '2026-11-06T22:00:00+01:00');
    expect(segments).toEqual([
      { from: '2026-11-06T22:00:00+01:00', to: '2026-11-07T09:06:20+01:00', count: 2_000 },
    ]);
  });

  it('VIV-2.2: a list of 500 leaves at any time', async () => {
    const { segments } = await shared(500, '2026-11-02T12:00:00');
    expect(segments).toMatchObject([{ count: 500 }]);
  });

  it('VIV-2.2: strict CET opens an hour later by the wall clock of summer', async () => {
    const { segments } = await simulate('strict-cet', 501, '2026-07-06T12:00:00');
    expect(segments[0]).toMatchObject({ count: 0, to: '2026-07-06T23:00:00+02:00' });
  });

  it('VIV-2.1b: the clock change of 29 March and 25 October 2026 does not shift the spacing', async () => {
    expect((await shared(2_000, '2026-10-25T00:00:00+02:00')).end).toBe('2026-10-25T10:06:20+01:00');
    expect((await shared(2_000, '2026-03-29T00:00:00+01:00')).end).toBe('2026-03-29T12:06:20+02:00');
  });

  it('VIV-1.1: the 201st mail of a burst waits until the first is 3,600 s old', async () => {
    const { segments, maxInAnyHour } = await simulate('burst', 201, SATURDAY);
    expect(segments[1].from).toBe('2026-11-07T01:00:00+01:00');
    expect(maxInAnyHour).toBeLessThanOrEqual(200);
  });

  it('VIV-1.1: 30 confirmations an hour leave at most 170 campaign mails and are counted in the cap', async () => {
    const report = await simulate('burst', 1_000, SATURDAY, '--confirmations-per-hour', '30');
    const campaignMails = report.segments.map(({ count }: { count: number }) => count);
    expect(campaignMails.slice(1, -1)).toEqual([170, 170, 170, 170]);
    expect(report).toMatchObject({ submitted: 1_000, maxInAnyHour: 200 });
  });

  it('VIV-1.5: 2,001 on a shared transport is a negative answer, 2,000 and a dedicated one are not', async () => {
    expect(await shared(2_001, SATURDAY)).toMatchObject({
      exitCode: 1,
      submitted: 0,
      segments: [{ pausedBy: 'list-too-large' }],
    });
    expect(await simulate('vivanet-dedicated', 2_001, SATURDAY)).toMatchObject({
      exitCode: 0,
      submitted: 2_001,
    });
  });

  it('VIV-2.2: the answer comes in the zone that was asked for, a start without offset is meant in it', async () => {
    const { start, end } = await shared(2, '2026-11-07T12:00:00', '--zone', 'America/New_York');
    expect([start, end]).toEqual(['2026-11-07T12:00:00-05:00', '2026-11-07T12:00:20-05:00']);
  });

  it('MOS-1.4: several profiles together are held to the strictest', async () => {
    const report = await simulate('burst', 10, SATURDAY, '--profile', 'vivanet-shared');
    expect(report.minGapSeconds).toBe(20);
  });

  it.each([
    [
      'an unknown profile',
      ['--profile', 'fast', '--recipients', '1', '--start', SATURDAY],
      'unknown_profile',
    ],
    [
      'an inherited name',
      ['--profile', 'constructor', '--recipients', '1', '--start', SATURDAY],
      'unknown_profile',
    ],
    ['no number', ['--profile', 'csa', '--recipients', 'many', '--start', SATURDAY], 'option_invalid'],
    ['half a recipient', ['--profile', 'csa', '--recipients', '1.5', '--start', SATURDAY], 'option_invalid'],
    [
      'a billion recipients',
      ['--profile', 'csa', '--recipients', '1000000000', '--start', SATURDAY],
      'option_invalid',
    ],
    ['no date', ['--profile', 'csa', '--recipients', '1', '--start', 'monday'], 'option_invalid'],
    [
      '30 February',
      ['--profile', 'csa', '--recipients', '1', '--start', '2026-02-30T08:00:00Z'],
      'option_invalid',
    ],
    [
      'no zone',
      ['--profile', 'csa', '--recipients', '1', '--start', SATURDAY, '--zone', 'Bern'],
      'option_invalid',
    ],
  ])('DESIGN-2.7: %s is refused with code 2', async (_, args, code) => {
    const { exitCode, document } = await runJson(['simulate', ...args]);
    expect([exitCode, document.error.code]).toEqual([2, code]);
  });

  it('DESIGN-2.7: a broken profile of the site stops every simulation and is named', async () => {
    const broken = mkdtempSync(path.join(os.tmpdir(), 'jawort-cli-broken-'));
    writeFileSync(path.join(broken, 'house.json'), '{"name":"house","capPerHuor":5}');
    const args = ['simulate', '--profile', 'csa', '--recipients', '1', '--start', SATURDAY];
    const { exitCode, document } = await runJson(args, { env: { SENDING_POLICIES_DIR: broken } });
    rmSync(broken, { recursive: true });
    expect([exitCode, document.error.code]).toEqual([2, 'profile_invalid']);
    expect(document.error.message).toContain('house.json');
  });

  it('VIV-2.2: for people it says the same in words', async () => {
    const args = [
      'simulate',
      '--profile',
      'vivanet-shared',
      '--recipients',
      '501',
      '--start',
      '2026-11-02T12:00:00',
    ];
    const { stdout } = await runCli(args);
    expect(stdout).toContain('501 of 501 submitted');
    expect(stdout).toContain('paused: quiet-hours');
  });
});
