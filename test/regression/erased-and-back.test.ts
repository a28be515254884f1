import { Readable } from 'node:stream';
import { bootDoors, call, confirmed, knexOf, newAddress, type Loose } from '../helpers/doors';
import { PURPOSE, seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { databases, uid, type App } from '../helpers/strapi';

/** Two rows of one mailbox: the nameless one of before, and the one of today. What is said counts for today's. */
describe.each(databases)('somebody who was erased and came back, on %s', (database) => {
  let app: App;
  let senderId: string;
  let email: string;
  let delivery: { id: number; mailingId: string };
  const rows = (): Promise<Loose[]> =>
    knexOf(app)('newsletter_subscribers').where({ email_hash: app.newsletter.keys.hashAddress(email) });
  const living = async (): Promise<Loose> => (await rows()).find(({ state }) => state !== 'erased');
  const comeBack = async (): Promise<void> => {
    // Asked again on another day.
    await knexOf(app)('newsletter_confirmation_requests').update({ requested_at: 1 });
    await confirmed(app, email);
  };

  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    email = await confirmed(app, newAddress('wieder'));
    const campaign = await sendCampaign(app, senderId);
    await sendNow(app);
    const run = (await app.newsletter.repositories.runs.findByCampaign(campaign))!;
    const { id } = await knexOf(app)('newsletter_deliveries').where({ run_id: run.id }).first();
    delivery = { id, mailingId: (await app.newsletter.repositories.campaigns.find(campaign))!.mailingId! };
    await app.newsletter.erasure.erase((await living()).document_id, { method: 'staff', actor: 'test' });
    await comeBack();
  });
  afterAll(() => app.stop());

  const mail = (more: object) =>
    app.newsletter.leavingByMail.byMail({
      from: email,
      subject: 'abmelden',
      text: '',
      returnPath: email,
      receivedAt: Date.now(),
      ...more,
    });

  it('VIV-2.4d: a request by mail that quotes a mail of before ends what he has today', async () => {
    expect(await rows()).toHaveLength(2);
    expect(
      await mail({ subject: 'abmelden', text: `abmelden\nX-Mailing-ID: ${delivery.mailingId}` }),
    ).toEqual({
      outcome: 'left',
    });
    expect((await living()).state).toBe('left');
  });

  it('MSR-2.4-17: the link and the address in a mail of before end what he has today', async () => {
    const url = new URL(app.newsletter.links.unsubscribe(delivery.id));
    await comeBack();
    expect((await living()).state).toBe('active');
    const answer = await call(app, 'POST', `/api/newsletter/unsubscribe/${url.pathname.split('/').at(-1)}`, {
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([answer.status, (await living()).state]).toEqual([200, 'left']);
    await comeBack();
    const token = /u\+([a-z0-9-]+)@/.exec(app.newsletter.links.unsubscribeMailto(delivery.id, 'b.test'))?.[1];
    expect(await mail({ token, from: 'niemand@example.org' })).toEqual({ outcome: 'left' });
    expect((await living()).state).toBe('left');
  });

  it('MSR-AS-2: an import finds the one of today', async () => {
    await comeBack();
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    const report = await app.newsletter.imports.importFile(Readable.from([`email\n${email}\n`]), order);
    expect(report).toMatchObject({ unchanged: 1, proven: 0 });
    const { subscriber_id: id } = await knexOf(app)('newsletter_imported_rows').first();
    expect(id).toBe((await living()).document_id);
  });

  it('G-17: an old list with a proof gives him nothing that he did not ask for after the erasure', async () => {
    const order = { senderId, purposeKey: 'zweck', origin: 'own-form', actor: 'test' };
    const purpose = { ...PURPOSE, key: order.purposeKey, senderId };
    await app.strapi.documents(uid('purpose')).create({ data: purpose });
    const said = new Date(Date.now() - 200 * 86_400_000).toISOString();
    const list = `email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n${email},${said},192.0.2.1,${said},192.0.2.1,https://messhaus.test/,"Ja, gern."\n`;
    const report = await app.newsletter.imports.importFile(Readable.from([list]), order);
    expect(report).toMatchObject({ unchanged: 1, proven: 0 });
    const { document_id: id } = await living();
    expect(await app.newsletter.repositories.consents.find(id, order.purposeKey)).toBeNull();
  });

  it('G-17: a mail of somebody who is erased and did not come back is not kept', async () => {
    await app.newsletter.erasure.erase((await living()).document_id, { method: 'staff', actor: 'test' });
    expect(await mail({})).toEqual({ outcome: 'ignored', reason: 'unknown' });
    expect(await app.newsletter.leavingByMail.tasks()).toEqual([]);
  });
});
