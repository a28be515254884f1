import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmed,
  eventsOf,
  form,
  graphql,
  knexOf,
  linksTo,
  newAddress,
  nonceOf,
  refusal,
  subscribe,
  subscriberOf,
  type Answer,
} from '../helpers/doors';
import { PURPOSE, seedSender, sendCampaign } from '../helpers/seed';
import { realClock, setClock } from '../helpers/clock';
import { sendNow } from '../helpers/sending';

const DAY_MS = 86_400_000;
const MANY = Array.from({ length: 20 }, (_, n) => `zweck-${n}`);
const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);

// Forty requests at once take a while on a busy machine.
describe.each(databases)('the preference centre on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    const purpose = (changes: object) =>
      app.strapi
        .documents('plugin::newsletter.purpose')
        .create({ data: { ...PURPOSE, senderId, ...changes } });
    await purpose({ key: 'messung', kind: 'tracking', title: 'Messung' });
    for (const key of MANY) await purpose({ key, title: key });
  });
  afterAll(async () => {
    realClock();
    await app.stop();
  });

  const person = async (...more: string[]) => {
    const email = await confirmed(app, newAddress());
    const { document_id: id } = await subscriberOf(app, email);
    const subscriber = (await app.newsletter.repositories.subscribers.find(id))!;
    const events = more.map((purposeKey) => ({ event: 'confirmed' as const, purposeKey, payload: {} }));
    if (events.length > 0) await app.newsletter.consent.record(subscriber, events);
    const token = app.newsletter.links.token('preferences', id);
    return { email, id, subscriber, page: `/newsletter/preferences/${token}`, token };
  };
  const statesOf = async (id: string) =>
    Object.fromEntries(
      (await app.newsletter.repositories.consents.ofSubscriber(id)).map(({ purposeKey, consent }) => [
        purposeKey,
        consent.state,
      ]),
    );
  const post = (page: string, fields: Record<string, string>, ip?: string) =>
    call(app, 'POST', page, { body: form(fields), ...(ip ? { ip } : {}) });
  const patch = (token: string, body: object) =>
    call(app, 'PATCH', `/api/newsletter/preferences/${token}`, { body });
  /** The hidden fields of the button that takes back. */
  const undoOf = (answer: Answer) => {
    const part = answer.text.slice(answer.text.indexOf('name="left"'));
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(part)?.[1] ?? '';
    return { do: 'undo', left: field('left'), nonce: field('nonce') };
  };
  const sendTo = async (id: string) => {
    const campaignId = await sendCampaign(app, senderId);
    await sendNow(app);
    const run = await app.newsletter.repositories.runs.findByCampaign(campaignId);
    return knexOf(app)('newsletter_deliveries').where({ run_id: run!.id, subscriber_id: id }).first();
  };

  describe('a pause', () => {
    it('MOS-1.3: skips with the reason until its day, leaves the consent alone and ends by itself', async () => {
      const { id, page } = await person();
      const day = isoDay(Date.now() + 10 * DAY_MS);
      const saved = await post(page, { do: 'pause', what: 'brief', until: day });
      expect([saved.status, saved.text.includes('role="status"')]).toEqual([200, true]);
      expect(await sendTo(id)).toMatchObject({ state: 'skipped', reason: 'paused', rule: 'MOS-1.3' });
      expect(await statesOf(id)).toEqual({ brief: 'active' });
      // Time goes on from here: a clock set back would make the engine wait for what it has already counted.
      setClock(Date.now() + 11 * DAY_MS);
      expect((await sendTo(id)).state).toBe('submitted');
    });

    it('MOS-1.3: of everything, through JSON and GraphQL, ends when the person says so', async () => {
      const { id, token } = await person();
      const until = isoDay(Date.now() + 30 * DAY_MS);
      expect((await patch(token, { pauses: { '*': until } })).json.data.pausedUntil).toBe(until);
      expect(await sendTo(id)).toMatchObject({ state: 'skipped', reason: 'paused' });
      const update = `mutation ($token: String!) { updateNewsletterPreferences(token: $token,
        pauses: [{ until: null }], language: "en") { language pausedUntil purposes { key pausedUntil } } }`;
      const { json } = await graphql(app, update, { token });
      expect(json.data.updateNewsletterPreferences).toEqual({
        language: 'en',
        pausedUntil: null,
        purposes: [{ key: 'brief', pausedUntil: null }],
      });
      expect((await sendTo(id)).state).toBe('submitted');
    });

    it.each([
      ['yesterday', () => isoDay(Date.now() - DAY_MS)],
      ['in two years', () => isoDay(Date.now() + 730 * DAY_MS)],
      ['no day', () => '31.12.'],
    ])('MOS-1.3: until %s is refused on the page and in JSON', async (_what, day) => {
      const { token, page } = await person();
      expect((await post(page, { do: 'pause', what: '*', until: day() })).status).toBe(422);
      const refused = await patch(token, { pauses: { '*': day() } });
      expect([refused.status, refusal(refused)]).toEqual([422, { code: 'field_invalid', rule: 'MOS-1.3' }]);
      const unknown = await patch(token, { pauses: { fremd: isoDay(Date.now() + DAY_MS * 3) } });
      expect(refusal(unknown).code).toBe('purpose_unknown');
    });
  });

  it('TRK-6: tracking ends on its own, the newsletter goes on', async () => {
    const { id, page } = await person('messung');
    expect((await post(page, { 'leave[messung]': 'true', scope: 'selected' })).status).toBe(200);
    expect(await statesOf(id)).toEqual({ brief: 'active', messung: 'withdrawn' });
  });

  it('MSR-2.4-17: “leave everything” by JSON; a body that asks for nothing or for nonsense is refused', async () => {
    const { id, token } = await person('messung');
    for (const body of [{}, { leaveAll: false }, { language: 'fr' }, { pauses: [] }, { purposes: [] }])
      expect((await patch(token, body)).status).toBe(422);
    expect((await patch(token, { leaveAll: true })).status).toBe(200);
    expect(await statesOf(id)).toEqual({ brief: 'withdrawn', messung: 'withdrawn' });
  });

  it('DESIGN-2.2: twenty purposes ended at the same moment by forty requests: each once, the state as the ledger says', async () => {
    const { id, token } = await person(...MANY);
    const both = MANY.flatMap((key) => [key, key]);
    const answers = await Promise.all(both.map((key) => patch(token, { purposes: { [key]: false } })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const states = await statesOf(id);
    expect(MANY.map((key) => states[key])).toEqual(MANY.map(() => 'withdrawn'));
    expect(states.brief).toBe('active');
    const records = await app.newsletter.repositories.ledger.ofSubscriber(id);
    const ended = records.filter(({ event }) => event === 'withdrawn').map(({ purposeKey }) => purposeKey);
    expect(ended.sort()).toEqual([...MANY].sort());
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
  });

  describe('taking back', () => {
    it('MOS-1.3: the button of the very page brings back the same yes with the same end, once', async () => {
      const { id, email, page } = await person();
      const before = await app.newsletter.repositories.consents.find(id, 'brief');
      const left = await post(page, { scope: 'all' });
      expect((await post(page, undoOf(left))).status).toBe(200);
      const after = await app.newsletter.repositories.consents.find(id, 'brief');
      expect(after).toMatchObject({
        state: 'active',
        expressedAt: before?.expressedAt,
        expiresAt: before?.expiresAt,
      });
      expect((await eventsOf(app, email)).slice(-2)).toEqual(['withdrawn', 'restored']);
      expect((await sendTo(id)).state).toBe('submitted');
      expect((await post(page, undoOf(left))).status).toBe(409);
    });

    it('MOS-1.3: not with the nonce of another, not after half an hour, and pressing “leave” again offers none', async () => {
      const [anna, ben] = [await person(), await person()];
      const left = await post(anna.page, { scope: 'all' });
      await post(ben.page, { scope: 'all' });
      expect((await post(ben.page, undoOf(left))).status).toBe(409);
      expect((await post(anna.page, { ...undoOf(left), left: '1' })).status).toBe(409);
      expect((await post(anna.page, { scope: 'all' })).text).not.toContain('name="left"');
      setClock(Date.now() + 30 * 60_000 + 5_000);
      expect((await post(anna.page, undoOf(left))).status).toBe(409);
      expect(await statesOf(anna.id)).toEqual({ brief: 'withdrawn' });
    });

    it.each(['complaint', 'objection', 'operator'] as const)(
      'MSR-2.4-21: nothing comes back after a word of %s',
      async (reason) => {
        const { id, subscriber, page } = await person();
        const left = await post(page, { scope: 'all' });
        await app.newsletter.consent.suppress(subscriber, reason, 'test');
        expect((await post(page, undoOf(left))).status).toBe(409);
        expect((await statesOf(id)).brief).not.toBe('active');
      },
    );
  });

  it('MSR-2.4-18: the report tells how long each request took, by day and way', async () => {
    const { page } = await person();
    await post(page, { scope: 'all' });
    const report = await app.newsletter.leavingReport({ from: 0, to: Date.now() + DAY_MS, senderId });
    expect(report.requests).toBeGreaterThan(0);
    expect(report.withinAllowed).toBe(true);
    expect(report.maxMs).toBeGreaterThanOrEqual(0);
    expect(report.days.at(-1)?.byMethod.preferences).toBeGreaterThan(0);
    const others = await app.newsletter.leavingReport({
      from: 0,
      to: Date.now() + DAY_MS,
      senderId: 'other',
    });
    expect(others.requests).toBe(0);
  });

  it('C.5: a page in English without JavaScript has the same parts, and a GET changes nothing', async () => {
    const { page, email } = await person('messung');
    const shown = await call(app, 'GET', `${page}?lang=en`);
    for (const part of ['Take a break', 'Language', 'Statistics', 'Change my e-mail address'])
      expect(shown.text).toContain(part);
    expect(nonceOf(shown)).not.toBe('');
    expect((await eventsOf(app, email)).at(-1)).toBe('confirmed');
  });

  it('DE-13: words of a German form keep their language on English pages', async () => {
    const { page } = await person('messung');
    const shown = await call(app, 'GET', `${page}?lang=en`);
    expect(shown.text).toContain(`End “<span lang="de">${PURPOSE.title}</span>”`);
    expect((await call(app, 'GET', `${page}?lang=de`)).text).not.toContain('<span lang="de">');
    const email = newAddress('deutsch');
    await subscribe(app, email);
    const { token } = await linksTo(app, email);
    const asked = await call(app, 'GET', `/newsletter/confirm/${token}?lang=en`);
    expect(asked.text).toContain(`<strong lang="de">${PURPOSE.title}</strong>`);
  });
});
