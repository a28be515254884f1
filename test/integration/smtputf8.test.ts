import { Readable } from 'node:stream';
import {
  adminDoor,
  bootDoors,
  call,
  confirmationMails,
  confirmed,
  form,
  formNonce,
  graphql,
  knexOf,
  refusal,
  subscribe,
  subscriberOf,
} from '../helpers/doors';
import { publishedRecords, verdicts } from '../helpers/dkim';
import { bodiesOf, header } from '../helpers/mail';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, sendNow } from '../helpers/sending';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { uid, type App } from '../helpers/strapi';

const SUBSCRIBE = `mutation ($email: String!, $consents: [NewsletterConsentInput!]!) {
  subscribeToNewsletter(form: "brief", email: $email, consents: $consents) { status }
}`;
const NO_SMTPUTF8 = Object.assign(new Error('5.6.7 the mailbox behind me takes no SMTPUTF8'), {
  responseCode: 553,
});

describe('addresses beyond ASCII before the @, where the site mails them', () => {
  let app: App;
  let plain: SmtpSink;
  let full: SmtpSink;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  /** At a sender whose mail only the server without SMTPUTF8 takes, and at one that has both. */
  let poor: string;
  let rich: string;
  let people = 0;
  const refusing = new Set<string>();
  const options: (readonly [string, unknown])[] = [];

  beforeAll(async () => {
    plain = await startSmtpSink({ hideSMTPUTF8: true });
    full = await startSmtpSink({
      onRcptTo: ({ address }, session, callback) => {
        const { mailFrom } = session.envelope;
        if (mailFrom) options.push([address, mailFrom.args]);
        callback(refusing.has(address) ? NO_SMTPUTF8 : null);
      },
    });
    app = await bootDoors('sqlite', {
      NEWSLETTER_SMTPUTF8: 'on',
      SMTP_URL: plain.url,
      SMTP_URL_2: `${full.url}?domains=testhaus.test`,
    });
    door = await adminDoor(app);
    ({ senderId: rich } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    ({ senderId: poor } = await seedSender(app, {
      sender: { profiles: ['test-fast'], domain: 'arm.test', fromEmail: 'brief@arm.test' },
      form: { slug: 'arm' },
    }));
  });
  afterAll(async () => {
    await app.stop();
    await plain.close();
    await full.close();
  });

  const newAddressee = () => `KäSe${(people += 1)}@müller.test`;
  const wired = (address: string) => address.replace('müller', 'xn--mller-kva');
  const bring = async (senderId: string, address: string) => {
    const at = new Date(Date.now() - 86_400_000).toISOString();
    const report = await app.newsletter.imports.importFile(
      Readable.from([
        'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n',
        `${address},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`,
      ]),
      { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' },
    );
    expect(report).toMatchObject({ proven: 1, refused: [] });
    return String((await subscriberOf(app, address.normalize('NFC'))).document_id);
  };
  const send = async (senderId: string) => {
    const id = await sendCampaign(app, senderId);
    await sendNow(app);
    return id;
  };
  /** This server shows domains in letters. */
  const arrived = (sink: SmtpSink, address: string) => sink.mails.filter(({ rcptTo }) => rcptTo === address);
  const card = async (id: string) => (await door.call('GET', `/newsletter/subscribers/${id}`)).json;
  const deliveryOf = (id: string) =>
    knexOf(app)('newsletter_deliveries').where({ subscriber_id: id }).orderBy('id', 'desc').first();

  it('R6531-1: mail takes the server that offers SMTPUTF8, once, with a raw To that mailauth verifies; all other mail the first', async () => {
    const address = newAddressee();
    const id = await bring(rich, address);
    const others = await seedConfirmed(app, rich, 2, 'rich');
    expect(await agreedRun(app, await send(rich))).toMatchObject({ counts: { submitted: 3 } });
    const [mail, ...more] = arrived(full, address);
    expect(more).toEqual([]);
    expect([plain.mails.length, full.mails.length]).toEqual([2, 1]);
    for (const other of others) expect(arrived(plain, other)).toHaveLength(1);
    const head = mail!.raw.toString('utf8').split('\r\n\r\n')[0] ?? '';
    expect(head).toContain(`\r\nTo: ${wired(address)}\r\n`);
    expect(head.replace(/\r\nTo: .*/, '')).toMatch(/^[\x00-\x7f]*$/);
    expect(await verdicts(mail!.raw, await publishedRecords(app, rich))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^pass rsa-sha256/)]),
    );
    expect(options.at(-1)).toEqual([address, expect.objectContaining({ SMTPUTF8: true, BODY: '8BITMIME' })]);
    expect((await card(id)).needsSmtpUtf8).toBeNull();
  });

  it('C.2.2: where no server offers it, the mail fails as capability and the address is marked, nobody blamed', async () => {
    const id = await bring(poor, newAddressee());
    const [other] = await seedConfirmed(app, poor, 1, 'poor');
    const run = await agreedRun(app, await send(poor));
    expect(run).toMatchObject({ state: 'sent', counts: { submitted: 1, failed: 1, bounced: 0 } });
    expect(arrived(plain, other!)).toHaveLength(1);
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({ state: 'failed', reason: 'capability', rule: 'C.2.2' });
    expect(await card(id)).toMatchObject({
      state: 'active',
      suppressions: [],
      needsSmtpUtf8: { lack: 'server', at: expect.any(String) },
    });
    // Never offered: no cap and no provider counts it.
    const logged = await knexOf(app)('newsletter_sending_log').where({ delivery_id: delivery.id });
    expect(logged).toEqual([]);
    const answers = await knexOf(app)('newsletter_run_answers').where({ run_id: delivery.run_id });
    expect(answers.reduce((sum: number, { failed }: { failed: number }) => sum + failed, 0)).toBe(0);
  });

  it('C.2.2: a server that says so for one behind it marks the address too; a mail that was taken clears it', async () => {
    const address = newAddressee();
    const id = await bring(rich, address);
    refusing.add(address);
    await send(rich);
    expect(await deliveryOf(id)).toMatchObject({ state: 'failed', reason: 'capability' });
    expect(await card(id)).toMatchObject({
      state: 'active',
      suppressions: [],
      needsSmtpUtf8: { lack: 'route' },
    });
    refusing.delete(address);
    await send(rich);
    expect(await deliveryOf(id)).toMatchObject({ state: 'submitted' });
    expect((await card(id)).needsSmtpUtf8).toBeNull();
    expect(arrived(full, address)).toHaveLength(1);
  });

  it('R6531-1: the confirmation mail of such an address arrives and confirms; where it cannot leave the card says so', async () => {
    const address = newAddressee();
    await subscribe(app, address);
    await sendNow(app);
    const [mail] = arrived(full, address);
    expect(header(mail!, 'Auto-Submitted')).toBe('auto-generated');
    const [, token] = /\/newsletter\/confirm\/([A-Za-z0-9_-]+)/.exec(bodiesOf(mail!).text) ?? [];
    const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect(answer.status).toBe(200);
    const lost = newAddressee();
    await subscribe(app, lost, { data: { form: 'arm' } });
    await sendNow(app);
    const [notice] = await confirmationMails(app, lost);
    expect(notice).toMatchObject({ state: 'failed', reason: 'capability' });
    const { document_id: id } = await subscriberOf(app, lost);
    expect(await card(id)).toMatchObject({ suppressions: [], needsSmtpUtf8: { lack: 'server' } });
  });

  const page = (email: string) =>
    call(app, 'POST', '/newsletter/forms/brief', {
      body: form({ email, nonce: formNonce(app), version: '1', website: '', 'consents[brief]': 'true' }),
    });
  it.each<[string, (email: string) => Promise<unknown>]>([
    ['the page of the form', page],
    ['REST', (email) => subscribe(app, email)],
    ['GraphQL', (email) => graphql(app, SUBSCRIBE, { email, consents: [{ purpose: 'brief', given: true }] })],
    ['an import', (email) => bring(rich, email)],
    [
      'the Content Manager',
      (email) => app.strapi.documents(uid('subscriber')).create({ data: { email, senderId: rich } }),
    ],
    [
      'a correction by the team',
      async (email) => {
        const { document_id: id } = await subscriberOf(app, await confirmed(app));
        await door.call('POST', `/newsletter/subscribers/${id}/address-change`, { email, way: 'phone' });
      },
    ],
  ])('R6531-1: %s takes such an address, under one hash for every writing of it', async (_what, enter) => {
    const address = newAddressee();
    const typed = address.replace('ä', 'a\u0308');
    await enter(typed);
    const row = await subscriberOf(app, address);
    expect(row).toMatchObject({ email: address, email_normalised: wired(address.toLowerCase()) });
    expect(row.email_hash).toBe(app.newsletter.keys.hashAddress(wired(address.toLowerCase())));
    expect(await knexOf(app)('newsletter_subscribers').where({ email: address })).toHaveLength(1);
  });

  it('MFR-2.1: a function stays refused in its own spelling', async () => {
    expect(refusal(await subscribe(app, 'BÜRO@müller.test')).code).toBe('role_address');
  });

  it('R6531-1: the pages let a browser send such an address', async () => {
    for (const path of ['/newsletter/forms/brief', '/newsletter/origin', '/newsletter/abuse']) {
      const { text } = await call(app, 'GET', path);
      expect(text).toMatch(/type="text"\s+inputmode="email"/);
      expect(text).not.toContain('type="email"');
    }
  });

  it('G-17: an erasure finds the address in every case of its letters, and takes the mark', async () => {
    const address = newAddressee();
    const id = await bring(poor, address);
    await send(poor);
    expect((await card(id)).needsSmtpUtf8).not.toBeNull();
    const shouted = address.toUpperCase().replace('MÜLLER.TEST', 'müller.test');
    const notices = knexOf(app)('newsletter_notices');
    await app.newsletter.repositories.notices.enqueue({
      senderId: poor,
      senderDomain: 'arm.test',
      kind: 'notice',
      notice: 'origin',
      subscriberId: null,
      reference: null,
      toAddress: shouted,
      subject: 'x',
      html: 'x',
      text: 'x',
      locale: 'de',
      createdAt: Date.now(),
      giveUpAt: Date.now() + 60_000,
      notBefore: Date.now() + 60_000,
    });
    await app.newsletter.erasure.erase(id, { method: 'staff', actor: 'test' });
    expect(await notices.where({ to_address: shouted })).toEqual([]);
    expect(await app.newsletter.repositories.utf8Marks.of(id)).toBeNull();
  });

  it('DESIGN-6: doctor names the server that does not offer SMTPUTF8', async () => {
    const found = (await app.newsletter.doctor.examine({ dns: false })).find(
      ({ check }) => check === 'smtputf8',
    );
    expect(found).toMatchObject({ state: 'warning', code: 'smtputf8_partly_offered' });
    expect(found?.message).toContain(new URL(plain.url).host);
    expect(found?.message).not.toContain(new URL(full.url).host);
  });
});
