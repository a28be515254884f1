import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmationMails,
  confirmed,
  eventsOf,
  form,
  formNonce,
  knexOf,
  newAddress,
  newVisitor,
  refusal,
  subscribe,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';

const DAY_MS = 24 * 3_600_000;

describe.each(databases)('limits of signups on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app));
    for (const key of ['zwei', 'drei', 'vier']) {
      const data = { ...PURPOSE, key, senderId };
      await app.strapi.documents('plugin::newsletter.purpose').create({ data });
      await app.strapi
        .documents('plugin::newsletter.signup-form')
        .create({ data: { ...FORM, slug: key, purposeKeys: [key], senderId } });
    }
  });
  afterAll(() => app.stop());

  const at = (key: string, email: string) =>
    subscribe(app, email, { data: { form: key, consents: { [key]: true } } });
  /** Moves what an address was asked into the past: time is data. */
  const age = (email: string, ms: number) =>
    knexOf(app)('newsletter_confirmation_requests')
      .whereIn('subscriber_id', knexOf(app)('newsletter_subscribers').where({ email }).select('document_id'))
      .decrement('requested_at', ms);

  it('C.6: five signups in ten minutes from one address pass, the sixth is told to wait', async () => {
    const ip = newVisitor();
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await subscribe(app, newAddress(), { ip }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
    expect(refusal(answers[5]!)).toEqual({ code: 'too_many_requests', rule: 'C.6' });
    expect(answers[5]!.json.error.details.retryAfterSeconds).toBeGreaterThan(0);
    expect((await subscribe(app, newAddress())).status).toBe(202);
  });

  it('C.6: the page tells the sixth visitor of an address when to come back', async () => {
    const ip = newVisitor();
    for (let n = 0; n < 5; n += 1) await subscribe(app, newAddress(), { ip });
    const nonce = formNonce(app);
    const body = form({ email: newAddress(), nonce, version: '1', 'consents[brief]': 'true' });
    const answer = await call(app, 'POST', '/newsletter/forms/brief', { ip, body });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('C.6: a typing error costs nobody his next try', async () => {
    const ip = newVisitor();
    for (let n = 0; n < 10; n += 1) expect((await subscribe(app, 'ina@', { ip })).status).toBe(422);
    expect((await subscribe(app, newAddress(), { ip })).status).toBe(202);
  });

  it('C.6: a household on IPv6 counts as one, however its addresses are spelled', async () => {
    const statuses = [];
    for (const host of ['1', '2', 'a:b:c:d', '0:0:0:5', 'ffff::', '6'])
      statuses.push(
        (
          await subscribe(app, newAddress(), {
            ip: `2001:db8:0:7:${host.includes('::') ? host : host.includes(':') ? host : `:${host}`}`,
          })
        ).status,
      );
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });

  it('C.6: a network address that no trusted proxy vouches for is not believed', async () => {
    const ip = newVisitor();
    const statuses = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push(
        (await subscribe(app, newAddress(), { headers: { 'x-forwarded-for': `192.0.2.${n}, ${ip}` } }))
          .status,
      );
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });

  it('C.6: an address is asked once a day by one form, in silence', async () => {
    const email = newAddress();
    for (const status of [202, 202, 202]) expect((await subscribe(app, email)).status).toBe(status);
    expect(await confirmationMails(app, email)).toHaveLength(1);
    await age(email, DAY_MS - 60_000);
    await subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(1);
    await age(email, 60_000);
    await subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(2);
  });

  it('C.6: an address is asked three times in thirty days by all forms together', async () => {
    const email = newAddress();
    for (const key of ['brief', 'zwei', 'drei', 'vier']) expect((await at(key, email)).status).toBe(202);
    expect(await confirmationMails(app, email)).toHaveLength(3);
    await age(email, 30 * DAY_MS);
    await at('vier', email);
    expect(await confirmationMails(app, email)).toHaveLength(4);
  });

  it('C.6: five signups of one address at the same moment are one mail', async () => {
    const email = newAddress();
    const answers = await Promise.all(Array.from({ length: 5 }, () => subscribe(app, email)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(await confirmationMails(app, email)).toHaveLength(1);
    expect(await eventsOf(app, email)).toEqual(['requested']);
  });

  it('MSR-2.4-10: whose consent has lapsed can subscribe again', async () => {
    const email = await confirmed(app);
    await age(email, 2 * DAY_MS);
    await subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(1);
    await knexOf(app)('newsletter_consents')
      .whereIn('subscriber_id', knexOf(app)('newsletter_subscribers').where({ email }).select('document_id'))
      .update({ expires_at: Date.now() - 1 });
    await subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(2);
  });
});
