import { databases, type App } from '../helpers/strapi';
import { bootDoors, call, confirmed, form, knexOf, newAddress, press, subscriberOf } from '../helpers/doors';
import { seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { TABLES } from '../../src/plugins/newsletter/server/src/domain/personal-data/tables';

describe.each(databases)('the person’s rights on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterAll(() => app.stop());

  const mailsTo = (email: string, notice: string) =>
    knexOf(app)('newsletter_notices').where({ to_address: email, notice }).orderBy('id');
  const person = async () => {
    const email = await confirmed(app, newAddress('rosa'));
    const { document_id: id } = await subscriberOf(app, email);
    return {
      email,
      id,
      preferences: `/newsletter/preferences/${app.newsletter.links.token('preferences', id)}`,
    };
  };
  const ask = (email: string) => press(app, '/newsletter/access', { email });
  const pathIn = (text: string, page: string) =>
    new RegExp(`/newsletter/${page}/[A-Za-z0-9_-]+`).exec(text)?.[0] ?? `no link to ${page}`;
  const linksOf = async (email: string) => {
    await ask(email);
    const [mail] = await mailsTo(email, 'rights');
    return { data: pathIn(mail.text, 'data'), erasure: pathIn(mail.text, 'erasure') };
  };

  it('G-15: the page answers the same for everybody; only a mail to the address opens anything', async () => {
    const { email } = await person();
    const [known, stranger] = [await ask(email), await ask(newAddress('fremd'))];
    expect([known.status, stranger.status]).toEqual([202, 202]);
    expect(known.text).toBe(stranger.text);
    await ask(email);
    expect(await mailsTo(email, 'rights')).toHaveLength(1);
    expect((await ask('kein')).status).toBe(422);
    expect((await call(app, 'POST', '/newsletter/access', { body: form({ email }) })).status).toBe(409);
  });

  it('G-15: the export holds a row of every table that knows the person, the source, recipients and periods', async () => {
    const { email, id, preferences } = await person();
    await sendCampaign(app, senderId);
    await sendNow(app);
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    await call(app, 'POST', preferences, { body: form({ do: 'pause', what: '*', until: day }) });
    const report = { mailingId: 'x-1', email, reason: 'other', message: 'Nie bestellt.' };
    await call(app, 'POST', '/api/newsletter/abuse-reports', { body: report });
    const { data } = await linksOf(email);
    const hash = app.newsletter.keys.hashAddress(email);
    const knex = knexOf(app);
    const since = Date.now();
    await knex('newsletter_blocked_addresses').insert({ email_hash: hash, since });
    const at = { sender_id: senderId, subscriber_id: id };
    await knex('newsletter_leavings').insert({
      ...at,
      method: 'page',
      purposes: 1,
      requested_at: since,
      effective_at: since,
    });
    await knex('newsletter_leaving_tasks').insert({
      reason: 'no_mailing_quoted',
      from_address: email,
      email_hash: hash,
      state: 'open',
      received_at: since,
      due_at: since,
    });
    await knex('newsletter_address_changes').insert({
      request_id: `r-${id}`.slice(0, 32),
      sender_id: senderId,
      old_subscriber_id: id,
      new_subscriber_id: 'another',
      created_at: since,
    });
    await knex('newsletter_imported_rows').insert({ subscriber_id: id, import_id: 'i', row: 2, cells: '[]' });
    await knex('newsletter_restricted_proofs').insert({
      ...at,
      email_hash: hash,
      record_id: 'r',
      sealed: 'secret',
      keep_until: since,
    });
    await knex('newsletter_needs_smtputf8').insert({ subscriber_id: id, lack: 'server', at: since });
    const subscriber = (await app.newsletter.repositories.subscribers.find(id))!;
    await app.newsletter.consent.suppress(subscriber, 'operator', 'test');

    const file = await press(app, data, { get: 'all' });
    expect(file.headers.get('content-disposition')).toContain('my-data.json');
    const found = file.json;
    const expected = Object.values(TABLES).flatMap((entry) => (entry.match === null ? [] : [entry.as]));
    expect(Object.keys(found.data).sort()).toEqual([...expected].sort());
    expect(expected.filter((name) => found.data[name].length === 0)).toEqual([]);
    for (const told of [email, 'Testbrief', 'Testhaus', senderId]) expect(file.text).toContain(told);
    expect(found.sources[0]).toMatchObject({
      purpose: 'brief',
      source: expect.stringContaining('/forms/brief'),
    });
    expect([found.about.recipients.length > 0, found.retention.length > 10]).toEqual([true, true]);
    expect(file.text).not.toMatch(/"mac"|"sealed"|secret|\/newsletter\/(data|erasure|confirm)\//);
  });

  it('G-20: what the person gave comes as JSON and as CSV, formulas as text', async () => {
    const { email, id } = await person();
    await app.newsletter.repositories.subscribers.saveDetails(id, {
      fields: { firstName: '=1+1' },
      locale: 'de',
    });
    const { data } = await linksOf(email);
    const json = await press(app, data, { get: 'provided-json' });
    expect(json.json).toMatchObject({
      email,
      fields: { firstName: '=1+1' },
      consents: [{ state: 'active' }],
    });
    const csv = await press(app, data, { get: 'provided-csv' });
    expect(csv.text.split('\r\n')[0]).toBe('email,language,firstName,purpose,title,state,expressed_at');
    expect(csv.text).toContain("'=1+1");
    expect((await call(app, 'POST', data, { body: form({ get: 'all' }) })).status).toBe(409);
    expect((await press(app, data, { get: 'else' })).status).toBe(400);
  });

  it('G-17: the link in the mail shows a button, the button erases, afterwards both links are like unknown ones', async () => {
    const { email, id } = await person();
    const { data, erasure } = await linksOf(email);
    await call(app, 'GET', erasure);
    expect((await subscriberOf(app, email)).state).toBe('active');
    expect((await press(app, erasure)).status).toBe(200);
    expect((await app.newsletter.repositories.subscribers.find(id))?.state).toBe('erased');
    const unknown = await call(app, 'GET', '/newsletter/data/unknown');
    for (const path of [data, erasure]) {
      const gone = await call(app, 'GET', path);
      expect([gone.status, gone.text]).toEqual([unknown.status, unknown.text]);
    }
  });

  it('G-15: a link older than three days opens nothing', async () => {
    const { email } = await person();
    const { data } = await linksOf(email);
    await knexOf(app)('newsletter_rights_requests').update({ expires_at: Date.now() - 1 });
    expect((await call(app, 'GET', data)).status).toBe(404);
  });

  it('G-16: another address is asked first; when it confirms, it gets the mail and the old one leaves', async () => {
    const { id, preferences } = await person();
    const fresh = newAddress('neu');
    const states = async (of: string) =>
      (await app.newsletter.repositories.consents.ofSubscriber(of)).map(({ consent }) => consent.state);
    expect((await press(app, `${preferences}/address`, { email: fresh })).status).toBe(202);
    expect(await states(id)).toEqual(['active']);
    const [mail] = await mailsTo(fresh, 'address-change');
    const link = pathIn(mail.text, 'address');
    await call(app, 'GET', link);
    expect(await states((await subscriberOf(app, fresh)).document_id)).toEqual(['requested']);
    expect((await call(app, 'POST', link, { body: form({}) })).status).toBe(409);
    expect((await press(app, link)).status).toBe(200);
    expect((await press(app, link)).status).toBe(200);
    expect(await states((await subscriberOf(app, fresh)).document_id)).toEqual(['active']);
    expect(await states(id)).toEqual(['withdrawn']);
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
    const { violations } = await app.newsletter.scanProofs();
    const moved = (await subscriberOf(app, fresh)).document_id;
    expect(violations.filter(({ subscriberId }) => subscriberId === moved)).toEqual([]);
    const records = await app.newsletter.repositories.ledger.ofSubscriber(moved);
    const yes = JSON.parse(records.find(({ event }) => event === 'confirmed')?.payload ?? '{}');
    expect(yes).toMatchObject({
      method: 'button',
      sameIpAsRequest: false,
      text: { frequency: 'einmal im Monat' },
    });
  });

  it('G-16: role addresses, nonsense and the same address are refused; a bombed mailbox gets no further mail', async () => {
    const { email, preferences } = await person();
    for (const wrong of ['info@example.org', 'kein', '', email])
      expect((await press(app, `${preferences}/address`, { email: wrong })).status).toBe(422);
    const target = newAddress('ziel');
    for (const status of [202, 202])
      expect((await press(app, `${preferences}/address`, { email: target })).status).toBe(status);
    expect(await mailsTo(target, 'address-change')).toHaveLength(1);
  });
});
