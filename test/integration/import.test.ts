import { Readable } from 'node:stream';
import { knexOf, ledgerOf, subscriberOf } from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import { boot, databases, type App } from '../helpers/strapi';

const HEADER = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text,Kundennummer,Notiz';
const DAY_MS = 86_400_000;
const at = new Date(Date.now() - 30 * DAY_MS).toISOString();
const proven = (email: string, extra = ',') =>
  `${email},${at},192.0.2.1,${at},192.0.2.2,https://testhaus.test,Ja bitte,${extra}`;

describe.each(databases)('a list on %s', (database) => {
  let app: App;
  let senderId: string;

  beforeAll(async () => {
    app = await boot({ database });
    ({ senderId } = await seedSender(app));
  });
  afterAll(() => app.stop());

  const order = () => ({ senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' });
  const bring = (rows: readonly string[], settings = {}) =>
    app.newsletter.imports.importFile(Readable.from([[HEADER, ...rows, ''].join('\n')]), order(), settings);

  /** Opened, uploaded and started, but not worked off. */
  const started = async (rows: readonly string[]): Promise<string> => {
    const { imports } = app.newsletter;
    const { id } = await imports.open(order());
    await imports.receive(id, 0, Readable.from([[HEADER, ...rows, ''].join('\n')]));
    await imports.complete(id);
    await imports.start(id, 'Ich erkläre es.', 'user:1');
    return id;
  };

  const stateOf = async (id: string) => app.newsletter.repositories.imports.find(id);

  it('MOS-2.8: killed halfway and resumed, it ends as if nothing had happened: no row twice, none lost', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => proven(`halb${n}@example.org`));
    const id = await started(rows);
    let batches = 0;
    await app.newsletter.imports.run(id, () => (batches += 1) > 1);
    expect(await stateOf(id)).toMatchObject({ state: 'running', proven: 1_000, cursor: 1_001 });

    await app.newsletter.imports.run(id);
    expect(await stateOf(id)).toMatchObject({ state: 'done', rows: 2_500, proven: 2_500, unchanged: 0 });
    const found = await knexOf(app)('newsletter_consent_records')
      .where({ event: 'imported' })
      .count<{ n: number | string }[]>({ n: '*' });
    expect(Number(found[0]?.n)).toBe(2_500);
    expect((await ledgerOf(app, 'halb2499@example.org')).map(({ event }) => event)).toEqual(['imported']);
  });

  it('DESIGN-2.3: two processes at the same rows write them once', async () => {
    const id = await started(Array.from({ length: 1_500 }, (_, n) => proven(`zwei${n}@example.org`)));
    const record = await stateOf(id);
    // Past the lease, as when a process slept longer than its lease lasts.
    const { advance } = app.newsletter.repositories.imports;
    const none = { rows: 0, proven: 0, unconfirmed: 0, expired: 0, unchanged: 0, refused: 0 };
    const moved = await Promise.all(
      [1, 2].map(() => advance(id, record?.cursor ?? 0, { cursor: 2, counts: none })),
    );
    expect(moved.sort()).toEqual([false, true]);
    await Promise.all([app.newsletter.imports.run(id), app.newsletter.imports.run(id)]);
    // The row the cursor was moved over by hand is the only one missing.
    expect(await stateOf(id)).toMatchObject({ state: 'done', proven: 1_499 });
  });

  it('MSR-AS-2: the customer’s own columns stay as they are, byte for byte', async () => {
    const cell = ' =1+1;"Anführung", \u0000 ß\r\nzweite Zeile ';
    const quoted = `"${cell.replaceAll('"', '""')}"`;
    await bring([proven('Byte@Example.org', `"007",${quoted}`)]);
    const subscriber = await subscriberOf(app, 'Byte@example.org');
    const stored = await knexOf(app)('newsletter_imported_rows')
      .where({ subscriber_id: subscriber.document_id })
      .first();
    expect(JSON.parse(stored.cells).slice(-2)).toEqual(['007', cell]);
    expect(JSON.parse(stored.cells)[0]).toBe('Byte@Example.org');
  });

  it('DESIGN-2.3: brought in again, every row is accounted for, and the reasons add up to the sums', async () => {
    const old = new Date(Date.now() - 800 * DAY_MS).toISOString();
    const lapsed = proven('lange.her@example.org').replaceAll(at, old);
    const rows = [
      proven('schon@example.org'),
      'ohne@example.org',
      'kaputt',
      proven('schon@example.org'),
      lapsed,
    ];
    const first = await bring(rows);
    expect(first).toMatchObject({ rows: 5, proven: 1, unconfirmed: 1, unchanged: 1, refusedCount: 2 });
    const again = await bring([...rows, proven('neu@example.org')]);
    expect(again).toMatchObject({ rows: 6, proven: 1, unconfirmed: 0, unchanged: 4, refusedCount: 1 });
    expect(again.reasons.map(({ code, count }) => [code, count])).toEqual([
      ['already_active', 1],
      ['already_known', 1],
      ['consent_lapsed', 1],
      ['duplicate_row', 1],
      ['email_malformed', 1],
    ]);
    expect(again.notes.map(({ row }) => row)).toEqual([2, 3, 5, 6]);
    expect(again.refused.map(({ row }) => row)).toEqual([4]);
  });

  it('MSR-2.4-21: nobody who is suppressed, erased or never wants mail again is raised, and each is reported', async () => {
    const { repositories, keys } = app.newsletter;
    await bring([proven('war.da@example.org')]);
    const hash = keys.hashAddress('gesperrt@example.org');
    await repositories.suppressions.add(senderId, hash, { reason: 'objection', source: 'test', now: 0 });
    await knexOf(app)('newsletter_blocked_addresses').insert({
      email_hash: keys.hashAddress('nie@example.org'),
      since: 0,
    });
    await knexOf(app)('newsletter_subscribers')
      .where({ email: 'war.da@example.org' })
      .update({ state: 'erased' });
    const report = await bring(['gesperrt', 'nie', 'war.da'].map((name) => proven(`${name}@example.org`)));
    expect(report).toMatchObject({ proven: 0, unchanged: 3, refused: [] });
    expect(report.notes.map(({ row, code }) => [row, code])).toEqual(
      [2, 3, 4].map((row) => [row, 'address_blocked']),
    );
    expect(await subscriberOf(app, 'gesperrt@example.org')).toBeUndefined();
  });

  it('MOS-2.1: a list full of function addresses is held until an operator saw evidence, and nothing of it is in', async () => {
    const people = Array.from({ length: 95 }, (_, n) => proven(`mensch${n}@example.org`));
    const offices = Array.from({ length: 6 }, (_, n) => proven(`info@firma${n}.example.org`));
    const report = await bring([...people, ...offices]);
    expect(report).toMatchObject({ state: 'evidence-required', rows: 0, proven: 0 });
    const demand = await app.newsletter.repositories.importEvidence.find(report.id);
    expect(demand).toMatchObject({ kind: 'roles', rule: 'MFR-2.1', state: 'open' });
    const time = (demand?.dueAt ?? 0) - (demand?.askedAt ?? 0);
    expect(time).toBeGreaterThanOrEqual(10 * DAY_MS);
    expect(time).toBeLessThan(11 * DAY_MS);

    const decide = (note: string) =>
      app.newsletter.imports.decideEvidence(report.id, { release: true, note, actor: 'user:9' });
    await expect(decide(' ')).rejects.toMatchObject({ code: 'reason_missing', rule: 'MSR-2.4-12' });
    await decide('Formularprotokolle gesehen');
    await app.newsletter.imports.run(report.id);
    expect(await stateOf(report.id)).toMatchObject({ state: 'done', proven: 95, refused: 6 });
  });

  it('DESIGN-2.6: five broken rows among many cost five rows, each with its number and reason', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => proven(`viele${n}@example.org`));
    rows.splice(10, 0, '"offen,x');
    rows.splice(700, 0, proven('a@example.org', 'x,y,z'));
    rows.splice(1_500, 0, proven('a@example.org').replaceAll(',', ';'));
    rows.splice(2_000, 0, `x${'y'.repeat(200_000)}`);
    rows.splice(2_500, 0, proven('kein-at'));
    const report = await bring(rows);
    expect(report).toMatchObject({ state: 'done', rows: 3_005, proven: 3_000, refusedCount: 5 });
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
      [12, 'quote_unclosed'],
      [702, 'columns_mismatch'],
      [1_502, 'delimiter_mixed'],
      [2_002, 'row_too_long'],
      [2_502, 'email_malformed'],
    ]);
  });

  it('MOS-2.8: another encoding is read when it is named, and refused when it could only be guessed', async () => {
    const text = [HEADER, proven('umlaut@example.org', '1,Grüße'), ''].join('\n');
    const file = () => Readable.from([Buffer.from(text, 'latin1')]);
    const { imports } = app.newsletter;
    await expect(imports.importFile(file(), order())).rejects.toMatchObject({
      code: 'file_invalid',
      details: { problem: 'encoding' },
    });
    expect(await imports.importFile(file(), order(), { encoding: 'windows-1252' })).toMatchObject({
      proven: 1,
    });
    const broken = Readable.from([Buffer.concat([Buffer.from('\ufeff'), Buffer.from(text, 'latin1')])]);
    await expect(imports.importFile(broken, order())).rejects.toMatchObject({ code: 'file_invalid' });
  });

  it('MOS-2.1: without a statement of the importer nothing starts, and a refused origin not even uploads', async () => {
    const { imports } = app.newsletter;
    const { id } = await imports.open(order());
    await imports.receive(id, 0, Readable.from([`${HEADER}\n`]));
    await imports.complete(id);
    await expect(imports.start(id, ' ', 'user:1')).rejects.toMatchObject({ code: 'statement_missing' });
    await expect(imports.open({ ...order(), origin: 'purchased' })).rejects.toMatchObject({
      code: 'origin_refused',
      rule: 'MOS-2.1',
    });
  });

  it('DESIGN-2.6: a cancelled import takes no further row', async () => {
    const id = await started(Array.from({ length: 1_200 }, (_, n) => proven(`ende${n}@example.org`)));
    let batches = 0;
    await app.newsletter.imports.run(id, () => (batches += 1) > 1);
    await app.newsletter.imports.cancel(id, 'user:1');
    await app.newsletter.imports.run(id);
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', rows: 1_000 });
  });

  it('DESIGN-3: who is known already is found by the hash of the address, not by walking all of the sender’s people', async () => {
    const asked: { sql: string; bindings: readonly unknown[] }[] = [];
    const knex = app.strapi.db.connection;
    const listen = (query: { sql: string; bindings: readonly unknown[] }) => asked.push(query);
    knex.on('query', listen);
    await app.newsletter.repositories.importWrites.known(senderId, 'x'.repeat(24), ['a'.repeat(64)]);
    knex.removeListener('query', listen);
    const { sql, bindings } = asked.find((query) => query.sql.includes('newsletter_subscribers')) ?? {
      sql: '',
      bindings: [],
    };
    if (database === 'postgres') return expect(sql).toContain('for update');
    const plan = await knex.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings);
    expect(JSON.stringify(plan)).toContain('newsletter_subscribers_hash');
  });

  it('MOS-2.8: the ledger is whole after all of this', async () => {
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });
});
