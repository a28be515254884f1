import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmationMails,
  eventsOf,
  knexOf,
  linksTo,
  newAddress,
  newVisitor,
  refusal,
  subscribe,
  subscriberOf,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';

describe.each(databases)('signups of the same moment on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app));
  });
  afterAll(() => app.stop());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** As a door hands them over. */
  const request = (email: string) =>
    app.newsletter.signup.request({
      form: 'brief',
      email,
      consents: { brief: true },
      ip: newVisitor(),
      userAgent: 'test',
    });
  const addresses = (amount: number) => Array.from({ length: amount }, () => newAddress());

  it('MFR-4.2: are written together, and each person has a request, a record and a mail of his own', async () => {
    const { requests } = app.newsletter.repositories;
    const inserts = jest.spyOn(requests, 'insert');
    const emails = addresses(30);
    await Promise.all(emails.map(request));
    expect(inserts.mock.calls.length).toBeLessThan(5);
    const seen = new Set<string>();
    for (const email of emails) {
      expect(await eventsOf(app, email)).toEqual(['requested']);
      const [mail, ...others] = await confirmationMails(app, email);
      expect(others).toEqual([]);
      const { token } = await linksTo(app, email);
      expect(mail.html).toContain(token);
      seen.add(token);
      const pending = await app.newsletter.confirmation.look(token);
      expect(pending.subscriber.email).toBe(email);
    }
    expect(seen.size).toBe(30);
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });

  it('DESIGN-2.7: one that cannot be written fails alone, and leaves nothing behind', async () => {
    const [bad, ...good] = addresses(10);
    const hash = app.newsletter.keys.hashAddress(bad!);
    const { requests } = app.newsletter.repositories;
    const insert = requests.insert;
    jest
      .spyOn(requests, 'insert')
      .mockImplementation((rows) =>
        rows.some(({ emailHash }) => emailHash === hash)
          ? Promise.reject(new Error('this row does not go in'))
          : insert(rows),
      );
    const results = await Promise.allSettled([...good.slice(0, 5), bad!, ...good.slice(5)].map(request));
    expect(results.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('fulfilled'),
      'rejected',
      ...Array<string>(4).fill('fulfilled'),
    ]);
    for (const email of good) expect(await confirmationMails(app, email)).toHaveLength(1);
    expect(await subscriberOf(app, bad!)).toBeUndefined();
    expect(await confirmationMails(app, bad!)).toEqual([]);
  });

  it('MFR-1.1: a form that is taken off and a sender that is suspended take no signup from that moment on', async () => {
    const forms = () => knexOf(app)('newsletter_signup_forms').where({ slug: 'brief' });
    const { senders } = app.newsletter.repositories;
    const answer = async () => refusal(await subscribe(app, newAddress())).code;
    expect(await answer()).toBeUndefined();
    await forms().update({ published_version: null });
    expect(await answer()).toBe('form_unknown');
    await forms().update({ published_version: 1 });
    expect(await answer()).toBeUndefined();
    await senders.setState(senderId, 'suspended');
    expect(await answer()).toBe('form_unknown');
    await senders.setState(senderId, 'active');
    expect(await answer()).toBeUndefined();
  });

  it('MSR-2.4-21: who is suppressed when he asks becomes no subscriber that looks like one who may be mailed', async () => {
    const email = newAddress();
    const { suppressions } = app.newsletter.repositories;
    const entry = { reason: 'bounce', source: 'test', now: Date.now() - 1_000 } as const;
    await suppressions.add(senderId, app.newsletter.keys.hashAddress(email), entry);
    await request(email);
    expect(await subscriberOf(app, email)).toMatchObject({ state: 'suppressed' });
    expect(await confirmationMails(app, email)).toHaveLength(1);
    const { token } = await linksTo(app, email);
    expect((await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } })).status).toBe(200);
    expect(await subscriberOf(app, email)).toMatchObject({ state: 'active' });
  });

  if (database === 'sqlite')
    it('C.6: when more sign up than can be written in some seconds, who comes last is told to come back', async () => {
      const emails = addresses(2_200);
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const blocking = app.newsletter.database.transaction(() => held);
      // One that waits for the database, so that all others gather behind it.
      const results = Promise.allSettled(emails.map(request));
      release();
      await blocking;
      const refused = (await results).filter(({ status }) => status === 'rejected');
      const passed = emails.length - refused.length;
      expect(refused.length).toBeGreaterThan(0);
      for (const { reason } of refused as PromiseRejectedResult[])
        expect(reason).toMatchObject({
          code: 'too_many_requests',
          rule: 'C.6',
          details: { retryAfterSeconds: expect.any(Number) },
        });
      const written = await knexOf(app)('newsletter_confirmation_requests')
        .whereIn('email_hash', emails.map(app.newsletter.keys.hashAddress))
        .count({ n: '*' });
      expect(Number(written[0]?.n)).toBe(passed);
      expect(passed).toBeGreaterThanOrEqual(2_000);
    });
});
