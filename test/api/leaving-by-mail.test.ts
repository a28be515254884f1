import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';
import { realClock, setClock } from '../helpers/clock';
import { bootDoors, confirmed, knexOf, ledgerOf, newAddress, subscriberOf } from '../helpers/doors';
import { PURPOSE, seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { databases, type App } from '../helpers/strapi';

const DAY_MS = 86_400_000;

describe.each(databases)('leaving by mail on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    await app.strapi
      .documents('plugin::newsletter.purpose')
      .create({ data: { ...PURPOSE, key: 'zwei', title: 'Zweitbrief', senderId } });
  });
  afterEach(() => realClock());
  afterAll(() => app.stop());

  /** A subscriber who received a campaign, with what a mail program finds in it. */
  const recipient = async () => {
    const email = await confirmed(app, newAddress());
    await sendCampaign(app, senderId);
    await sendNow(app);
    const mails = await Promise.all(
      readdirSync(app.outboxDir).map((file) => simpleParser(readFileSync(path.join(app.outboxDir, file)))),
    );
    const mail = mails.find(
      ({ to, headers }) => (to as AddressObject).text === email && headers.has('x-mailing-id'),
    )!;
    const unsubscribe = JSON.stringify(mail.headers.get('list'));
    return {
      email,
      token: /u\+([a-z0-9-]+)@/i.exec(unsubscribe)?.[1] ?? '',
      messageId: mail.messageId ?? '',
      mailingId: String(mail.headers.get('x-mailing-id')),
    };
  };
  const write = (mail: object) =>
    app.newsletter.leavingByMail.byMail({
      from: 'niemand@example.org',
      subject: 'abmelden',
      text: '',
      returnPath: 'niemand@example.org',
      receivedAt: Date.now(),
      ...mail,
    });
  const stateOf = async (email: string): Promise<string> => (await subscriberOf(app, email)).state;

  it('VIV-2.4d: a mail to the address of List-Unsubscribe ends that consent, whoever wrote it', async () => {
    const { email, token } = await recipient();
    const receivedAt = Date.now() - 60_000;
    expect(await write({ token: token.toUpperCase(), subject: '', receivedAt })).toEqual({ outcome: 'left' });
    expect(await stateOf(email)).toBe('left');
    const left = (await ledgerOf(app, email)).find(({ event }) => event === 'withdrawn')!;
    expect(JSON.parse(left.payload)).toMatchObject({ method: 'mail' });
    const { document_id: id } = await subscriberOf(app, email);
    const row = await knexOf(app)('newsletter_leavings').where({ subscriber_id: id }).first();
    expect(Number(row.requested_at)).toBe(receivedAt);
  });

  it('VIV-2.4d: without a token the address counts beside our Message-ID or Mailing-ID, and not beside another’s', async () => {
    const [first, second, other] = [await recipient(), await recipient(), await recipient()];
    const reply = { subject: 'AW: Testbrief', text: 'Stop\n\n> …' };
    expect(await write({ ...reply, from: first.email, references: [first.messageId] })).toEqual({
      outcome: 'left',
    });
    const quoted = `abmelden\n\n> X-Mailing-ID: ${second.mailingId}`;
    expect(await write({ subject: 'AW: Testbrief', from: second.email, text: quoted })).toEqual({
      outcome: 'left',
    });
    expect([await stateOf(first.email), await stateOf(second.email)]).toEqual(['left', 'left']);
    expect(await write({ ...reply, from: other.email, references: [first.messageId] })).toEqual({
      outcome: 'task',
    });
    expect(await stateOf(other.email)).toBe('active');
  });

  it('VIV-2.4d: strangers, bounces, automatic answers and altered tokens change nothing', async () => {
    const { email, token } = await recipient();
    const tasks = () => knexOf(app)('newsletter_leaving_tasks').count({ n: '*' }).first();
    const before = await tasks();
    expect(await write({ token: `${token}x` })).toMatchObject({ outcome: 'ignored' });
    expect(await write({ from: 'kein Absender' })).toMatchObject({ outcome: 'ignored' });
    expect(await write({ from: email, autoSubmitted: 'auto-generated' })).toMatchObject({
      outcome: 'ignored',
    });
    expect(await write({ token, returnPath: '' })).toMatchObject({ outcome: 'ignored', reason: 'bounce' });
    expect(await stateOf(email)).toBe('active');
    expect(await tasks()).toEqual(before);
  });

  it('MSR-2.4-18: what nobody decided in three days is applied by itself; a dismissed one is not', async () => {
    const [waiting, kept] = [await recipient(), await recipient()];
    const receivedAt = Date.now();
    for (const { email } of [waiting, waiting, kept])
      expect(await write({ from: email, receivedAt })).toEqual({ outcome: 'task' });
    const ours = await app.newsletter.leavingByMail.tasks();
    expect(ours.filter(({ fromAddress }) => fromAddress === waiting.email)).toHaveLength(1);
    const dismissed = ours.find(({ fromAddress }) => fromAddress === kept.email)!;
    await app.newsletter.leavingByMail.settle(dismissed.id, { verdict: 'dismissed', actor: 'user:1' });
    await expect(
      app.newsletter.leavingByMail.settle(dismissed.id, { verdict: 'applied', actor: 'user:1' }),
    ).rejects.toMatchObject({ code: 'not_found' });

    setClock(receivedAt + 3 * DAY_MS - 1);
    await app.newsletter.leavingByMail.applyOverdue();
    expect(await stateOf(waiting.email)).toBe('active');
    setClock(receivedAt + 3 * DAY_MS);
    expect(await app.newsletter.leavingByMail.applyOverdue()).toBeGreaterThan(0);
    expect([await stateOf(waiting.email), await stateOf(kept.email)]).toEqual(['left', 'active']);
  });
});
