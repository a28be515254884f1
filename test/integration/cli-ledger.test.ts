import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { runCli, runJson } from '../helpers/cli';
import { attachmentOf, verifyProof } from '../helpers/proof';
import { seedSender } from '../helpers/seed';
import { boot, databases, type App, type DatabaseKind } from '../helpers/strapi';

const HEADER = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text';
const monthsAgo = (months: number): string => {
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
};
const proven = (email: string, at = monthsAgo(1)): string =>
  `${email},${at},192.0.2.1,${at},192.0.2.2,https://testhaus.test/brief,Ja bitte`;

/** Past every wall of the product, as somebody with the database in his hands would do it. */
const tamper = async (kind: DatabaseKind, sql: string): Promise<void> => {
  if (kind === 'sqlite') {
    const database = new Database(process.env.DATABASE_FILENAME ?? '');
    database.exec(sql);
    database.close();
    return;
  }
  const client = new Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await client.connect();
  await client.query(sql);
  await client.end();
};

const importList = (
  app: App,
  { senderId, rows, origin }: { senderId: string; rows: readonly string[]; origin: string },
) => {
  const file = path.join(app.folder, 'list.csv');
  writeFileSync(file, [HEADER, ...rows, ''].join('\n'));
  return runJson(['import', file, '--sender', senderId, '--purpose', 'brief', '--origin', origin]);
};

describe.each(databases)('a list on %s', (database) => {
  let app: App;
  let senderId: string;
  const importRows = (rows: readonly string[]) => importList(app, { senderId, rows, origin: 'own-form' });
  const sendable = () =>
    app.newsletter.repositories.consents.countActive(senderId, 'brief', { now: Date.now(), floor: null });

  beforeAll(async () => {
    app = await boot({ database });
    ({ senderId } = await seedSender(app));
  });
  afterAll(() => app.stop());

  it('MOS-2.1: rows without proof become subscribers to whom nothing can be sent', async () => {
    const at = monthsAgo(1);
    const rows = [
      'silent@example.org,,,,,,',
      `half@example.org,${at},192.0.2.1,,,https://testhaus.test,Ja bitte`,
    ];
    const { exitCode, document } = await importRows(rows);
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({ rows: 2, proven: 0, unconfirmed: 2, unchanged: 0, refused: [] });
    expect(await sendable()).toBe(0);
    const proof = await runJson(['proof', 'silent@example.org']);
    expect([proof.exitCode, proof.document.proofs[0].purposes]).toEqual([1, []]);
  });

  it('MSR-2.4-10: refused rows carry line, code and rule, the answer is negative, the others are in', async () => {
    const rows = [
      proven('anna@example.org'),
      proven('alt@example.org', monthsAgo(25)),
      proven('info@example.org'),
      proven('kein-at.example.org'),
      'datum@example.org,gestern,192.0.2.1,heute,192.0.2.1,https://testhaus.test,Ja bitte',
    ];
    const { exitCode, document } = await importRows(rows);
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ rows: 5, proven: 1, expired: 1, refusedCount: 4 });
    expect(document.refused).toEqual([
      { row: 3, code: 'consent_expired', rule: 'MSR-2.4-10' },
      { row: 4, code: 'role_address', rule: 'MFR-2.1' },
      { row: 5, code: 'email_malformed', rule: 'MSR-2.4-21' },
      { row: 6, code: 'proof_invalid', rule: 'MOS-2.8' },
    ]);
    expect(await sendable()).toBe(1);
  });

  it('MOS-2.8: importing the same list again changes nothing', async () => {
    const { document } = await importRows([proven('anna@example.org')]);
    expect(document).toMatchObject({ rows: 1, proven: 0, unchanged: 1 });
  });

  it('MOS-2.8: proof gives every event with the evidence of both steps, whatever the case of the address', async () => {
    const { exitCode, document, stderr } = await runJson(['proof', 'ANNA@example.org']);
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain('anna');
    const [{ sender, purposes, records }] = document.proofs;
    expect(sender.id).toBe(senderId);
    expect(purposes).toMatchObject([{ key: 'brief', state: 'active' }]);
    expect(records).toMatchObject([{ event: 'imported', seq: 1 }]);
    expect(purposes[0].declarations).toMatchObject([
      {
        kind: 'imported',
        request: { ip: '192.0.2.1' },
        confirmation: { ip: '192.0.2.2' },
        source: 'https://testhaus.test/brief',
        text: { text: 'Ja bitte' },
      },
    ]);
  });

  it('DESIGN-2.2: an unchanged ledger is verified; Strapi’s own words stay off stdout', async () => {
    const { exitCode, document } = await runJson(['verify-ledger'], { alone: true });
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({ ok: true, records: 3, senders: [{ senderId, faults: [] }] });
  });

  it.each([
    ['DESIGN-2.2', 'payload', `replace(payload, 'Ja bitte', 'Ja Bitte')`],
    ['G-7.1', 'occurred_at', `'2020-01-01T00:00:00.000Z'`],
    ['DESIGN-2.2', 'event', `'confirmed'`],
    ['DESIGN-2.2', 'subscriber_id', `'somebody-else'`],
  ])('%s: a record whose %s was changed in the database is found with its id', async (_, column, value) => {
    const [record] = await app.newsletter.repositories.ledger.read(senderId, 0, 1);
    const { [toField(column)]: before, documentId } = record as unknown as Record<string, string>;
    const set = (to: string) =>
      tamper(
        database,
        `UPDATE newsletter_consent_records SET ${column} = ${to} WHERE document_id = '${documentId}'`,
      );
    await set(value);
    // A process of its own once; the same check in this one is enough for the other columns.
    const answer = column === 'payload' ? await runJson(['verify-ledger']) : null;
    const report = answer?.document ?? (await app.newsletter.verifyLedger());
    await set(`'${before}'`);
    expect(answer?.exitCode ?? 1).toBe(1);
    expect(report).toMatchObject({ ok: false });
    expect(report.senders[0].faults).toEqual([{ kind: 'changed', seq: 1, recordId: documentId }]);
  });

  it('DESIGN-2.2: a record that was deleted is missed, also where nobody asks for JSON', async () => {
    await tamper(database, 'DELETE FROM newsletter_consent_records');
    const { exitCode, stdout } = await runCli(['verify-ledger']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^THE LEDGER WAS CHANGED: .*\n.*cut-off/);
  });
});

