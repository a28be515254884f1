import { DateTime } from 'luxon';
import {
  simulate,
  type SimulationReport,
} from '../../src/plugins/newsletter/server/src/domain/sending-policy';
import { policyFor } from '../../src/plugins/newsletter/server/src/services/policies';
import { realClock, setClock } from '../helpers/clock';
import { FORM, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, fullestHour, gaps, live, look } from '../helpers/sending';
import { boot, empty, type App } from '../helpers/strapi';

const SPACING_MS = 20_000;
const HOUR_MS = 3_600_000;
const zurich = (wall: string): number => DateTime.fromISO(wall, { zone: 'Europe/Zurich' }).toMillis();

/** Every instant a report stands for: segments of the spaced profile are evenly filled, of others they are instants. */
const instantsIn = ({ segments }: SimulationReport, spacing = SPACING_MS): number[] =>
  segments.flatMap(({ from, count }) =>
    Array.from({ length: count }, (_, n) => Date.parse(from) + n * spacing),
  );

/** On either side of every edge of the window; 25 December 2026 is a Friday. */
const EDGES: readonly [wall: string, isOpen: boolean][] = [
  ['2026-11-02T07:59:59', true],
  ['2026-11-02T08:00:00', false],
  ['2026-11-02T21:59:59', false],
  ['2026-11-02T22:00:00', true],
  // No mail shortly before, so that nothing but the window is in its way.
  ['2026-11-03T08:00:00', false],
  ['2026-11-06T21:59:59', false],
  ['2026-11-06T22:00:00', true],
  ['2026-11-07T00:00:00', true],
  ['2026-11-07T12:00:00', true],
  ['2026-11-08T23:59:59', true],
  ['2026-11-09T00:00:19', true],
  ['2026-11-09T07:59:59', true],
  ['2026-11-09T08:00:00', false],
  ['2026-12-25T12:00:00', false],
  ['2026-12-25T22:00:00', true],
];

