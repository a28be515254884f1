import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { bootDoors, knexOf, newAddress, subscribe, subscriberOf } from '../helpers/doors';
import { realClock, setClock } from '../helpers/clock';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, look } from '../helpers/sending';
import type { App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

const HOUR_MS = 3_600_000;
const PEOPLE = 30;
/** Ends at the limit of loops for whoever has this detail, and greets nobody for whom the salutation is missing. */
const CONTENT = {
  subject: '{% unless fields.stumm == "ja" %}Post für {{ email }}{% endunless %}',
  body: '# Guten Tag\n\nHeute gibt es Neues.{% if fields.endlos == "ja" %}{% for i in (1..100000000) %}x{% endfor %}{% endif %}',
};

describe('a merge tag that fails for some', () => {
  let app: App;
  let server: ScriptedSmtp;
  let team: Member;
  let senderId: string;
  let behave: (recipient: string) => Behaviour = () => ({});

  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) => behave(recipient));
    app = await bootDoors('sqlite', { SMTP_URL: server.url });
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    team = await newMember(app);
    await team.may(['campaigns.read', 'campaigns.send', 'subscribers.read']);
    app.newsletter.engine.start();
  });
  afterEach(realClock);
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  const details = async (email: string, fields: Record<string, string>): Promise<void> => {
    const { document_id: id } = await subscriberOf(app, email);
    await app.newsletter.repositories.subscribers.saveDetails(id, { fields, locale: 'de' });
  };

  it('DESIGN-2.3: fails for them alone, says who and why, and goes out to just them once their details are mended', async () => {
    const emails = await seedConfirmed(app, senderId, PEOPLE, 'tag');
    const [endless = '', silent = ''] = emails;
    await details(endless, { endlos: 'ja' });
    await details(silent, { stumm: 'ja' });
    const id = await sendCampaign(app, senderId, CONTENT);
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'sent',
      counts: { submitted: PEOPLE - 2, failed: 2 },
    });
    expect(server.offered).not.toContain(endless);
    expect(server.offered).not.toContain(silent);
    const { json } = await team.call('GET', `/campaigns/${id}/recipients?state=failed`);
    const told = json.results.map((one: Record<string, unknown>) => [one.email, one.reason, one.rule]);
    expect(told.sort()).toEqual([
      [endless, 'merge_failed', 'DESIGN-2.7'],
      [silent, 'empty_part', 'R5322-1'],
    ]);

    const decide = { decision: 'retry', recipients: 'all' };
    expect((await team.call('POST', `/campaigns/${id}/recipient-decisions`, decide)).json).toEqual({
      count: 2,
    });
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { failed: 2 } });

    await details(endless, { endlos: 'nein' });
    await details(silent, { stumm: 'nein' });
    const before = server.offered.length;
    expect((await team.call('POST', `/campaigns/${id}/recipient-decisions`, decide)).json).toEqual({
      count: 2,
    });
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'sent',
      counts: { submitted: PEOPLE, failed: 0 },
    });
    expect(server.offered.slice(before).sort()).toEqual([endless, silent].sort());
    expect(new Set((await deliveries(app, id)).map(({ state }) => state))).toEqual(new Set(['submitted']));
  });

  it('C.3: a confirmation mail that was put off is offered again to the last byte, under the same envelope', async () => {
    const email = newAddress('spaeter');
    behave = (recipient) => (recipient === email ? { final: '451 4.7.1 greylisted, try again later' } : {});
    await subscribe(app, email);
    await look(app);
    behave = () => ({});
    setClock(Date.now() + HOUR_MS);
    await look(app);
    const [first, second, ...more] = server.messages.filter(({ to }) => to === email);
    expect(more).toEqual([]);
    expect(second).toEqual(first);
    const row = await knexOf(app)('newsletter_notices').where({ to_address: email }).first();
    expect(row).toMatchObject({ state: 'submitted', attempts: 2 });
  });
});