/** What does not hang on the database is tried on one: every try is a process of its own. */
describe('the command line around a list', () => {
  let app: App;
  let senderId: string;
  const importRows = (rows: readonly string[], origin: string) => importList(app, { senderId, rows, origin });

  beforeAll(async () => {
    app = await boot();
    ({ senderId } = await seedSender(app));
  });
  afterAll(() => app.stop());

  it('MSR-2.4-4: a list of a refused origin is refused with code 2 and leaves nothing behind', async () => {
    const { exitCode, document } = await importRows([proven('bought@example.org')], 'rented');
    expect(exitCode).toBe(2);
    expect(document.error).toMatchObject({ code: 'origin_refused', rule: 'MSR-2.4-4' });
    expect(
      await app.newsletter.repositories.subscribers.findAllByHash(
        app.newsletter.keys.hashAddress('bought@example.org'),
      ),
    ).toEqual([]);
  });

  it('DE-5: the printed proof holds the file whose hash it shows, and is not written over another one', async () => {
    await importRows([proven('anna@example.org')], 'own-form');
    const pdf = path.join(app.folder, 'anna.pdf');
    const print = ['proof', 'anna@example.org', '--purpose', 'brief', '--pdf', pdf];
    expect((await runJson(print)).exitCode).toBe(0);
    const proof = path.join(app.folder, 'proof.json');
    writeFileSync(proof, attachmentOf(readFileSync(pdf)));
    expect(verifyProof(proof)).toMatchObject({ exitCode: 0 });
    const again = await runJson(print);
    expect([again.exitCode, again.document.error.code]).toEqual([2, 'file_invalid']);
  });

  it('MOS-2.8: nobody’s address is a negative answer with an empty list', async () => {
    const { exitCode, document } = await runJson(['proof', 'nobody@example.org']);
    expect([exitCode, document]).toEqual([1, { proofs: [] }]);
  });

  it('DESIGN-2.7: an unknown sender or purpose and a list that is none are refused with code 2', async () => {
    const file = path.join(app.folder, 'other.csv');
    const answers = async (content: string | Buffer, sender: string, purpose: string) => {
      writeFileSync(file, content);
      const args = ['import', file, '--sender', sender, '--purpose', purpose, '--origin', 'own-form'];
      const { exitCode, document } = await runJson(args);
      return [exitCode, document.error.code];
    };
    const list = `${HEADER}\n${proven('x@example.org')}\n`;
    expect(await answers(list, 'nobody', 'brief')).toEqual([2, 'not_found']);
    expect(await answers(list, senderId, 'nothing')).toEqual([2, 'purpose_unknown']);
    expect(await answers('name\nAnna\n', senderId, 'brief')).toEqual([2, 'file_invalid']);
    expect(await answers(Buffer.from([0, 255, 254, 10, 7]), senderId, 'brief')).toEqual([2, 'file_invalid']);
    rmSync(file);
  });
});

const toField = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('a database that is not there', () => {
  it('DESIGN-2.7: is a fault with code 2 and never looks like a broken ledger', async () => {
    const env = { DATABASE_CLIENT: 'postgres', DATABASE_URL: 'postgres://x:y@127.0.0.1:1/none' };
    const secrets = Object.fromEntries(SECRETS.map((name) => [name, 'x'.repeat(40)]));
    const { exitCode, document } = await runJson(['verify-ledger'], { env: { ...secrets, ...env } });
    expect([exitCode, document.error.code]).toEqual([2, 'fault']);
  });
});

const SECRETS = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
  'NEWSLETTER_SECRET',
];
