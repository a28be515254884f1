import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmed,
  knexOf,
  linksTo,
  newAddress,
  subscribe,
  subscriberOf,
} from '../helpers/doors';
import { seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { TABLES } from '../../src/plugins/newsletter/server/src/domain/personal-data/tables';

const ACT = { method: 'staff', actor: 'user:1', reason: 'asked by letter' } as const;

/** Whether bytes stand anywhere in a file. */
const contains = async (file: string, text: string): Promise<boolean> => {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    rest = Buffer.concat([rest.subarray(-text.length), chunk as Buffer]);
    if (rest.includes(text)) return true;
  }
  return false;
};

describe.each(databases)('erasure on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterAll(() => app.stop());

  /** Tables with a cell that holds the text, whatever its column. */
  const tablesWith = async (text: string): Promise<string[]> => {
    const knex = knexOf(app);
    const names: string[] =
      database === 'sqlite'
        ? (await knex.raw("SELECT name FROM sqlite_master WHERE type = 'table'")).map(
            ({ name }: { name: string }) => name,
          )
        : (
            await knex.raw(
              "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
            )
          ).rows.map(({ name }: { name: string }) => name);
    const found: string[] = [];
    for (const name of names) {
      const rows: object[] = await knex(name).select();
      if (JSON.stringify(rows).toLowerCase().includes(text.toLowerCase())) found.push(name);
    }
    return found;
  };

  const importOf = (email: string) => {
    const at = new Date().toISOString();
    const csv = `email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n${email},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`;
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    return app.newsletter.imports.importFile(Readable.from([csv]), order);
  };

  /** Somebody with a trace wherever a trace can be. */
  const knownEverywhere = async () => {
    const email = newAddress('zerline');
    await subscribe(app, email, { data: { fields: { firstName: 'Zerline' } } });
    await confirmed(app, email);
    await sendCampaign(app, senderId);
    await sendNow(app);
    const { document_id: id } = await subscriberOf(app, email);
    const knex = knexOf(app);
    const reply = `250 2.1.5 <${email}> recipient ok`;
    await knex('newsletter_deliveries').where({ subscriber_id: id }).update({ reply });
    const report = {
      mailingId: 'x-1',
      email,
      reason: 'other',
      message: `Ich, ${email}, habe nichts bestellt.`,
    };
    await call(app, 'POST', '/api/newsletter/abuse-reports', { body: report });
    await call(app, 'POST', '/api/newsletter/origin-requests', { body: { email } });
    const subscriber = (await app.newsletter.repositories.subscribers.find(id))!;
    await app.newsletter.consent.suppress(subscriber, 'bounce', `smtp:550 <${email}> unknown`);
    return { email, id };
  };

  it('G-17: afterwards the address is nowhere: no table, no outbox file, not one byte of the database file', async () => {
    const { email, id } = await knownEverywhere();
    expect(await tablesWith(email)).toEqual(
      expect.arrayContaining(['newsletter_subscribers', 'newsletter_deliveries', 'newsletter_abuse_reports']),
    );
    await app.newsletter.erasure.erase(id, ACT);
    expect(await tablesWith(email)).toEqual([]);
    expect(await tablesWith('Zerline')).toEqual([]);
    const mails = existsSync(app.outboxDir) ? readdirSync(app.outboxDir) : [];
    const naming = mails.filter((name) =>
      readFileSync(path.join(app.outboxDir, name), 'utf8').toLowerCase().includes(email),
    );
    expect(naming).toEqual([]);
    if (database === 'sqlite')
      for (const file of readdirSync(app.folder).filter((name) => name.startsWith('test.db')))
        expect([file, await contains(path.join(app.folder, file), email)]).toEqual([file, false]);
  });

  it('DESIGN-2.8: what another sender has of the same address stays as it is', async () => {
    const { email, id } = await knownEverywhere();
    const knex = knexOf(app);
    const copy = async (table: string, where: object, changes: object) => {
      const { id: _row, ...row } = await knex(table).where(where).first();
      await knex(table).insert({ ...row, ...changes });
      return knex(table).where(changes).first();
    };
    const theirs = { sender_id: 'another', subscriber_id: 'another', state: 'queued' };
    const mail = await copy('newsletter_notices', { to_address: email, notice: 'double-opt-in' }, theirs);
    const where = { reporter_email: email };
    const report = await copy('newsletter_abuse_reports', where, { document_id: 'r2', sender_id: 'another' });
    await app.newsletter.erasure.erase(id, ACT);
    expect(await knex('newsletter_notices').where({ id: mail.id }).first()).toEqual(mail);
    expect(await knex('newsletter_abuse_reports').where({ id: report.id }).first()).toEqual(report);
    await knex('newsletter_notices').where({ id: mail.id }).delete();
    await knex('newsletter_abuse_reports').where({ id: report.id }).delete();
  });

  it('G-17: the ledger holds, also with the evidence gone; taking evidence out without an erasure is found', async () => {
    const { id } = await knownEverywhere();
    const other = await confirmed(app, newAddress());
    await app.newsletter.erasure.erase(id, ACT);
    const records = await app.newsletter.repositories.ledger.ofSubscriber(id);
    expect(records.filter(({ event }) => event !== 'erased').map(({ payload }) => payload)).toEqual(
      records.filter(({ event }) => event !== 'erased').map(() => '{"redacted":true}'),
    );
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    const [first] = await app.newsletter.repositories.ledger.ofSubscriber(
      (await subscriberOf(app, other)).document_id,
    );
    const knex = knexOf(app);
    const where = { document_id: first!.documentId };
    await knex('newsletter_consent_records').where(where).update({ payload: '{"redacted":true}' });
    const report = await app.newsletter.verifyLedger();
    expect(report.ok).toBe(false);
    expect(report.senders.flatMap(({ faults }) => faults)).toEqual([
      expect.objectContaining({ kind: 'redacted', recordId: first!.documentId }),
    ]);
    await knex('newsletter_consent_records').where(where).update({ payload: first!.payload });
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
  });

  it('G-17: an import does not bring the person back; a signup of his own does', async () => {
    const { email, id } = await knownEverywhere();
    await app.newsletter.erasure.erase(id, ACT);
    expect(await importOf(email)).toMatchObject({ proven: 0 });
    expect(await tablesWith(email)).toEqual([]);
    // The limit on confirmation mails outlives the erasure; a day later is another matter.
    await knexOf(app)('newsletter_confirmation_requests').update({ requested_at: 0 });
    await confirmed(app, email);
    const back = await subscriberOf(app, email);
    expect([back.state, back.document_id === id]).toEqual(['active', false]);
  });

  it('G-21: an objection stops what is on its way, outlives the erasure as a keyed hash, and no import undoes it', async () => {
    const email = await confirmed(app, newAddress('nein'));
    const { document_id: id } = await subscriberOf(app, email);
    const campaignId = await sendCampaign(app, senderId);
    expect((await call(app, 'POST', (await linksTo(app, email)).neverAgain)).status).toBe(200);
    await sendNow(app);
    const run = (await app.newsletter.repositories.runs.findByCampaign(campaignId))!;
    const mailed = await knexOf(app)('newsletter_deliveries').where({ run_id: run.id, subscriber_id: id });
    expect(mailed.filter(({ state }: { state: string }) => state === 'submitted')).toEqual([]);
    await app.newsletter.erasure.erase(id, ACT);
    expect(await tablesWith(email)).toEqual([]);
    const hash = app.newsletter.keys.hashAddress(email);
    expect(await tablesWith(hash)).toEqual(expect.arrayContaining(['newsletter_blocked_addresses']));
    expect(await importOf(email)).toMatchObject({ proven: 0 });
    expect(await tablesWith(email)).toEqual([]);
  });

  it('TRK-5: who reads a mail in the browser or looks at its links leaves neither address nor browser behind', async () => {
    const { email, id } = await knownEverywhere();
    const delivery = await knexOf(app)('newsletter_deliveries').where({ subscriber_id: id }).first();
    const { links } = app.newsletter;
    const looked = [links.webView(delivery.id), links.unsubscribe(delivery.id), links.preferences(id)];
    for (const link of looked) {
      const { pathname, search } = new URL(link);
      const headers = { 'user-agent': 'Lesegeraet/7.7' };
      expect((await call(app, 'GET', pathname + search, { ip: '198.51.100.77', headers })).status).toBe(200);
    }
    expect(await tablesWith(email)).not.toEqual([]);
    expect([await tablesWith('198.51.100.77'), await tablesWith('Lesegeraet')]).toEqual([[], []]);
  });

  it('G-17: the proof is kept under lock: it opens with the address and with nothing else', async () => {
    const { email, id } = await knownEverywhere();
    const before = await app.newsletter.repositories.ledger.ofSubscriber(id);
    await app.newsletter.erasure.erase(id, ACT);
    const rows = await knexOf(app)('newsletter_restricted_proofs').where({ subscriber_id: id });
    expect(rows).toHaveLength(before.length);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|Testbrief|firstName/);
    const year = new Date().getUTCFullYear();
    expect(rows.map(({ keep_until: until }: { keep_until: number }) => until)).toEqual(
      rows.map(() => Date.UTC(year + 4, 0, 1)),
    );
    const opened = await app.newsletter.restrictedProofs.ofAddress(email);
    expect(opened.map(({ payload }) => payload)).toEqual(before.map(({ payload }) => payload));
    expect(await app.newsletter.restrictedProofs.ofAddress(`x${email}`)).toEqual([]);
  });

  it('G-17: an erased person’s links answer like any other, twice is harmless, nothing leaves any more', async () => {
    const { id } = await knownEverywhere();
    const delivery = await knexOf(app)('newsletter_deliveries').where({ subscriber_id: id }).first();
    const token = app.newsletter.links.token('unsubscribe', delivery.id);
    const before = await call(app, 'GET', `/newsletter/u/${token}`);
    const campaignId = await sendCampaign(app, senderId);
    await app.newsletter.erasure.erase(id, ACT);
    await app.newsletter.erasure.erase(id, ACT);
    const strip = (text: string) => text.replace(/name="nonce" value="[^"]+"/g, '');
    const after = await call(app, 'GET', `/newsletter/u/${token}`);
    expect([after.status, strip(after.text)]).toEqual([before.status, strip(before.text)]);
    expect((await call(app, 'POST', `/newsletter/u/${token}`, { body: new URLSearchParams() })).status).toBe(
      200,
    );
    const unknown = await call(
      app,
      'GET',
      `/newsletter/preferences/${app.newsletter.links.token('preferences', 'x')}`,
    );
    const gone = await call(
      app,
      'GET',
      `/newsletter/preferences/${app.newsletter.links.token('preferences', id)}`,
    );
    expect([gone.status, gone.text]).toEqual([unknown.status, unknown.text]);
    await sendNow(app);
    const found = await app.newsletter.repositories.runs.findByCampaign(campaignId);
    const row = await knexOf(app)('newsletter_deliveries')
      .where({ run_id: found!.id, subscriber_id: id })
      .first();
    expect(row?.state ?? 'not frozen').not.toBe('submitted');
  });

  it('B.7: requests nobody confirmed go without a trace; who confirmed meanwhile is left alone', async () => {
    const [silent, quick] = [newAddress(), newAddress()];
    await subscribe(app, silent);
    await confirmed(app, quick);
    const ids = await Promise.all(
      [silent, quick].map(async (one) => (await subscriberOf(app, one)).document_id),
    );
    expect(await app.newsletter.erasure.eraseUnconfirmed(ids)).toBe(1);
    expect(await tablesWith(silent)).toEqual([]);
    expect((await subscriberOf(app, quick)).state).toBe('active');
    const hash = app.newsletter.keys.hashAddress(silent);
    expect(await tablesWith(hash)).toEqual(['newsletter_confirmation_requests']);
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
  });

  it.each(['G-15', 'CH-4'])(
    '%s: every table of the database is listed, with what a person gets of it and what erasure does',
    async () => {
      const knex = knexOf(app);
      const names: string[] = (
        database === 'sqlite'
          ? await knex.raw("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'newsletter_%'")
          : (
              await knex.raw(
                "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'newsletter_%'",
              )
            ).rows
      ).map(({ name }: { name: string }) => name);
      expect(names.sort()).toEqual(Object.keys(TABLES).sort());
    },
  );
});
