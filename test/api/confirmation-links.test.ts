import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmationMails,
  confirmed,
  eventsOf,
  form,
  knexOf,
  linksTo,
  newAddress,
  nonceOf,
  refusal,
  subscribe,
  subscriberOf,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';

const DAY_MS = 24 * 3_600_000;

describe.each(databases)('confirmation links on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await bootDoors(database);
    await seedSender(app);
  });
  afterAll(() => app.stop());

  const asked = async (): Promise<{ email: string; token: string }> => {
    const email = newAddress();
    await subscribe(app, email);
    return { email, token: (await linksTo(app, email)).token };
  };
  const byApi = (token: string) => call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
  const person = async (email: string) => {
    const found = await app.newsletter.repositories.subscribers.find(
      (await subscriberOf(app, email)).document_id,
    );
    return found!;
  };
  const requestsOf = (email: string) =>
    knexOf(app)('newsletter_confirmation_requests').where({
      email_hash: app.newsletter.keys.hashAddress(email),
    });

  /** Ways a link is dead, each with a fresh signup. */
  const deaths: Record<string, (email: string, token: string) => Promise<string> | string> = {
    unknown: () => app.newsletter.links.token('confirm', 'nobody00000000000000000a'),
    truncated: (_email, token) => token.slice(0, -1),
    altered: (_email, token) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
    'of another kind': async (email) => {
      const [{ id }] = await requestsOf(email);
      return app.newsletter.links.token('never-again', id);
    },
    expired: async (email, token) => {
      await requestsOf(email).decrement('expires_at', 7 * DAY_MS);
      return token;
    },
    'answered with "never again"': async (email, token) => {
      await call(app, 'POST', (await linksTo(app, email)).neverAgain);
      return token;
    },
    'of one who objected since': async (email, token) => {
      await app.newsletter.consent.suppress(await person(email), 'objection', 'test');
      return token;
    },
    'of one who complained since': async (email, token) => {
      await app.newsletter.consent.suppress(await person(email), 'complaint', 'test');
      return token;
    },
    'of one whom the operator barred since': async (email, token) => {
      await app.newsletter.consent.suppress(await person(email), 'operator', 'test');
      return token;
    },
    'confirmed, then withdrawn': async (email, token) => {
      expect((await byApi(token)).status).toBe(200);
      const event = { event: 'withdrawn', purposeKey: 'brief', payload: {} } as const;
      await app.newsletter.consent.record(await person(email), [event]);
      return token;
    },
  };

  it.each(Object.keys(deaths))(
    'C.5: a link that is %s gets the same page and status as any other dead one, and changes nothing',
    async (name) => {
      const { email, token } = await asked();
      const dead = await deaths[name]!(email, token);
      const before = await eventsOf(app, email);
      const shown = await call(app, 'GET', `/newsletter/confirm/${dead}`);
      const pressed = await call(app, 'POST', `/newsletter/confirm/${dead}`, { body: form({ nonce: 'x' }) });
      const posted = await byApi(dead);
      const reference = await call(app, 'GET', '/newsletter/confirm/nothing');
      expect([shown.status, pressed.status, posted.status]).toEqual([404, 404, 404]);
      expect([shown.text, pressed.text]).toEqual([reference.text, reference.text]);
      expect(refusal(posted)).toEqual({ code: 'link_invalid', rule: 'VIV-2.3a' });
      expect(await eventsOf(app, email)).toEqual(before);
      expect((await subscriberOf(app, email)).state).not.toBe('active');
    },
  );

  it('C.5: pressed again, a link shows the same page and writes nothing', async () => {
    const { email, token } = await asked();
    const path = `/newsletter/confirm/${token}`;
    const nonce = nonceOf(await call(app, 'GET', path));
    const first = await call(app, 'POST', path, { body: form({ nonce }) });
    const again = await call(app, 'POST', path, { body: form({ nonce }) });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.text).toBe(first.text);
    expect((await byApi(token)).status).toBe(200);
    expect(await eventsOf(app, email)).toEqual(['requested', 'page-view', 'confirmed']);
  });

  it('MOS-1.3: who left and asks again is confirmed by the new link alone', async () => {
    const email = await confirmed(app);
    const { token: old } = await linksTo(app, email);
    const event = { event: 'withdrawn', purposeKey: 'brief', payload: {} } as const;
    await app.newsletter.consent.record(await person(email), [event]);
    await requestsOf(email).decrement('requested_at', DAY_MS);
    await subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(2);
    expect((await byApi(old)).status).toBe(404);
    expect((await byApi((await linksTo(app, email)).token)).status).toBe(200);
    expect((await subscriberOf(app, email)).state).toBe('active');
  });
});
