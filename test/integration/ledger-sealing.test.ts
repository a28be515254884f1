import {
  linkEntries,
  EMPTY_LEDGER,
  canonicalJson,
} from '../../src/plugins/newsletter/server/src/domain/consent/ledger';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { deliveries, look } from '../helpers/sending';
import { boot, databases, type App } from '../helpers/strapi';

const RECORDS = 'newsletter_consent_records';

describe.each(databases)('sealing on %s', (database) => {
  let app: App;
  let senderId: string;
  const table = () => app.strapi.db.connection(RECORDS);
  const rowsOf = (sender = senderId) => table().where({ sender_id: sender }).orderBy('id');
  const seal = () => app.newsletter.ledgerSealing.sealSender(senderId);
  const report = async () =>
    (await app.newsletter.verifyLedger()).senders.find((sender) => sender.senderId === senderId)!;
  const faults = async () => (await report()).faults;
  let people = 0;
  const seed = (count: number) => seedConfirmed(app, senderId, count, `person${(people += 1)}x`);
  const bareRow = (changes: object) => ({
    document_id: `forged${(people += 1)}`,
    sender_id: senderId,
    subscriber_id: 'nobody',
    purpose_key: 'brief',
    event: 'confirmed',
    occurred_at: '2026-01-01T00:00:00.000Z',
    payload: '{}',
    ...changes,
  });

  /** Events as a form would write them, without the form. */
  const append = (count: number) =>
    app.newsletter.repositories.ledger.appendMany(
      Array.from({ length: count }, (_, n) => ({
        documentId: `record${(people += 1)}`,
        senderId,
        subscriberId: `person${n % 7}`,
        purposeKey: 'brief',
        event: 'requested' as const,
        occurredAt: new Date().toISOString(),
        payload: canonicalJson({ n, text: 'Ja, bitte' }),
      })),
    );

  beforeAll(async () => {
    app = await boot({ database });
  });
  beforeEach(async () => {
    const number = (people += 1);
    const sender = {
      profiles: ['test-fast'],
      domain: `haus${number}.test`,
      fromEmail: `brief@haus${number}.test`,
    };
    ({ senderId } = await seedSender(app, { sender, form: { slug: `brief${number}` } }));
  });
  afterAll(() => app.stop());

  it('DESIGN-2.2: a record is inserted without a place and gets it once, in the order of the inserts', async () => {
    await append(1_200);
    const before = await rowsOf();
    expect(
      before.every(
        (row: { seq: unknown; hash: unknown; mac: unknown }) =>
          row.seq === null && row.hash === null && row.mac !== null,
      ),
    ).toBe(true);
    expect(await seal()).toEqual({ sealed: 1_200, forged: 0, blocked: [] });
    const rows = await rowsOf();
    expect(rows.map(({ seq }: { seq: number }) => seq)).toEqual(rows.map((_: unknown, n: number) => n + 1));
    await append(3);
    // Two at once share the work and never give away the same place.
    const both = await Promise.all([seal(), seal()]);
    expect(both[0].sealed + both[1].sealed).toBe(3);
    expect(await rowsOf().select('id', 'seq', 'hash').limit(1_200)).toEqual(
      rows.map(({ id, seq, hash }: { id: number; seq: number; hash: string }) => ({ id, seq, hash })),
    );
    expect(await report()).toMatchObject({ records: 1_203, unsealed: 0, faults: [] });
  });

  it('DESIGN-2.2: sealing and verifying many records give way to others after each batch', async () => {
    await append(2_100);
    const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
      let [turns, working] = [0, true];
      const next = () => {
        turns += 1;
        if (working) setImmediate(next);
      };
      setImmediate(next);
      await work();
      working = false;
      return turns;
    };
    expect(await turnsDuring(seal)).toBeGreaterThanOrEqual(3);
    expect(await turnsDuring(app.newsletter.verifyLedger)).toBeGreaterThanOrEqual(3);
    expect(await turnsDuring(app.newsletter.scanProofs)).toBeGreaterThanOrEqual(1);
  });

  it('MOS-2.8: a row that another hand inserted is never sealed, is reported, and lets nobody be mailed', async () => {
    const [first, second, third, fourth] = await seed(4);
    const idOf = async (email: string) =>
      (await app.strapi.db.connection('newsletter_subscribers').where({ email }).first()).document_id;
    // Withdrawn by the person; a yes is written behind it past the product, once without and once with an old MAC.
    const copied = await table()
      .where({ subscriber_id: await idOf(third!) })
      .first();
    for (const email of [second!, third!, fourth!])
      await app.newsletter.leaving.leaveByStaff(await idOf(email), 'brief', { method: 'staff', reason: 'x' });
    const { id: _row, ...copy } = copied;
    await table().insert(bareRow({ document_id: 'forged-a', subscriber_id: await idOf(second!) }));
    await table().insert({ ...copy, document_id: 'forged-b' });
    const later = Date.now() + 10 ** 9;
    await app.strapi.db
      .connection('newsletter_consents')
      .where({ sender_id: senderId })
      .update({ state: 'active', expires_at: later });
    expect(await seal()).toEqual({ sealed: 7, forged: 2, blocked: [] });
    // An old yes moved behind the withdrawal does not become the last word: its place in the chain stays.
    const old = { subscriber_id: await idOf(fourth!), event: 'imported' };
    await table().where(old).update({ id: 1_000_000 });
    expect(await faults()).toEqual([
      { kind: 'forged', seq: null, recordId: 'forged-a' },
      { kind: 'forged', seq: null, recordId: 'forged-b' },
    ]);
    const campaign = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await look(app);
    const outcomes = (await deliveries(app, campaign)).map(({ email, reason }) => [email, reason]);
    expect(Object.fromEntries(outcomes)).toEqual({
      [first!]: null,
      [second!]: 'no_proof',
      [third!]: 'no_proof',
      [fourth!]: 'no_proof',
    });
  });

  it('DESIGN-2.2: a chain computed anew around a changed record is found by what only the product can compute', async () => {
    await append(4);
    await seal();
    const records = await app.newsletter.repositories.ledger.read(senderId, 0, 10);
    const forged = records.map((record, n) =>
      n === 1 ? { ...record, payload: canonicalJson({ made: 'up' }), payloadHash: null } : record,
    );
    const linked = linkEntries(EMPTY_LEDGER, forged);
    for (const { documentId, payload, payloadHash, previousHash, hash } of linked.records)
      await table()
        .where({ document_id: documentId })
        .update({ payload, payload_hash: payloadHash, previous_hash: previousHash, hash });
    await app.strapi.db
      .connection('newsletter_ledger_heads')
      .where({ sender_id: senderId })
      .update({ hash: linked.head.hash });
    expect(await faults()).toEqual([{ kind: 'forged', seq: 2, recordId: records[1]!.documentId }]);
  });

  it('DESIGN-2.2: a place taken from a record is missed; records behind the head, or without one, stop the sealing', async () => {
    await append(5);
    await seal();
    await table()
      .where({ sender_id: senderId, seq: 2 })
      .update({ seq: null, previous_hash: null, hash: null });
    expect((await faults())[0]).toMatchObject({ kind: 'missing', seq: 2 });
    const heads = () => app.strapi.db.connection('newsletter_ledger_heads').where({ sender_id: senderId });
    const head = await heads().first();
    await heads().update({ seq: 3 });
    await append(1);
    expect(await seal()).toEqual({ sealed: 0, forged: 0, blocked: [senderId] });
    expect(await report()).toMatchObject({ records: 5, unsealed: 1 });
    await heads().delete();
    expect((await seal()).blocked).toEqual([senderId]);
    expect((await faults()).map(({ kind }) => kind)).toContain('cut-off');
    await heads().insert(head);
    expect((await seal()).sealed).toBe(1);
  });

  it('DESIGN-2.2: values of foreign types are faults and stop nobody', async () => {
    await append(2);
    const [row] = await rowsOf();
    const payload = database === 'sqlite' ? Buffer.from(row.payload) : null;
    await table().where({ id: row.id }).update({ payload });
    await table().insert(bareRow({ payload: null, event: null, occurred_at: null }));
    expect(await seal()).toMatchObject({ sealed: 1, forged: 2 });
    expect((await faults()).map(({ kind }) => kind)).toEqual(['forged', 'forged']);
  });

  if (database === 'sqlite') {
    it('DESIGN-2.2: sealing searches by index and never reads through the records', async () => {
      await append(3);
      const seen = new Map<string, unknown[]>();
      const listen = ({ sql, bindings }: { sql: string; bindings: unknown[] }) => {
        if (sql.includes(RECORDS) && /^(select|WITH)/.test(sql)) seen.set(sql, bindings);
      };
      const knex = app.strapi.db.connection;
      knex.on('query', listen);
      await app.newsletter.ledgerSealing.sealAll();
      knex.off('query', listen);
      const plans = await Promise.all(
        [...seen].map(async ([sql, bindings]) => {
          const rows: { detail: string }[] = await knex.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings);
          return rows.map(({ detail }) => detail).join('; ');
        }),
      );
      // The places themselves are written row by row under the row id.
      expect(plans.length).toBeGreaterThan(3);
      for (const plan of plans) expect(plan).not.toContain(`SCAN ${RECORDS}`);
      expect(plans[0]).toContain('newsletter_consent_records_unsealed');
    });
  }
});
