import { DateTime } from 'luxon';
import {
  simulate,
  type SimulationReport,
} from '../../src/plugins/newsletter/server/src/domain/sending-policy';
import { policyFor } from '../../src/plugins/newsletter/server/src/services/policies';
import { realClock, setClock } from '../helpers/clock';
import { FORM, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, fullestHour, gaps, live } from '../helpers/sending';
import { boot, empty, type App } from '../helpers/strapi';

const SPACING_MS = 20_000;
const HOUR_MS = 3_600_000;
const zurich = (wall: string): number => DateTime.fromISO(wall, { zone: 'Europe/Zurich' }).toMillis();

/** Every instant a report stands for: segments of the spaced profile are evenly filled. */
const instantsIn = ({ segments }: SimulationReport): number[] =>
  segments.flatMap(({ from, count }) =>
    Array.from({ length: count }, (_, n) => Date.parse(from) + n * SPACING_MS),
  );

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
    ['forward', '2026-03-29T01:59:00'],
    ['back', '2026-10-25T01:59:00'],
  ])(
    'VIV-2.1b: over the change of the clocks %s on a Sunday the spacing is elapsed time',
    async (_, from) => {
      const start = zurich(from);
      await begin(501, start);
      const instants = await agreesUntil(start + 120_000, foretold(501, start));
      expect(instants).toHaveLength(7);
    },
  );

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
