import { Readable } from 'node:stream';
import {
  bootDoors,
  call,
  confirmed,
  knexOf,
  newAddress,
  subscribe,
  subscriberOf,
  type Loose,
} from '../helpers/doors';
import { seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { realClock, setClock } from '../helpers/clock';
import { databases, type App } from '../helpers/strapi';
import { tracesOf } from '../helpers/traces';

const ACT = { method: 'staff', actor: 'user:1', reason: 'letter' } as const;
const DAY_MS = 86_400_000;

/** Whoever was erased is nowhere, in no writing; what is others' stays theirs. */
describe.each(databases)('what an erasure leaves behind, on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterAll(() => app.stop());

  const table = (name: string) => knexOf(app)(`newsletter_${name}`);
  const idOf = async (email: string): Promise<string> => (await subscriberOf(app, email)).document_id;
  const importList = (csv: string) => {
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    return app.newsletter.imports.importFile(Readable.from([csv]), order);
  };
  const report = async (email: string, message: string, attachment?: string) => {
    const data = new FormData();
    const given = { mailingId: `von ${email}`, email, reason: 'other', message, firstName: 'Zerline' };
    for (const [name, value] of Object.entries(given)) data.append(name, value);
    if (attachment !== undefined) data.append('attachment', new Blob([attachment]), 'zerline.eml');
    const { status } = await call(app, 'POST', '/api/newsletter/abuse-reports', { body: data });
    expect(status).toBe(202);
    return (await table('abuse_reports').orderBy('id', 'desc').first()).document_id as string;
  };
  const evidenceOf = (id: string) => app.newsletter.abuse.evidence(id);

  it('G-17: afterwards the address is in no table and no file, in no writing: packed, escaped, in capitals, hashed without a key', async () => {
    const email = 'Zerline.Ott@bücher.example.org';
    await subscribe(app, email, {
      data: {
        fields: { firstName: 'Zerline' },
        source: `https://testhaus.test/?m=${encodeURIComponent(email)}`,
      },
    });
    await confirmed(app, email);
    await sendCampaign(app, senderId);
    await sendNow(app);
    const id = await idOf(email);
    const person = (await app.newsletter.repositories.subscribers.find(id))!;
    const reply = `550 5.1.1 see https://errors.example.test/?to=${encodeURIComponent(email)}`;
    await table('deliveries').where({ subscriber_id: id }).update({ reply });
    await app.newsletter.consent.suppress(person, 'bounce', `smtp:${reply}`);
    const packed = Buffer.from(`To: <${email}>`).toString('base64');
    const mail = `To: =?utf-8?B?${packed}?=\r\nReturn-Path: <b@b.testhaus.test>\r\n\r\n${packed}\r\n`;
    const open = await report(
      email,
      `Ich, ${email.toUpperCase()}, ${encodeURIComponent(email)}, ${packed}, wollte das nie.`,
      mail,
    );
    const closed = await report(email, `Noch einmal: ${email}`, mail);
    await app.newsletter.abuse.decide(
      closed,
      { verdict: 'unclear', note: `${email} antwortet nicht` },
      'user:1',
    );
    await app.newsletter.leavingByMail.byMail({
      from: `"${email}" <${email}>`,
      subject: `${email} bitte prüfen`,
      text: 'Bitte abmelden?',
      returnPath: email,
      receivedAt: Date.now(),
    });
    await call(app, 'POST', '/api/newsletter/origin-requests', { body: { email } });
    await importList(`email,Vorname\n${email},Zerline\n`);
    expect((await tracesOf(app, email)).length).toBeGreaterThan(8);

    await app.newsletter.erasure.erase(id, ACT);
    const inTheEnd = async () => {
      // A list itself stays beside what was refused of it for 14 days; nobody is read from it again.
      expect((await tracesOf(app, email)).filter((place) => !/^imports\/\w+\.list$/.test(place))).toEqual([]);
    };
    await inTheEnd();
    // One that comes afterwards brings nobody back.
    await importList(`email,Vorname\n${email},Zerline\n`);
    await inTheEnd();
    setClock(Date.now() + 14 * DAY_MS);
    await app.newsletter.imports.upkeep(() => false);
    realClock();
    expect(await tracesOf(app, email)).toEqual([]);
    expect((await evidenceOf(open))?.content.toString('utf8')).toBe(mail);
    expect(await evidenceOf(closed)).toBeNull();
    const kept = await table('abuse_reports').where({ document_id: open }).first();
    expect(kept).toMatchObject({
      state: 'open',
      message: 'Ich, […], […], […], wollte das nie.',
      reporter_email: '',
      reporter_name: null,
    });
  });

  it('G-17: the evidence in an open case outlives the erasure of who complained, under lock, and goes with the verdict', async () => {
    const email = await confirmed(app, newAddress('klagt'));
    const other = await confirmed(app, newAddress('bleibt'));
    const mail = `To: ${email}\r\n\r\nNie bestellt.\r\n`;
    const id = await report(email, 'Nie bestellt.', mail);
    const location = 'https://testhaus.test/newsletter/view/1';
    await table('abuse_reports')
      .where({ document_id: id })
      .update({ location: `${location}?m=${email}` });
    const stays = await report(other, 'Ich auch nicht.', `To: ${other}\r\n\r\n`);
    await app.newsletter.erasure.erase(await idOf(email), ACT);
    const stored = await table('attachments').where({ report_id: id }).first();
    expect(stored.filename).toBe('mail.eml');
    expect(stored.content.includes('bestellt')).toBe(false);
    expect((await evidenceOf(id))?.content.toString('utf8')).toBe(mail);
    expect((await table('abuse_reports').where({ document_id: id }).first()).location).toBe(
      `${location}?m=[…]`,
    );
    // What was locked for one case opens for no other.
    await table('attachments').where({ report_id: stays }).update({ content: stored.content });
    await table('abuse_reports').where({ document_id: stays }).update({ reporter_email: '' });
    expect(await evidenceOf(stays)).toBeNull();
    await table('abuse_reports').where({ document_id: stays }).update({ reporter_email: other });

    for (const one of [id, stays])
      await app.newsletter.abuse.decide(one, { verdict: 'justified', note: 'Kein Nachweis.' }, 'user:1');
    expect(await evidenceOf(id)).toBeNull();
    expect(await table('attachments').where({ report_id: id })).toEqual([]);
    expect(await table('abuse_reports').where({ document_id: id }).first()).toMatchObject({
      message: '',
      location: null,
      attachment_name: null,
      verdict: 'justified',
    });
    // Of everybody else words and file keep their own periods.
    expect(await table('attachments').where({ report_id: stays })).toHaveLength(1);
    expect(await table('abuse_reports').where({ document_id: stays }).first()).toMatchObject({
      message: 'Ich auch nicht.',
    });
  });

  it('DESIGN-2.8: a request to leave that also concerns another sender stays to be decided, and what that sender knows of a bounce stays', async () => {
    const email = await confirmed(app, newAddress('zwei'));
    const hash = app.newsletter.keys.hashAddress(email);
    const { id: _row, ...row } = await table('subscribers').where({ email }).first();
    await table('subscribers').insert({ ...row, document_id: 'zweithaus', sender_id: 'zweithaus' });
    const source = `smtp:550 <${email}> unknown`;
    for (const sender of [senderId, 'zweithaus'])
      await app.newsletter.repositories.suppressions.add(sender, hash, {
        reason: 'bounce',
        source,
        now: Date.now(),
      });
    await app.newsletter.leavingByMail.byMail({
      from: email,
      subject: 'Frage zum Abmelden',
      text: 'Bitte abmelden',
      returnPath: email,
      receivedAt: Date.now(),
    });
    const task = () => table('leaving_tasks').where({ email_hash: hash }).first();
    expect(await task()).toMatchObject({ state: 'open', from_address: email });

    await app.newsletter.erasure.erase(row.document_id, ACT);
    expect(await task()).toMatchObject({ state: 'open', from_address: email, subject: 'Frage zum Abmelden' });
    const sources: Loose[] = await table('suppressions').where({ email_hash: hash, reason: 'bounce' });
    expect(Object.fromEntries(sources.map((one) => [one.sender_id, one.source]))).toEqual({
      [senderId]: 'smtp',
      zweithaus: source,
    });

    await app.newsletter.erasure.erase('zweithaus', ACT);
    expect(await task()).toMatchObject({ state: 'open', from_address: null, subject: null });
    expect(await tracesOf(app, email)).toEqual([]);
  });

  it('DESIGN-2.2: who was erased without ever having been asked is erased still after a rebuild and a late bounce', async () => {
    const email = newAddress('liste');
    await importList(`email\n${email}\n`);
    const id = await idOf(email);
    const before = (await app.newsletter.repositories.subscribers.find(id))!;
    await app.newsletter.erasure.erase(id, ACT);
    expect(await app.newsletter.rebuildConsents({ write: true })).toMatchObject({
      ok: true,
      differencesTotal: 0,
    });
    await app.newsletter.consent.suppress(before, 'bounce', 'smtp');
    await app.newsletter.consent.suppress(
      (await app.newsletter.repositories.subscribers.find(id))!,
      'complaint',
      'abuse-report:1',
    );
    expect((await app.newsletter.repositories.subscribers.find(id))?.state).toBe('erased');
  });

  it('B.7: with a request nobody confirmed the mail in the outbox goes too', async () => {
    const email = newAddress('still');
    await subscribe(app, email);
    await sendNow(app);
    expect((await tracesOf(app, email)).filter((place) => place.startsWith('outbox'))).toHaveLength(1);
    await app.newsletter.erasure.eraseUnconfirmed([await idOf(email)]);
    expect(await tracesOf(app, email)).toEqual([]);
  });
});
