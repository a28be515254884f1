import { Readable } from 'node:stream';
import { realClock, setClock } from '../helpers/clock';
import {
  bootDoors,
  call,
  confirmed,
  eventsOf,
  knexOf,
  linksTo,
  newAddress,
  press,
  subscribe,
  subscriberOf,
  type Loose,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import type { App } from '../helpers/strapi';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('a no outlasts clocks and periods', () => {
  let app: App;
  let senderId: string;
  let now = Date.parse('2026-11-21T10:00:00Z');
  const pass = (ms: number): void => setClock((now += ms));
  beforeAll(async () => {
    setClock(now);
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterAll(async () => {
    realClock();
    await app.stop();
  });

  const leave = async (email: string): Promise<void> => {
    const { document_id: id } = await subscriberOf(app, email);
    await app.newsletter.leaving.leaveByStaff(id, undefined, { method: 'staff', actor: 'user:1' });
  };
  const statesOf = async (email: string): Promise<string[]> => {
    const where = { email_hash: app.newsletter.keys.hashAddress(email) };
    return (await knexOf(app)('newsletter_subscribers').where(where)).map(({ state }: Loose) => state);
  };

  it('MOS-1.3: a link from before an hour that came twice revives nobody who left in between', async () => {
    const email = newAddress('uhr');
    await subscribe(app, email);
    const { token, confirm } = await linksTo(app, email);
    pass(-HOUR_MS);
    await leave(email);
    pass(10 * 60_000);
    const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect([answer.status, (await press(app, confirm)).status]).toEqual([404, 404]);
    expect(await eventsOf(app, email)).toEqual(['requested', 'withdrawn']);
    pass(2 * DAY_MS);
    await subscribe(app, email);
    const again = { body: { token: (await linksTo(app, email)).token } };
    expect((await call(app, 'POST', '/api/newsletter/confirmations', again)).status).toBe(200);
    expect(await statesOf(email)).toEqual(['active']);
  });

  it('MSR-2.4-21: who said no before any yes is brought in by no list, also after a stranger’s signup has run out', async () => {
    const email = newAddress('nein');
    const proven = new Date(now - 60 * DAY_MS).toISOString();
    await subscribe(app, email);
    await leave(email);
    pass(2 * DAY_MS);
    await subscribe(app, email);
    pass(15 * DAY_MS);
    expect(await app.newsletter.retention.run()).toMatchObject({ unconfirmed: 1 });
    expect(await subscriberOf(app, email)).toBeUndefined();

    const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
    const row = `${email},${proven},192.0.2.1,${proven},192.0.2.1,https://testhaus.test,Ja bitte\n`;
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    expect(await app.newsletter.imports.importFile(Readable.from([header, row]), order)).toMatchObject({
      proven: 0,
      unchanged: 1,
    });
    expect(await statesOf(email)).toEqual(['erased']);
  });

  it('MOS-1.3: who waits goes on waiting at another address, and what that had before goes on', async () => {
    const [old, fresh] = [await confirmed(app), newAddress('neu')];
    const { document_id: oldId } = await subscriberOf(app, old);
    const preferences = `/newsletter/preferences/${app.newsletter.links.token('preferences', oldId)}`;
    const until = new Date(now + 60 * DAY_MS).toISOString().slice(0, 10);
    await press(app, preferences, { do: 'pause', what: '*', until });
    await press(app, `${preferences}/address`, { email: fresh });
    const letter = await knexOf(app)('newsletter_notices').where({ to_address: fresh }).first();
    const link = /\/newsletter\/address\/[A-Za-z0-9_-]+/.exec(letter.text)?.[0] ?? '';
    expect((await press(app, link)).status).toBe(200);
    const { pauses } = app.newsletter.repositories;
    const [before] = await pauses.running(oldId, now);
    const { document_id: freshId } = await subscriberOf(app, fresh);
    expect(await pauses.running(freshId, now)).toEqual([{ ...before, purposeKey: 'brief' }]);
  });
});
