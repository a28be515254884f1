import { readdirSync, readFileSync } from 'node:fs';
import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmed,
  form,
  graphql,
  knexOf,
  newAddress,
  nonceOf,
  press,
  refusal,
  subscriberOf,
  type Answer,
  type Loose,
} from '../helpers/doors';
import { ACTOR, seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';

type Fields = Partial<Record<'mailingId' | 'email' | 'reason', string>>;

const REPORT = `mutation ($mailingId: String, $token: String, $email: String!, $reason: String!) {
  reportNewsletterAbuse(mailingId: $mailingId, token: $token, email: $email, reason: $reason) { caseNumber blocking }
}`;

const multipart = (fields: object, attachment?: { name: string; content: Buffer }): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  if (attachment) data.append('attachment', new Blob([new Uint8Array(attachment.content)]), attachment.name);
  return data;
};

describe.each(databases)('abuse reports on %s', (database) => {
  let app: App;
  let mailingId: string;
  let senderId: string;
  let campaignId: string;
  const readers: { email: string; id: string; deliveryId: number }[] = [];
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    const emails: string[] = [];
    for (let n = 0; n < 8; n += 1) emails.push(await confirmed(app, newAddress('leser')));
    campaignId = await sendCampaign(app, senderId);
    await sendNow(app);
    ({ mailingId } = (await app.newsletter.repositories.runs.findByCampaign(campaignId)) as {
      mailingId: string;
    });
    for (const email of emails) {
      const { document_id: id } = await subscriberOf(app, email);
      const delivery = await knexOf(app)('newsletter_deliveries').where({ subscriber_id: id }).first();
      readers.push({ email, id, deliveryId: delivery.id });
    }
  });
  afterAll(() => app.stop());

  const reader = () => readers.pop()!;
  const stateOf = async (email: string): Promise<string> => (await subscriberOf(app, email)).state;
  const newestReport = () => knexOf(app)('newsletter_abuse_reports').orderBy('id', 'desc').first();
  const noticesTo = (email: string) =>
    knexOf(app)('newsletter_notices')
      .where({ to_address: email })
      .whereNot({ notice: 'double-opt-in' })
      .orderBy('id');
  const byPage = (fields: object, path = '/newsletter/abuse'): Promise<Answer> =>
    press(app, path, fields as Record<string, string>);
  const byJson = (fields: object) => call(app, 'POST', '/api/newsletter/abuse-reports', { body: fields });
  const byMultipart = (fields: object, attachment?: { name: string; content: Buffer }) =>
    call(app, 'POST', '/api/newsletter/abuse-reports', { body: multipart(fields, attachment) });
  const byGraphql = async (fields: object): Promise<Answer> => {
    const answer = await graphql(app, REPORT, { email: '', reason: '', ...fields });
    const refused = answer.json?.errors?.[0];
    return { ...answer, status: refused ? 422 : 202 };
  };

  const matrix = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => {
    const fields: Fields = {};
    if (bits & 1) fields.mailingId = 'given';
    if (bits & 2) fields.email = 'fremd@example.org';
    if (bits & 4) fields.reason = 'Ich habe das nie bestellt.';
    return [Object.keys(fields).join(', ') || 'nothing', fields] as const;
  });

  it.each(matrix)('LM-8.3: with %s each door asks for the same three fields', async (_given, given) => {
    const fields = given.mailingId === undefined ? given : { ...given, mailingId };
    const status = Object.keys(given).length === 3 ? 202 : 422;
    for (const send of [byPage, byJson, byMultipart, byGraphql])
      expect((await send(fields)).status).toBe(status);
  });

  it('LM-8.3: what is missing is named by code and rule', async () => {
    const full = { mailingId, email: 'fremd@example.org', reason: 'x' };
    expect(refusal(await byJson({ ...full, mailingId: '' }))).toEqual({
      code: 'mailing_id_missing',
      rule: 'MFR-8.2',
    });
    expect(refusal(await byJson({ ...full, email: '' }))).toEqual({ code: 'email_missing', rule: 'LM-8.3' });
    expect(refusal(await byJson({ ...full, reason: '' }))).toEqual({
      code: 'reason_missing',
      rule: 'LM-8.3',
    });
  });

  it('MFR-8.1: the Mailing-ID leads to the campaign, the sender and the reporter’s subscriber', async () => {
    const { email, id } = reader();
    expect((await byJson({ mailingId: `X-Mailing-ID: ${mailingId}`, email, reason: 'x' })).status).toBe(202);
    expect(await newestReport()).toMatchObject({
      campaign_id: campaignId,
      sender_id: senderId,
      subscriber_id: id,
      mailing_id: mailingId,
      proof: 'none',
      state: 'open',
    });
  });

  it('MSR-AS-5: a report through the link of a mail blocks the address at once, and the case stays open', async () => {
    const { email, deliveryId } = reader();
    const path = new URL(app.newsletter.links.abuse(deliveryId));
    const answer = await byPage({ email, reason: 'never_subscribed' }, path.pathname + path.search);
    expect(answer.status).toBe(202);
    expect(await stateOf(email)).toBe('suppressed');
    expect(await newestReport()).toMatchObject({ proof: 'token', state: 'open' });
    expect((await noticesTo(email)).map(({ notice }: Loose) => notice)).toEqual(['abuse-acknowledgement']);
  });

  it('MFR-8.3: the delivered mail itself, attached, blocks the address at once', async () => {
    const { email, deliveryId } = reader();
    const token = app.newsletter.links.token('unsubscribe', deliveryId);
    const mails = readdirSync(app.outboxDir).filter((name) => name.endsWith('.eml'));
    const raw = mails
      .map((name) => readFileSync(`${app.outboxDir}/${name}`))
      .find((mail) =>
        mail
          .toString('latin1')
          .replace(/=?\r?\n[ \t]*/g, '')
          .includes(token),
      );
    expect(raw).toBeDefined();
    const answer = await byMultipart({ email, reason: 'x' }, { name: 'mail.eml', content: raw! });
    expect(answer.json.data).toMatchObject({ blocking: 'blocked' });
    expect(await stateOf(email)).toBe('suppressed');
    expect(await newestReport()).toMatchObject({
      proof: 'attached-mail',
      mailing_id: mailingId,
      campaign_id: campaignId,
    });
  });

  it('MSR-AS-4: nobody silences a stranger: a Mailing-ID alone sends that address one mail, and one press blocks it', async () => {
    const { email } = reader();
    for (let n = 0; n < 3; n += 1) {
      const answer = await byJson({ mailingId, email, reason: 'x' });
      expect(answer.json.data.blocking).toBe('click-needed');
    }
    expect(await stateOf(email)).toBe('active');
    const mails = await noticesTo(email);
    expect(mails.map(({ notice }: Loose) => notice)).toEqual(['abuse-confirm']);
    const path = /\/newsletter\/abuse\/confirm\/[A-Za-z0-9_-]+/.exec(mails[0].text)![0];
    expect((await call(app, 'POST', path)).status).toBe(409);
    const nonce = nonceOf(await call(app, 'GET', path));
    expect(await stateOf(email)).toBe('active');
    const press = () => call(app, 'POST', path, { body: form({ nonce }) });
    expect([(await press()).status, (await press()).status]).toEqual([200, 200]);
    expect(await stateOf(email)).toBe('suppressed');
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });

  it('MSR-AS-4: an address that is nobody’s subscriber gets the same answer and no mail', async () => {
    const answer = await byJson({ mailingId, email: 'niemand@example.org', reason: 'x' });
    expect([answer.status, answer.json.data.blocking]).toEqual([202, 'click-needed']);
    expect(await noticesTo('niemand@example.org')).toEqual([]);
  });

  it('MSR-AS-4: who wants to stay anonymous is marked so, and the mail to him says so to nobody else', async () => {
    const { email } = reader();
    await byJson({ mailingId, email, reason: 'x', anonymous: true });
    expect(Boolean((await newestReport()).anonymous)).toBe(true);
    const public_ = await call(app, 'GET', '/api/newsletter/abuse-reports');
    expect([404, 405]).toContain(public_.status);
  });

  it('MSR-AS-5: a case is closed by a verdict with its reason and by nothing else', async () => {
    await byJson({ mailingId, email: 'fremd@example.org', reason: 'x' });
    const { document_id: id } = await newestReport();
    for (const decision of [
      { verdict: undefined, note: 'x' },
      { verdict: 'justified', note: ' ' },
      { verdict: 'ok', note: 'x' },
    ])
      await expect(app.newsletter.abuse.decide(id, decision, ACTOR.name)).rejects.toMatchObject({
        code: 'verdict_missing',
      });
    await app.newsletter.abuse.decide(id, { verdict: 'justified', note: 'Kein Nachweis.' }, ACTOR.name);
    expect(await newestReport()).toMatchObject({
      state: 'closed',
      verdict: 'justified',
      decided_by: ACTOR.name,
    });
  });

  const NOTICE = {
    reason: 'unlawful_content',
    message: 'Die Seite gibt sich als eine Bank aus.',
    firstName: 'Ina',
    lastName: 'Hinz',
    goodFaith: 'true',
  };

  it('DE-14: a notice of illegal content says why, who and in good faith, at each door; nothing is lost in the form', async () => {
    const email = newAddress('hinweis');
    for (const [missing, field] of [
      ['message', 'message'],
      ['lastName', 'lastName'],
      ['goodFaith', 'goodFaith'],
    ] as const) {
      const fields = { ...NOTICE, firstName: '', [missing]: '', mailingId, email };
      const refused = await byJson(fields);
      expect([refused.status, refusal(refused)]).toEqual([422, { code: 'notice_incomplete', rule: 'DE-14' }]);
      expect(refused.json.error.details.fields).toEqual([field]);
      expect((await byMultipart(fields)).status).toBe(422);
      const page = await byPage(fields);
      expect(page.status).toBe(422);
      expect(page.text).toContain(`href="#${field}"`);
      expect(page.text).toContain('name="goodFaith"');
      expect(page.text).toContain(email);
    }
    expect(await noticesTo(email)).toEqual([]);
    const { reason, goodFaith: _, ...rest } = NOTICE;
    const child = await byJson({
      mailingId,
      email,
      reason: 'child_abuse',
      message: rest.message,
      goodFaith: true,
    });
    expect([reason, child.status]).toEqual(['unlawful_content', 202]);
  });

  it('DE-14: the address of a web version is an exact place, its receipt goes out at once and once a day', async () => {
    const email = newAddress('hinweis');
    const { deliveryId, email: owner } = reader();
    const location = app.newsletter.links.webView(deliveryId);
    for (let n = 0; n < 2; n += 1)
      expect((await byPage({ ...NOTICE, mailingId: location, email })).status).toBe(202);
    expect(await newestReport()).toMatchObject({
      mailing_id: mailingId,
      sender_id: senderId,
      campaign_id: campaignId,
      subscriber_id: null,
      location,
      proof: 'none',
    });
    const mails = await noticesTo(email);
    expect(mails.map(({ notice }: Loose) => notice)).toEqual(['abuse-acknowledgement']);
    expect(mails[0].text).toContain(mailingId);
    expect([await noticesTo(owner), await stateOf(owner)]).toEqual([[], 'active']);
    expect((await byJson({ ...NOTICE, mailingId: `${app.url}/newsletter/forms/brief`, email })).status).toBe(
      202,
    );
    expect(await newestReport()).toMatchObject({ sender_id: senderId, campaign_id: null, mailing_id: null });
  });

  it('DE-14: the notifier gets the decision, the sender its reasons without the notifier, and the web version closes', async () => {
    const email = newAddress('hinweis');
    const { deliveryId } = reader();
    const location = app.newsletter.links.webView(deliveryId);
    const seen = async () =>
      (await call(app, 'GET', new URL(location).pathname)).text.includes('Neues über Bücher');
    await byJson({ ...NOTICE, mailingId: location, email, anonymous: true });
    const { document_id: id, case_number: caseNumber } = await newestReport();
    const decision = { verdict: 'justified', note: 'Anbieter angefragt.', measure: 'web_version_closed' };
    const told = { reasons: 'Die Seite täuscht über ihren Anbieter.', ground: '§ 5 UWG' };
    await expect(app.newsletter.abuse.decide(id, decision, ACTOR.name)).rejects.toMatchObject({
      code: 'decision_incomplete',
      rule: 'DE-14',
    });
    expect([(await newestReport()).state, await seen()]).toEqual(['open', true]);
    await app.newsletter.abuse.decide(id, { ...decision, ...told }, ACTOR.name);
    const toReporter = (await noticesTo(email)).at(-1);
    expect(toReporter).toMatchObject({ notice: 'abuse-decision' });
    for (const words of [caseNumber, told.reasons, 'abuse@', 'Gerichten', 'kein automatisches'])
      expect(toReporter.text).toContain(words);
    const toSender = (await noticesTo('kontakt@testhaus.test')).at(-1);
    expect(toSender).toMatchObject({ notice: 'statement-of-reasons' });
    for (const words of [caseNumber, mailingId, told.reasons, told.ground, 'Webansicht', 'Gerichten'])
      expect(toSender.text).toContain(words);
    for (const secret of [email, 'Hinz', decision.note, location]) {
      expect(toSender.text).not.toContain(secret);
      expect(toSender.html).not.toContain(secret);
    }
    expect(await seen()).toBe(false);
  });

  it('MSR-4.3d: 20,000,000 bytes are taken, one more is not', async () => {
    const fields = { email: 'fremd@example.org', reason: 'x' };
    const attachment = (bytes: number) => ({ name: 'mail.eml', content: Buffer.alloc(bytes, 'x') });
    expect((await byMultipart(fields, attachment(20_000_000))).status).toBe(202);
    const refused = await byMultipart(fields, attachment(20_000_001));
    expect([refused.status, refusal(refused)]).toEqual([
      413,
      { code: 'attachment_too_large', rule: 'MSR-4.3d' },
    ]);
    const nonce = nonceOf(await call(app, 'GET', '/newsletter/abuse'));
    const body = multipart({ ...fields, nonce }, attachment(20_000_001));
    expect((await call(app, 'POST', '/newsletter/abuse', { body })).status).toBe(413);
  });

  it.each(['mail.exe', 'mail', 'mail.eml.html'])('LM-8.3: %s is no mail', async (name) => {
    const answer = await byMultipart(
      { email: 'fremd@example.org', reason: 'x' },
      { name, content: Buffer.from('x') },
    );
    expect([answer.status, refusal(answer).code]).toEqual([422, 'attachment_invalid']);
  });
});
