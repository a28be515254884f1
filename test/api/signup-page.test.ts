import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmationMails,
  confirmed,
  form,
  formNonce,
  knexOf,
  linksTo,
  newAddress,
  newVisitor,
  nonceOf,
  refusal,
  subscribe,
  subscriberOf,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { sendNow } from '../helpers/sending';

const PAGE = '/newsletter/forms/brief';

describe.each(databases)('the signup page and its mail on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await bootDoors(database);
    await seedSender(app, {
      sender: { allowedOrigins: ['https://kundin.example.org'], profiles: ['test-fast'] },
    });
  });
  afterAll(() => app.stop());

  const post = (fields: Record<string, string>) => call(app, 'POST', PAGE, { body: form(fields) });
  const filled = async (fields: Record<string, string>) =>
    post({
      nonce: formNonce(app),
      version: '1',
      'consents[brief]': 'true',
      ...fields,
    });

  it('MOS-2.2: the page tells what comes, how often and from whom, beside a box that nobody ticked', async () => {
    const { status, text, headers } = await call(app, 'GET', PAGE);
    expect(status).toBe(200);
    for (const told of [
      PURPOSE.title,
      PURPOSE.messageTypes,
      PURPOSE.frequency,
      PURPOSE.text,
      FORM.privacyNotice,
    ])
      expect(text).toContain(told);
    expect(text).toMatch(/<input[^>]*type="checkbox"[^>]*name="consents\[brief\]"/);
    expect(text).not.toMatch(/<input[^>]*\bchecked\b/);
    expect(text).not.toMatch(/<script/);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('MFR-4.1: the form can be framed by the sites the sender named, and by no other', async () => {
    const { headers } = await call(app, 'GET', PAGE);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://kundin.example.org');
    expect(headers.get('x-frame-options')).toBeNull();
    const other = await call(app, 'GET', '/newsletter/abuse');
    expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('MFR-4.1: a no is shown in the frame too, where the form stood', async () => {
    const ip = newVisitor();
    for (let n = 0; n < 5; n += 1) await subscribe(app, newAddress(), { ip });
    const fields = { nonce: formNonce(app), version: '1', 'consents[brief]': 'true', email: newAddress() };
    const { status, headers } = await call(app, 'POST', PAGE, { ip, body: form(fields) });
    expect(status).toBe(429);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://kundin.example.org');
  });

  it("MFR-4.1: a form's own list of sites goes before its sender's, and takes nothing but web origins", async () => {
    const documents = app.strapi.documents('plugin::newsletter.signup-form');
    const { documentId } = await documents.findFirst({ filters: { slug: 'brief' } });
    const save = (allowedOrigins: unknown) => documents.update({ documentId, data: { allowedOrigins } });
    const policy = async () =>
      (await call(app, 'GET', `${PAGE}?embed=1`)).headers.get('content-security-policy');
    await save(['https://laden.example.org']);
    expect(await policy()).toMatch(/frame-ancestors https:\/\/laden\.example\.org$/);
    await save([]);
    expect(await policy()).toContain("frame-ancestors 'none'");
    await expect(save(['https://*.example.org'])).rejects.toMatchObject({
      details: { code: 'field_invalid', rule: 'MFR-4.1' },
    });
    await save(null);
    expect(await policy()).toContain('frame-ancestors https://kundin.example.org');
  });

  it('MFR-4.1: a plain HTML form on a foreign site leads to the form, with what was typed and no box ticked', async () => {
    const email = newAddress();
    const answer = await post({ email, 'fields[firstName]': 'Ina', 'consents[brief]': 'true' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(`value="${email}"`);
    expect(answer.text).toContain('value="Ina"');
    expect(nonceOf(answer)).not.toBe('');
    expect(answer.text).not.toMatch(/<input[^>]*\bchecked\b/);
    expect(await subscriberOf(app, email)).toBeUndefined();
    const body = form({
      email,
      nonce: formNonce(app),
      version: /name="version" value="(\d+)"/.exec(answer.text)?.[1] ?? '',
      'consents[brief]': 'true',
      'fields[firstName]': 'Ina',
    });
    expect((await call(app, 'POST', PAGE, { body })).status).toBe(202);
    const { token } = await linksTo(app, email);
    await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    const { fields } = await subscriberOf(app, email);
    expect(typeof fields === 'string' ? JSON.parse(fields) : fields).toEqual({ firstName: 'Ina' });
  });

  it.each([
    ['no box', { 'consents[brief]': '' }, 422],
    ['a box that says "on"', { 'consents[brief]': 'on' }, 422],
    ['a box that says 1', { 'consents[brief]': '1' }, 422],
    ['a role address', { email: 'info@example.org' }, 422],
    ['no address', { email: '' }, 422],
    ['an old version of the form', { version: '7' }, 409],
  ])('MOS-2.2: the form comes back with its problem named for %s', async (_what, fields, status) => {
    const email = newAddress();
    const answer = await filled({ email, ...fields });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('name="nonce"');
    expect(answer.text).not.toMatch(/<input[^>]*\bchecked\b/);
    expect(await subscriberOf(app, email)).toBeUndefined();
  });

  it('MOS-2.2: a box sent twice is not ticked twice', async () => {
    const body = form({ email: newAddress(), nonce: formNonce(app), version: '1' });
    body.append('consents[brief]', 'true');
    body.append('consents[brief]', 'true');
    expect((await call(app, 'POST', PAGE, { body })).status).toBe(422);
  });

  it('C.6: who fills in the trap gets the same page, and nothing happens', async () => {
    const email = newAddress();
    expect((await filled({ email, website: 'https://spam.example.org' })).status).toBe(202);
    expect(await subscriberOf(app, email)).toBeUndefined();
  });

  it('MFR-4.2: the confirmation mail asks one question, names the purpose and carries no advertising (DE-6)', async () => {
    const email = newAddress();
    await filled({ email });
    const [mail] = await confirmationMails(app, email);
    for (const part of [mail.text, mail.html]) {
      for (const told of [
        PURPOSE.title,
        PURPOSE.messageTypes,
        PURPOSE.frequency,
        'Testhaus',
        'Prüfweg 1',
        'HRB 12345',
      ])
        expect(part).toContain(told);
      const links = new Set(part.match(/https?:\/\/[^\s"<]+/g));
      expect([...links].map((link) => String(link).split('/')[4]).sort()).toEqual(['confirm', 'never-again']);
      expect(part).not.toMatch(/<img|Gutschein|Rabatt|willkommen/i);
    }
    expect(mail.kind).toBe('confirmation');
  });

  it('MFR-4.2: the confirmation mail goes out signed, as an automatic answer, without list headers', async () => {
    const email = newAddress();
    await filled({ email });
    await sendNow(app);
    const mails = readdirSync(app.outboxDir)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(path.join(app.outboxDir, name), 'utf8'));
    const own = mails.filter((mail) => mail.includes(email));
    expect(own).toHaveLength(1);
    const head = own[0]!.split('\r\n\r\n')[0]!;
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(head).toMatch(/^DKIM-Signature:/im);
    expect(head).not.toMatch(/^List-Unsubscribe/im);
  });

  it('MOS-2.8: the proof of a confirmed subscriber holds every step with its evidence and its place in the chain', async () => {
    const email = await confirmed(app);
    const { document_id: id } = await subscriberOf(app, email);
    const proof = await app.newsletter.proof.bySubscriber(id, { actor: 'test' });
    expect(proof.purposes).toMatchObject([{ key: 'brief', title: PURPOSE.title, state: 'active' }]);
    expect(proof.records.map(({ event }) => event)).toEqual(['requested', 'confirmed']);
    for (const { hash, payload } of proof.records) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.parse(payload)).toMatchObject({
        ip: expect.any(String),
        form: { version: 1 },
        text: { text: PURPOSE.text },
      });
    }
    expect(proof.purposes[0]?.declarations).toMatchObject([
      { form: { version: 1 }, text: { text: PURPOSE.text } },
    ]);
  });

  it('MOS-2.8: one changed byte in the database is found, with the id of the record', async () => {
    const email = await confirmed(app);
    const subscriber = await subscriberOf(app, email);
    await app.newsletter.ledgerSealing.sealAll();
    const [record] = await app.newsletter.repositories.ledger.ofSubscriber(subscriber.document_id);
    const table = () => knexOf(app)('newsletter_consent_records').where({ document_id: record!.documentId });
    await table().update({ payload: record!.payload.replace('true', 'false') });
    const broken = await app.newsletter.verifyLedger();
    expect(broken.ok).toBe(false);
    expect(broken.senders[0]!.faults).toEqual([
      { kind: 'changed', seq: record!.seq, recordId: record!.documentId },
    ]);
    await table().update({ payload: record!.payload });
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
  });

  it('MFR-1.1: a sender that is not approved collects nobody', async () => {
    const { id } = (await knexOf(app)('newsletter_senders').orderBy('id').first()) as { id: number };
    await knexOf(app)('newsletter_senders').where({ id }).update({ state: 'suspended' });
    const answer = await subscribe(app, newAddress());
    await knexOf(app)('newsletter_senders').where({ id }).update({ state: 'active' });
    expect([answer.status, refusal(answer)]).toEqual([404, { code: 'form_unknown', rule: 'MFR-1.1' }]);
  });
});