describe('the simulation and the engine under the same clock', () => {
  let app: App;
  /** What left, and when, as the database has it. */
  const handedOver = async (kind?: string): Promise<number[]> => {
    const rows: { at: number; kind: string }[] = await app.strapi.db
      .connection('newsletter_sending_log')
      .orderBy('at')
      .select('at', 'kind');
    return rows.filter((row) => kind === undefined || row.kind === kind).map(({ at }) => Number(at));
  };
  const begin = async (recipients: number, start: number, profile = 'vivanet-shared') => {
    setClock(start);
    const { senderId } = await seedSender(app, { sender: { profiles: [profile] } });
    await seedConfirmed(app, senderId, recipients);
    const id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    return { id, senderId };
  };
  const foretold = (recipients: number, start: number, profile = 'vivanet-shared') =>
    simulate({
      policy: policyFor([profile], app.newsletter.siteProfiles),
      recipients,
      start: new Date(start),
    });
  const signUp = async (from: number, count: number): Promise<void> => {
    for (let n = from; n < from + count; n += 1)
      await app.newsletter.signup.request({
        form: FORM.slug,
        email: `neu${n}@example.org`,
        consents: { brief: true },
        ip: `198.51.${n}.7`,
        userAgent: 'test',
      });
    await app.newsletter.engine.idle();
  };
  beforeAll(async () => {
    app = await boot();
  });
  afterEach(() => empty(app));
  afterAll(async () => {
    await app.stop();
    realClock();
  });

  /** The engine lives until then, and what it did is what the simulation says up to then. */
  const agreesUntil = async (until: number, report: SimulationReport): Promise<number[]> => {
    await live(app, until);
    const instants = await handedOver();
    expect(instants).toEqual(instantsIn(report).filter((at) => at <= until));
    return instants;
  };

  it('VIV-2.2: 2,000 from Monday 22:00 pause at 08:00 with 200 left and end on Tuesday 23:06:20, engine and simulation alike', async () => {
    const start = zurich('2026-11-02T22:00:00');
    const { id } = await begin(2_000, start);
    const report = foretold(2_000, start);
    await live(app, zurich('2026-11-03T21:59:59'));
    expect(await agreedRun(app, id)).toMatchObject({ counts: { submitted: 1_800, queued: 200 } });
    const instants = await agreesUntil(zurich('2026-11-04T08:00:00'), report);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2_000 } });
    expect(instants[1_799]).toBe(zurich('2026-11-03T07:59:40'));
    expect(instants.at(-1)).toBe(zurich('2026-11-03T23:06:20'));
    expect(report.maxInAnyHour).toBe(fullestHour(instants.slice(0, 400)));
    expect(report.minGapSeconds).toBe(Math.min(...gaps(instants)) / 1_000);
  });

  it.each([
    // The night of 29 March has no hour from 2 to 3; on 25 October it comes twice. Strict: from 23:00 in summer.
    [
      'the Friday before the clocks go forward',
      'vivanet-shared',
      '2026-03-27T21:59:00',
      '2026-03-27T22:00:00',
    ],
    ['the Monday after they went forward', 'vivanet-shared', '2026-03-30T21:59:00', '2026-03-30T22:00:00'],
    ['the Friday before, strictly', 'test-strict', '2026-03-27T21:59:00', '2026-03-27T22:00:00'],
    ['the Monday after, strictly', 'test-strict', '2026-03-30T21:59:00', '2026-03-30T23:00:00'],
    ['the Friday before they go back, strictly', 'test-strict', '2026-10-23T21:59:00', '2026-10-23T23:00:00'],
    [
      'the Monday after they went back, strictly',
      'test-strict',
      '2026-10-26T21:59:00',
      '2026-10-26T22:00:00',
    ],
  ])('VIV-2.2: on %s a list of 501 begins when the simulation says so', async (_, profile, from, opening) => {
    const start = zurich(from);
    await begin(501, start, profile);
    const instants = await agreesUntil(zurich(opening) + 40_000, foretold(501, start, profile));
    expect(instants).toEqual([0, 20_000, 40_000].map((later) => zurich(opening) + later));
  });

  it.each([
    // 2:46:20 of elapsed time, begun a minute before the clocks change.
    ['forward', 500, { from: '2026-03-29T01:59:00', most: 500, last: '2026-03-29T05:45:20' }],
    ['back', 501, { from: '2026-10-25T01:59:00', most: 7, last: '2026-10-25T02:01:00' }],
  ])(
    'VIV-2.1b: over the change of the clocks %s on a Sunday the spacing is elapsed time for a list of %i',
    async (_, recipients, { from, most, last }) => {
      const start = zurich(from);
      await begin(recipients, start);
      const instants = await agreesUntil(start + (most - 1) * SPACING_MS, foretold(recipients, start));
      expect([instants.length, instants.at(-1)]).toEqual([most, zurich(last)]);
    },
  );

  it('VIV-2.2: at every edge of the window a list of 501 leaves or waits as a simulation from there says', async () => {
    const policy = policyFor(['vivanet-shared'], {});
    await begin(501, zurich('2026-11-02T07:59:58') - SPACING_MS, 'vivanet-shared');
    await look(app);
    const seen: [string, boolean][] = [];
    for (const [wall] of EDGES) {
      const [at, before] = [zurich(wall), (await handedOver()).length];
      setClock(at);
      await look(app);
      const left = (await handedOver()).length - before;
      const report = simulate({ policy, recipients: 501 - before, listSize: 501, start: new Date(at) });
      expect([wall, left]).toEqual([wall, instantsIn(report).filter((instant) => instant === at).length]);
      seen.push([wall, left === 1]);
    }
    expect(seen).toEqual(EDGES);
  });

  it('VIV-1.5: 2,000 leave over a shared transport, once they are 2,001 nobody does, on a dedicated one all do', async () => {
    const start = zurich('2026-11-07T12:00:00');
    const { id, senderId } = await begin(2_000, start);
    await agreesUntil(start + 2 * SPACING_MS, foretold(2_000, start));
    await seedConfirmed(app, senderId, 1, 'spaeter');
    const rest = (profile: string, from: number) =>
      simulate({
        policy: policyFor([profile], {}),
        recipients: 1_997,
        listSize: 2_001,
        start: new Date(from),
      });
    expect(rest('vivanet-shared', Date.now())).toMatchObject({
      submitted: 0,
      segments: [{ pausedBy: 'list-too-large' }],
    });
    const later = zurich('2026-11-09T12:00:00');
    await live(app, later);
    expect(await agreedRun(app, id)).toMatchObject({
      pauseReason: 'list-too-large',
      counts: { submitted: 3, queued: 1_997 },
    });
    await expect(sendCampaign(app, senderId)).rejects.toMatchObject({ code: 'list_too_large' });
    await app.newsletter.database
      .knex()('newsletter_senders')
      .update({ profiles: JSON.stringify(['vivanet-dedicated']) });
    await live(app, later + HOUR_MS);
    expect((await handedOver()).slice(3)).toEqual(instantsIn(rest('vivanet-dedicated', later), 0));
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2_000 } });
  });

  it('VIV-1.1: after 199 at 10:59 one of 199 leaves at 11:00 and the others at 11:59, engine and simulation alike', async () => {
    const [first, second] = [zurich('2026-11-07T10:59:00'), zurich('2026-11-07T11:00:00')];
    const { senderId } = await begin(199, first, 'test-burst');
    await look(app);
    const log = (await handedOver()).map((at) => ({ at, kind: 'campaign' as const }));
    expect(log).toHaveLength(199);
    setClock(second);
    const id = await sendCampaign(app, senderId);
    const policy = policyFor(['test-burst'], app.newsletter.siteProfiles);
    const report = simulate({ policy, recipients: 199, start: new Date(second), log });
    await live(app, second + HOUR_MS);
    const then = (await handedOver()).slice(199);
    expect(then).toEqual(instantsIn(report, 0));
    expect(then.filter((at) => at === second)).toHaveLength(1);
    expect(new Set(then.slice(1))).toEqual(new Set([first + HOUR_MS]));
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 199 } });
    expect(fullestHour(await handedOver())).toBe(200);
  });

  it('VIV-2.2: 500 leave at noon; grown to 501 in the run, the rest waits as a simulation of 501 does', async () => {
    const start = zurich('2026-11-02T12:00:00');
    const { senderId } = await begin(500, start);
    await agreesUntil(start + 100_000, foretold(500, start));
    await seedConfirmed(app, senderId, 1, 'spaeter');
    const grown = start + 110_000;
    await live(app, grown);
    const policy = policyFor(['vivanet-shared'], {});
    const rest = simulate({ policy, recipients: 494, listSize: 501, start: new Date(grown) });
    await live(app, zurich('2026-11-02T22:01:00'));
    const later = (await handedOver()).filter((at) => at > grown);
    expect(later).toEqual(instantsIn(rest).slice(0, later.length));
    expect(later).toHaveLength(4);
  });

  it.each([
    [15, 180],
    [30, 170],
  ])(
    'VIV-1.1: with %i confirmations in the hour at most %i mails of campaigns leave, the reserve kept',
    async (confirmations, most) => {
      const start = zurich('2026-11-07T12:00:00');
      const { id } = await begin(250, start, 'test-capped');
      await signUp(0, confirmations);
      await live(app, start + HOUR_MS - 1);
      const all = await handedOver();
      expect(await handedOver('confirmation')).toHaveLength(confirmations);
      expect(all.length - confirmations).toBe(most);
      expect(all.length).toBeLessThanOrEqual(200);
      await live(app, start + 2 * HOUR_MS);
      expect(await agreedRun(app, id)).toMatchObject({ state: 'sent' });
      expect(fullestHour(await handedOver())).toBeLessThanOrEqual(200);
    },
  );
});
