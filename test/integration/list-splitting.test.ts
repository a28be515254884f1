import { boot, databases, empty, type App } from '../helpers/strapi';
import { realClock, setClock } from '../helpers/clock';
import { ACTOR, draft, PURPOSE, seedConfirmedFor, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, live } from '../helpers/sending';
import { uid } from '../helpers/strapi';

const DAY = 86_400_000;
const MONDAY = Date.parse('2026-11-23T07:59:00+01:00');
const SHARED = { sender: { profiles: ['vivanet-shared'] } };
const words = (from: number) => Array.from({ length: 60 }, (_, n) => `Wort${from + n}`).join(' ');

describe.each(databases)('one list in several parts on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await boot({ database });
  });
  beforeEach(async () => {
    setClock(MONDAY);
    ({ senderId } = await seedSender(app, SHARED));
    for (const key of ['zwei', 'drei'])
      await app.strapi.documents(uid('purpose')).create({ data: { ...PURPOSE, senderId, key, title: key } });
  });
  afterEach(() => empty(app));
  afterAll(async () => {
    await app.stop();
    realClock();
  });

  const send = (purposeKey: string, changes: object = {}) =>
    sendCampaign(app, senderId, { purposeKey, body: words(0), ...changes });
  const sendAt = async (purposeKey: string, startAt: number) => {
    const { campaign, schedule } = app.newsletter;
    const made = await campaign.create(
      draft(senderId, { purposeKey, body: words(0) }),
      ACTOR.userId,
      ACTOR.name,
    );
    const { id } = await schedule.confirm(made.id, true, ACTOR);
    return schedule.schedule(made.id, { confirmationId: id, startAt }, ACTOR);
  };
  const three = async (people: (key: string) => string, count = 900) => {
    for (const purposeKey of ['brief', 'zwei', 'drei'])
      await seedConfirmedFor(app, { senderId, purposeKey }, count, people(purposeKey));
  };
  const SPLIT = { code: 'list_split', rule: 'VIV-1.6' };

  it('VIV-1.6: the third of three lists of 900 with the same content is refused, its campaign keeps its state', async () => {
    await three((key) => key);
    await send('brief');
    await send('zwei');
    await expect(send('drei')).rejects.toMatchObject(SPLIT);
    const kept: { state: string }[] = await app.strapi.db.connection('newsletter_campaigns').select('state');
    expect(kept.map(({ state }) => state).sort()).toEqual(['draft', 'scheduled', 'scheduled']);
  });

  it('VIV-1.6: another greeting, other links and a changed word do not make other content', async () => {
    await three((key) => key);
    await send('brief');
    await send('zwei', { body: `Hallo {{ subscriber.email }} https://testhaus.test/zwei ${words(0)}` });
    await expect(send('drei', { body: words(0).replace('Wort59', 'Schluss') })).rejects.toMatchObject(SPLIT);
  });

  it('VIV-1.6: other content to other people is another list', async () => {
    await three((key) => key);
    await send('brief');
    await send('zwei');
    expect(await send('drei', { body: words(1_000) })).toEqual(expect.any(String));
  });

  it('VIV-1.6: the same people in three lists are one list of 900', async () => {
    await three(() => 'dieselben');
    await send('brief');
    await send('zwei');
    expect(await send('drei')).toEqual(expect.any(String));
  });

  it('VIV-1.6: seven days apart they are lists of their own, a millisecond less and they are one', async () => {
    await three((key) => key);
    await sendAt('brief', MONDAY);
    await sendAt('zwei', MONDAY);
    await expect(sendAt('drei', MONDAY + 7 * DAY - 1)).rejects.toMatchObject(SPLIT);
    await expect(sendAt('drei', MONDAY + 7 * DAY)).resolves.toMatchObject({ state: 'scheduled' });
  });

  it('VIV-1.6: a campaign put in front of those already planned counts with them as well', async () => {
    await three((key) => key);
    await sendAt('brief', MONDAY + 3 * DAY);
    await sendAt('zwei', MONDAY + 3 * DAY);
    await expect(sendAt('drei', MONDAY)).rejects.toMatchObject(SPLIT);
  });

  it('VIV-1.6: it counts for the hours too, so the second of two lists of 300 waits for the night, as foretold', async () => {
    await three((key) => key, 300);
    const first = await send('brief');
    const second = await send('zwei');
    const { progress, campaign, engine } = app.newsletter;
    const foretold = await progress.forecast(await campaign.find(second), { startAt: null, by: null });
    engine.start();
    await live(app, MONDAY + 1_800_000);
    expect(await agreedRun(app, first)).toMatchObject({ state: 'sending', pauseReason: null });
    expect(await agreedRun(app, second)).toMatchObject({
      state: 'sending',
      pauseReason: 'quiet-hours',
      counts: { submitted: 0 },
    });
    expect(foretold?.segments.at(-1)).toMatchObject({ from: '2026-11-23T22:00:00+01:00' });
  });
});
