import { DateTime } from 'luxon';
import {
  mostOf,
  shareOfCampaigns,
  type Numbers,
} from '../../src/plugins/newsletter/server/src/domain/sending-policy/fixtures/rules';
import { realClock, setClock } from '../helpers/clock';
import { seeded } from '../helpers/random';
import { startScriptedSmtp, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { ACTOR, FORM, seedConfirmedFor, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, live, look } from '../helpers/sending';
import { boot, empty, type App } from '../helpers/strapi';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The Friday before the clocks go back in Zurich. */
const START = Date.parse('2026-10-23T06:00:00Z');
const OPERATOR = ACTOR.name;
const PEOPLE = 12;
const STEPS = 25;
const GOOGLE = 'jawort.gmail.com';
/** GM-3. */
const REST_MS = 600_000;

interface Left {
  readonly at: number;
  readonly kind: string;
}

describe('the engine, whatever happens to it', () => {
  let app: App;
  let server: ScriptedSmtp;
  let isGoogleCross = false;
  let restsUntil = 0;
  /** Mails that Google got although it had asked for a rest. */
  let tooSoon = 0;
  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) => {
      if (!recipient.endsWith(`@${GOOGLE}`)) return {};
      const now = Date.now();
      // What was on the wire in that very moment could not know.
      if (now < restsUntil && now !== restsUntil - REST_MS) tooSoon += 1;
      if (!isGoogleCross) return {};
      restsUntil = now + REST_MS;
      return { rcpt: '421 4.7.28 unusual rate of mail. gsmtp' };
    });
    app = await boot({ env: { SMTP_URL: server.url } });
  });
  beforeEach(() => {
    [isGoogleCross, restsUntil, tooSoon] = [false, 0, 0];
    setClock(START);
  });
  afterEach(() => empty(app));
  afterAll(async () => {
    await app.stop();
    realClock();
    await server.close();
  });

  const left = (): Promise<Left[]> =>
    app.newsletter.database.knex()('newsletter_sending_log').orderBy('id').select('at', 'kind');

  const signUp = async (email: string): Promise<void> => {
    const request = { form: FORM.slug, email, consents: { brief: true } };
    await app.newsletter.signup.request({ ...request, ip: '198.51.100.7', userAgent: 'test' });
  };

  it.each([1, 2, 3, 4])(
    'VIV-2.1d: with random limits, sanctions, restarts, set clocks and refusals every rule holds (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
      const { senderId } = await seedSender(app, { sender: { profiles: ['test-capped'] } });
      const perDay = pick([null, [8, 15]]);
      const limits = { capPerHour: pick([6, 12, 40]), spacingSeconds: pick([2, 20, 300]) };
      const set = { limits: { ...limits, ...(perDay && { warmUpPerDay: perDay }) }, reason: 'Schonung' };
      await app.newsletter.terms.setLimits(senderId, set, OPERATOR);
      for (const domain of [GOOGLE, 'verein.example.org'])
        await seedConfirmedFor(app, { senderId, purposeKey: 'brief', domain }, PEOPLE, `leser${seed}-`);
      const id = await sendCampaign(app, senderId);
      const { engine, sanctioning } = app.newsletter;

      /** What an operator allowed an hour, and from the how manieth mail on. */
      const throttles: { readonly from: number; readonly perHour: number | null }[] = [];
      let sanction: number | null = null;
      const lift = async () => {
        if (sanction !== null)
          await sanctioning.release(senderId, { sanctionId: sanction, reason: 'Gut' }, OPERATOR);
        sanction = null;
        throttles.push({ from: (await left()).length, perHour: null });
      };
      const happen: readonly (() => Promise<void> | void)[] = [
        () => live(app, Date.now() + Math.floor(random() * 90) * MINUTE_MS),
        () => live(app, Date.now() + Math.floor(random() * 90) * MINUTE_MS),
        () => setClock(Date.now() + HOUR_MS),
        () => setClock(Date.now() - HOUR_MS),
        async () => {
          await engine.stop();
          engine.start();
        },
        () => signUp(`neu${Math.floor(random() * 1e9)}@example.org`),
        async () => {
          if (sanction !== null) return lift();
          const perHour = pick([0, 1, 3]);
          sanction = await sanctioning.throttle(senderId, { perHour, reason: 'Prüfung' }, OPERATOR);
          throttles.push({ from: (await left()).length, perHour });
        },
        () => {
          isGoogleCross = !isGoogleCross;
        },
      ];
      engine.start();
      for (let n = 0; n < STEPS; n += 1) {
        await pick(happen)();
        await look(app);
      }
      isGoogleCross = false;
      await lift();
      await live(app, Math.max(Date.now(), START) + 6 * DAY_MS);

      expect(await agreedRun(app, id)).toMatchObject({
        state: 'sent',
        pauseReason: null,
        counts: { submitted: 2 * PEOPLE },
      });
      const readers = server.whole.filter((to) => to.startsWith(`leser${seed}-`));
      expect([readers.length, new Set(readers).size]).toEqual([2 * PEOPLE, 2 * PEOPLE]);
      expect(tooSoon).toBe(0);
      expectLawful(await left(), throttles, { ...limits, perDay });
    },
  );
});

/** Each mail held against all that the log says of the time before it. */
const expectLawful = (
  all: readonly Left[],
  throttles: readonly { readonly from: number; readonly perHour: number | null }[],
  own: {
    readonly capPerHour: number;
    readonly spacingSeconds: number;
    readonly perDay: readonly number[] | null;
  },
): void => {
  const first = all.findIndex(({ kind }) => kind === 'campaign');
  all.forEach(({ at, kind }, index) => {
    const throttle = throttles.findLast(({ from }) => from <= index)?.perHour ?? null;
    const { capPerHour: cap, spacingSeconds } = own;
    const rules: Numbers = { cap, reserve: 20, spacingSeconds, window: 'none', throttle, perDay: null };
    const before = all.slice(0, index + 1);
    const hour = before.filter((one) => one.at > at - HOUR_MS);
    const when = DateTime.fromMillis(at).toISO();
    expect([when, hour.length <= mostOf(rules)]).toEqual([when, true]);
    const last = all[index - 1];
    if (last) expect(at - last.at).toBeGreaterThanOrEqual(spacingSeconds * 1_000);
    if (kind !== 'campaign') return;
    const campaigns = hour.filter((one) => one.kind === 'campaign').length;
    expect([when, campaigns <= shareOfCampaigns(rules)]).toEqual([when, true]);
    const day = Math.max(0, Math.floor((at - START) / DAY_MS));
    const today = before.filter((one) => one.at >= START + day * DAY_MS).length;
    if (first >= 0) expect(today).toBeLessThanOrEqual(own.perDay?.[day] ?? Infinity);
  });
};
