import { consentExpiry } from '../../src/plugins/newsletter/server/src/domain/consent/state';
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
  press,
  subscribe,
  subscriberOf,
  type Loose,
} from '../helpers/doors';
import { realClock, setClock } from '../helpers/clock';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { deliveries, sendNow } from '../helpers/sending';
import type { App } from '../helpers/strapi';

/** What is over by time, by leaving or by erasure stays over, whatever was on its way at that moment. */
describe('a consent that ended', () => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite', { CONFIRM_REPLY_ADDRESS: 'ja@antwort.test' });
    // Under this profile a yes lasts for twelve months.
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-short'] } }));
  });
  afterEach(() => realClock());
  afterAll(() => app.stop());

  const idOf = async (email: string): Promise<string> => (await subscriberOf(app, email)).document_id;
  const stateOf = async (email: string) =>
    (await app.newsletter.repositories.consents.find(await idOf(email), 'brief'))?.state;
  const preferencesOf = async (email: string) =>
    new URL(app.newsletter.links.preferences(await idOf(email))).pathname;
  const leave = async (email: string) =>
    app.newsletter.preferences.save(
      (await preferencesOf(email)).split('/').at(-1)!,
      { leave: 'all' },
      { method: 'page' },
    );
  const changeMail = async (email: string): Promise<Loose> =>
    knexOf(app)('newsletter_notices').where({ to_address: email, notice: 'address-change' }).first();

  /** Wants mail at another address, which has not confirmed yet. */
  const moving = async () => {
    const [old, fresh] = [await confirmed(app, newAddress('alt')), newAddress('neu')];
    await press(app, `${await preferencesOf(old)}/address`, { email: fresh });
    const { text } = await changeMail(fresh);
    return { old, fresh, link: /\/newsletter\/address\/[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '' };
  };

  it('MOS-1.3: who left at the old address has nothing to take to a new one, and the link confirms nothing', async () => {
    const { old, fresh, link } = await moving();
    const nonce = nonceOf(await call(app, 'GET', link));
    await leave(old);
    expect((await call(app, 'GET', link)).status).toBe(404);
    expect((await call(app, 'POST', link, { body: form({ nonce }) })).status).toBe(404);
    expect([await stateOf(old), await stateOf(fresh)]).toEqual(['withdrawn', 'requested']);
    await sendNow(app);
    expect(await changeMail(fresh)).toMatchObject({ state: 'failed', reason: 'request_settled' });
  });

  it('VIV-2.3b: only a mail that an answer can confirm asks for answers at our address', async () => {
    const { fresh } = await moving();
    const asked = newAddress();
    await subscribe(app, asked);
    await sendNow(app);
    const { readdirSync, readFileSync } = await import('node:fs');
    const raw = readdirSync(app.outboxDir).map((file) => readFileSync(`${app.outboxDir}/${file}`, 'utf8'));
    const replyTo = (email: string) =>
      /^Reply-To: (.*)$/m.exec(raw.find((mail) => mail.includes(`To: ${email}`)) ?? '')?.[1] ?? '';
    expect(replyTo(asked)).toContain('@antwort.test');
    expect(replyTo(fresh)).toContain('antwort@testhaus.test');
  });

  it('MSR-2.4-10: who lapsed under a stricter policy and asks again is asked at once, and the daily run takes nothing away', async () => {
    const email = await confirmed(app);
    const start = Date.now();
    // The row the cache and the record agree on: the clock goes on, nothing is rewritten.
    setClock(consentExpiry(start, 12) + 60_000);
    await subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(2);
    expect(await eventsOf(app, email)).toEqual(['requested', 'confirmed', 'expired', 'requested']);
    expect(await app.newsletter.consentUpkeep()).toBeDefined();
    const { token } = await linksTo(app, email);
    const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect([answer.status, await stateOf(email)]).toEqual([200, 'active']);
    const { differences } = await app.newsletter.rebuildConsents({ write: false });
    expect(differences).toEqual([]);
  });

  it('MSR-2.4-10: an end written into the cache by another hand makes no yes last longer than its record', async () => {
    const [imported] = await seedConfirmed(app, senderId, 1, 'ewig');
    const clicked = await confirmed(app, newAddress('ewig'));
    const start = Date.now();
    const far = { expressed_at: start + 86_400_000 * 900, expires_at: start + 86_400_000 * 1_800 };
    for (const email of [imported!, clicked])
      await knexOf(app)('newsletter_consents')
        .where({ subscriber_id: await idOf(email) })
        .update(far);
    // The import proves a yes of the day before; a minute before its end one is over and the other is not.
    setClock(consentExpiry(start, 12) - 60_000);
    const campaign = await sendCampaign(app, senderId);
    await sendNow(app);
    const fate = (await deliveries(app, campaign)).map(({ email, state, reason }) => [
      email,
      reason ?? state,
    ]);
    expect(Object.fromEntries(fate)).toMatchObject({
      [imported!]: 'consent_expired',
      [clicked]: 'submitted',
    });
  });

  it('G-17: the mail server’s answer about somebody erased meanwhile is not kept', async () => {
    const { deliveries: repository } = app.newsletter.repositories;
    const people = [await confirmed(app, newAddress('weg')), await confirmed(app, newAddress('da'))];
    const ids: number[] = [];
    for (const email of people) {
      const [row] = await knexOf(app)('newsletter_deliveries')
        .insert({ run_id: 987_654, subscriber_id: await idOf(email), state: 'handing-over', holder: 'h' })
        .returning('id');
      ids.push(row.id);
    }
    await app.newsletter.erasure.erase(await idOf(people[0]!), { method: 'staff', actor: 'test' });
    const answers = ids.map((id, n) => ({ id, reply: `250 OK ${people[n]}` }));
    await repository.recordSubmitted(answers, 'h', Date.now());
    const kept = await knexOf(app)('newsletter_deliveries')
      .whereIn('id', ids)
      .orderBy('id')
      .select('state', 'reply');
    expect(kept.map(({ state, reply }: Loose) => [state, reply === null])).toEqual([
      ['submitted', true],
      ['submitted', false],
    ]);
  });
});
