import { realClock, setClock } from '../helpers/clock';
import { ACTOR, draft, seedConfirmed, seedSender } from '../helpers/seed';
import { boot, databases, uid, type App } from '../helpers/strapi';

const FAST = { sender: { profiles: ['test-fast'] } };
const MINUTE_MS = 60_000;

describe.each(databases)('permission before a campaign, on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await boot({ database });
    ({ senderId } = await seedSender(app, FAST));
    await seedConfirmed(app, senderId, 2);
  });
  afterAll(() => app.stop());
  afterEach(() => realClock());

  const create = async (changes: object = {}): Promise<string> => {
    const { id } = await app.newsletter.campaign.create(draft(senderId, changes), ACTOR.userId, ACTOR.name);
    return id;
  };
  const confirm = async (id: string) => (await app.newsletter.schedule.confirm(id, true, ACTOR)).id;
  const schedule = (id: string, confirmationId: string | null) =>
    app.newsletter.schedule.schedule(id, { confirmationId, startAt: null }, ACTOR);
  const refusal = (code: string, rule = 'MFR-3.3') => expect.objectContaining({ code, rule });

  it.each(['MFR-3.3', 'LM-3.2'])(
    '%s: nothing is sent without the ticked box, and an unticked one confirms nothing',
    async () => {
      const id = await create();
      await expect(schedule(id, null)).rejects.toEqual(refusal('confirmation_missing'));
      for (const accepted of [false, undefined, 'true', 1]) {
        await expect(app.newsletter.schedule.confirm(id, accepted, ACTOR)).rejects.toEqual(
          refusal('confirmation_missing'),
        );
      }
      expect(await app.newsletter.repositories.runs.findByCampaign(id)).toBeNull();
    },
  );

  it.each(['MFR-3.3', 'LM-3.2'])('%s: a confirmation serves one campaign once', async () => {
    const [first, second] = [await create(), await create()];
    const confirmation = await confirm(first);
    await expect(schedule(second, confirmation)).rejects.toEqual(refusal('confirmation_missing'));
    await schedule(first, confirmation);
    await app.newsletter.steering.cancel(first, ACTOR.name);
    await expect(schedule(second, confirmation)).rejects.toEqual(refusal('confirmation_missing'));
  });

  it('MFR-3.3: two clicks at the same moment start one run', async () => {
    const id = await create();
    const confirmation = await confirm(id);
    const both = await Promise.allSettled([schedule(id, confirmation), schedule(id, confirmation)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('MFR-3.3: an edit after the tick voids it', async () => {
    const id = await create();
    const confirmation = await confirm(id);
    const edited = draft(senderId, { body: 'Ein anderer Text über Bücher und Gärten.' });
    await app.newsletter.campaign.update(id, edited, ACTOR.name);
    await expect(schedule(id, confirmation)).rejects.toEqual(refusal('confirmation_void'));
  });

  it('MFR-3.3: a tick is good for thirty minutes, not a millisecond more', async () => {
    const start = Date.now();
    setClock(start);
    const [early, late] = [await create(), await create()];
    const confirmations = [await confirm(early), await confirm(late)];
    setClock(start + 30 * MINUTE_MS - 1);
    await schedule(early, confirmations[0] ?? '');
    setClock(start + 30 * MINUTE_MS);
    await expect(schedule(late, confirmations[1] ?? '')).rejects.toEqual(refusal('confirmation_void'));
  });

  it('MFR-3.3: a tick given to an earlier version of the rules does not count', async () => {
    const id = await create();
    const confirmation = await confirm(id);
    const row = app.strapi.db.connection('newsletter_send_confirmations').where({ id: confirmation });
    await row.update({ rules_version: '2020-01' });
    await expect(schedule(id, confirmation)).rejects.toEqual(refusal('confirmation_void'));
  });

  it('MOS-3.3: fake medicine is refused, whoever confirms', async () => {
    const id = await create({
      body: 'Viagra Generika ohne Rezept, gefälschte Marken-Medikamente zum Sonderpreis bestellen.',
    });
    const error = await schedule(id, await confirm(id)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: expect.stringMatching(/^content_(forbidden|not_accepted)$/) });
    const { findings } = (error as { details: { findings: { rule: string }[] } }).details;
    expect(findings.map(({ rule }) => rule)).toContain('MOS-3.3');
  });

  it('MFR-5.1: a campaign without text is refused', async () => {
    const id = await create({ body: '' });
    const outcome = (async () => schedule(id, await confirm(id)))();
    await expect(outcome).rejects.toMatchObject({
      code: expect.stringMatching(/^content_(incomplete|invalid)$/),
    });
  });

  it('MFR-5.2: an imprint that lost a field stops the next campaign', async () => {
    const id = await create();
    const row = await app.strapi.documents(uid('sender')).findOne({ documentId: senderId });
    const setCity = (city: string) =>
      app.strapi.documents(uid('sender')).update({ documentId: senderId, data: { city } });
    await setCity('');
    await expect((async () => schedule(id, await confirm(id)))()).rejects.toMatchObject({
      code: 'imprint_incomplete',
      rule: 'MFR-5.2',
    });
    await setCity(row.city);
    await schedule(id, await confirm(id));
  });
});
