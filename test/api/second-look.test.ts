import { bootDoors, knexOf, refusal, subscriberOf } from '../helpers/doors';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { ACTOR, draft, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, look } from '../helpers/sending';
import { databases, type App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

const BROKEN: Readonly<Record<string, Behaviour>> = {
  punkt: { final: 'close' },
  inhalt: { final: '554 5.7.1 message rejected as spam' },
};

describe.each(databases)('a second look at recipients who ended badly, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let team: Member;
  let senderId: string;
  let broken = true;

  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) => {
      const kind = Object.keys(BROKEN).find((prefix) => broken && recipient.startsWith(prefix));
      return (kind && BROKEN[kind]) || {};
    });
    app = await bootDoors(database, { SMTP_URL: server.url });
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    await seedConfirmed(app, senderId, 1, 'gut');
    await seedConfirmed(app, senderId, 4, 'punkt');
    await seedConfirmed(app, senderId, 2, 'inhalt');
    team = await newMember(app);
    await team.may(['campaigns.read', 'campaigns.send']);
    app.newsletter.engine.start();
  });
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  /** One accepted, four uncertain, two failed. */
  const ended = async (): Promise<string> => {
    broken = true;
    const id = await sendCampaign(app, senderId);
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'sent',
      counts: { submitted: 1, uncertain: 4, failed: 2 },
    });
    broken = false;
    return id;
  };
  const decide = (id: string, decision: unknown, recipients: unknown) =>
    team.call('POST', `/campaigns/${id}/recipient-decisions`, { decision, recipients });
  const uncertain = async (id: string) =>
    (await deliveries(app, id)).filter((row) => row.state === 'uncertain').map((row) => String(row.id));
  const stateOf = async (id: string) => (await app.newsletter.campaign.find(id)).state;
  const offered = (prefix: string) => server.offered.filter((one) => one.startsWith(prefix)).length;

  it('DESIGN-2.3: one by one somebody says what arrived and what did not, and nothing is sent for it', async () => {
    const id = await ended();
    const [first, second] = await uncertain(id);
    const before = server.offered.length;
    expect((await decide(id, 'arrived', [first])).json).toEqual({ count: 1 });
    expect((await decide(id, 'not-arrived', [second])).json).toEqual({ count: 1 });
    expect((await decide(id, 'not-arrived', [first])).json).toEqual({ count: 0 });
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'sent',
      counts: { submitted: 2, uncertain: 2, failed: 3 },
    });
    expect(server.offered).toHaveLength(before);
    const rows = (await deliveries(app, id)).filter((row) => row.reason?.startsWith('said_'));
    expect(rows.map(({ reason }) => reason).sort()).toEqual(['said_arrived', 'said_not_arrived']);
  });

  it('DESIGN-2.3: those that failed are tried again, those that arrived are not', async () => {
    const id = await ended();
    const before = { good: offered('gut'), bad: offered('inhalt') };
    expect((await decide(id, 'retry', 'all')).json).toEqual({ count: 2 });
    await look(app);
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'sent', counts: { failed: 0 } });
    expect(offered('gut')).toBe(before.good);
    expect(offered('inhalt')).toBe(before.bad + 2);
  });

  it('DESIGN-2.6: what cannot be decided is refused with its field or state, and nothing moves', async () => {
    const id = await ended();
    const before = await agreedRun(app, id);
    for (const [decision, recipients, field] of [
      ['again', 'all', 'decision'],
      ['arrived', [], 'recipients'],
      ['arrived', ['1 OR 1=1'], 'recipients'],
      ['arrived', [1], 'recipients'],
      ['arrived', 'everybody', 'recipients'],
      ['arrived', Array.from({ length: 101 }, (_, n) => String(n + 1)), 'recipients'],
    ])
      expect((await decide(id, decision, recipients)).json.error).toMatchObject({
        status: 422,
        details: { code: 'field_invalid', field },
      });
    expect(await agreedRun(app, id)).toEqual(before);
    const { id: planned } = await app.newsletter.campaign.create(draft(senderId), ACTOR.userId, ACTOR.name);
    expect(refusal(await decide(planned, 'retry', 'all')).code).toBe('campaign_state_conflict');
  });

  it('DESIGN-2.3: what was cancelled stays cancelled; said may still be what arrived', async () => {
    broken = true;
    const id = await sendCampaign(app, senderId);
    await look(app);
    await knexOf(app)('newsletter_runs').where({ campaign_id: id }).update({ state: 'cancelled' });
    await knexOf(app)('newsletter_campaigns').where({ document_id: id }).update({ state: 'cancelled' });
    const rows = await uncertain(id);
    expect(refusal(await decide(id, 'send-again', 'all')).code).toBe('campaign_state_conflict');
    expect(await uncertain(id)).toEqual(rows);
    expect((await decide(id, 'arrived', 'all')).json).toEqual({ count: rows.length });
  });

  it('DESIGN-2.1: whoever is sent to again passes every gate anew, once, and the campaign ends once more', async () => {
    const id = await ended();
    const before = offered('punkt');
    const { document_id: left } = await subscriberOf(app, 'punkt0@example.org');
    await app.newsletter.leaving.leaveByStaff(String(left), undefined, {
      method: 'staff',
      actor: 'user:1',
      reason: 'Test',
    });
    expect((await decide(id, 'send-again', 'all')).json).toEqual({ count: 4 });
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'sent',
      counts: { submitted: 4, uncertain: 0, failed: 2, skipped: 1 },
    });
    expect(await stateOf(id)).toBe('sent');
    expect(offered('punkt') - before).toBe(3);
  });
});
