import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { knexOf, type Loose } from '../helpers/doors';
import { seeded } from '../helpers/random';
import { seedSender } from '../helpers/seed';
import { boot, databases, type App } from '../helpers/strapi';

const ROWS = 5_000;
/** Each costs a boot of Strapi; what differs on the other database is only how it commits. */
const KILLS = { sqlite: 4, postgres: 2 } as const;
const seed = Number(process.env.KILL_SEED ?? 20_261_122);
const random = seeded(seed);

const DAY_MS = 86_400_000;
const now = Date.now();
const day = (ago: number) => new Date(now - ago * DAY_MS).toISOString();
const HEADER =
  'email,first_name,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text,Kundennummer';
const proven = (email: string, ago: number, more: string) =>
  `${email},Ina,${day(ago)},192.0.2.1,${day(ago)},192.0.2.2,https://testhaus.test,Ja bitte,${more}`;

/** People of every kind, and rows of every fate, some of them far apart in the file. */
const lineOf = (n: number): string => {
  const email = `leser${n}@example.org`;
  if (n % 97 === 0) return proven(`info@firma${n}.example.org`, 3, `"${n}"`);
  if (n % 89 === 0) return `${email},Ina,,,,,,,${n}`;
  if (n % 83 === 0) return proven(email, 900, `"alt, ${n}"`);
  if (n % 79 === 0) return proven(`kein-at-${n}`, 3, '');
  if (n % 73 === 0) return proven(`leser${n - 1_472}@example.org`, 5, 'noch einmal');
  return proven(email, n % 600, `"${n} ""Stück"""`);
};
const LIST = [HEADER, ...Array.from({ length: ROWS }, (_, n) => lineOf(n + 1)), ''].join('\n');

describe.each(databases)('an import killed again and again on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await boot({ database });
  });
  afterAll(() => app.stop());

  const start = async (senderId: string): Promise<string> => {
    const { imports } = app.newsletter;
    const { id } = await imports.open({ senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' });
    await imports.receive(id, 0, Readable.from([LIST]));
    await imports.complete(id);
    await imports.start(id, 'Ich erkläre es.', 'user:1');
    return id;
  };

  /** Works an import off in this process, and counts the statements that takes. */
  const unbroken = async (senderId: string) => {
    const id = await start(senderId);
    let statements = 0;
    const count = () => (statements += 1);
    app.strapi.db.connection.on('query-response', count);
    await app.newsletter.imports.run(id);
    app.strapi.db.connection.removeListener('query-response', count);
    return { id, statements };
  };

  /** Works it off in a process of its own that dies at a statement. */
  const killedAt = async (id: string, statement: number): Promise<void> => {
    const moment = random() < 0.5 ? 'before' : 'after';
    const script = path.resolve(__dirname, '../fixtures/import-process.cjs');
    const child = spawn(process.execPath, [script, id, String(statement), moment], {
      env: { ...process.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    // Whoever died holds his lease for a minute.
    await knexOf(app)('newsletter_leases')
      .where({ name: `import:${id}` })
      .update({ expires_at: 0 });
  };

  /** All that an import leaves behind, without ids and times. */
  const endState = async (senderId: string, id: string) => {
    const knex = knexOf(app);
    const people = await knex('newsletter_subscribers').where({ sender_id: senderId }).orderBy('email');
    const emailOf = new Map<string, string>(people.map((row: Loose) => [row.document_id, row.email]));
    const ofPeople = async (table: string): Promise<Loose[]> =>
      (await knex(table)).filter((row: Loose) => emailOf.has(row.subscriber_id));
    const sorted = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).sort();
    const evidence = (payload: string) => ({ ...JSON.parse(payload), import: null, address: null });
    const { rows, unconfirmed, expired, unchanged, refused, ...more } =
      (await app.newsletter.repositories.imports.find(id)) ?? ({} as Loose);
    return {
      job: [
        more.state,
        more.cursor,
        more.totalRows,
        rows,
        more.proven,
        unconfirmed,
        expired,
        unchanged,
        refused,
      ],
      people: sorted(
        people.map((row: Loose) => [row.email, row.email_hash, row.state, row.fields, row.source]),
      ),
      consents: sorted(
        (await ofPeople('newsletter_consents')).map((row) => [
          emailOf.get(row.subscriber_id),
          row.purpose_key,
          row.state,
          row.expressed_at,
          row.expires_at,
        ]),
      ),
      columns: sorted(
        (await ofPeople('newsletter_imported_rows')).map((row) => [
          emailOf.get(row.subscriber_id),
          row.row,
          row.cells,
        ]),
      ),
      ledger: sorted(
        (await ofPeople('newsletter_consent_records')).map((row) => [
          emailOf.get(row.subscriber_id),
          row.purpose_key,
          row.event,
          evidence(row.payload),
        ]),
      ),
      report: sorted(
        (await knex('newsletter_import_reports').where({ import_id: id })).map((row: Loose) => [
          row.row,
          row.code,
        ]),
      ),
    };
  };

  it(`DESIGN-2.3: kill -9 in the middle of an import of ${ROWS} rows changes nothing about how it ends (KILL_SEED=${seed})`, async () => {
    const [first, second] = [await seedSender(app), await seedSender(app, { form: { slug: 'zweiter' } })];
    const whole = await unbroken(first.senderId);
    const id = await start(second.senderId);
    const kills = KILLS[database];
    for (let done = 0; done < kills; done += 1)
      await killedAt(id, 1 + Math.floor((random() * 0.9 * whole.statements) / kills));
    await app.newsletter.imports.run(id);

    const expected = await endState(first.senderId, whole.id);
    expect(expected.job.slice(0, 4)).toEqual(['done', ROWS + 1, ROWS, ROWS]);
    expect(expected.ledger.length).toBeGreaterThan(ROWS * 0.9);
    expect(await endState(second.senderId, id)).toEqual(expected);
    expect(await app.newsletter.verifyLedger()).toMatchObject({
      ok: true,
      records: expected.ledger.length * 2,
    });
  });
});
