import { Readable } from 'node:stream';
import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  confirmed,
  knexOf,
  newAddress,
  subscribe,
  subscriberOf,
  type Loose,
} from '../helpers/doors';
import { statementsOf, type SeenStatement } from '../helpers/many-subscribers';
import { createPersonalDataRepository } from '../../src/plugins/newsletter/server/src/repositories/rights/personal-data';
import {
  createRetentionRepository,
  dueAt,
} from '../../src/plugins/newsletter/server/src/repositories/rights/retention';
import { seedSender } from '../helpers/seed';
import { realClock, setClock } from '../helpers/clock';

const DAY_MS = 86_400_000;

describe.each(databases)('how long data is kept, on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await bootDoors(database);
    await seedSender(app, { sender: { profiles: ['test-fast'] } });
  });
  afterAll(async () => {
    realClock();
    await app.stop();
  });

  const due = async () =>
    Object.fromEntries((await app.newsletter.retention.table()).map(({ step, due: count }) => [step, count]));

  it('G-25: the table tells what the next run would do and changes nothing; the run does exactly that', async () => {
    const [silent, reader, leaver] = [newAddress('still'), newAddress('liest'), newAddress('geht')];
    await subscribe(app, silent);
    await confirmed(app, reader);
    await confirmed(app, leaver);
    const left = (await subscriberOf(app, leaver)).document_id;
    await app.newsletter.repositories.subscribers.saveDetails(left, {
      fields: { firstName: 'Uli' },
      locale: 'de',
    });
    await app.newsletter.leaving.leaveByStaff(left, undefined, { method: 'staff', actor: 'user:1' });
    const now = Date.now();
    expect(Object.values(await due()).filter((count) => Number(count ?? 0) > 0)).toEqual([]);

    setClock(now + 14 * DAY_MS + 1_000);
    expect(await due()).toMatchObject({ unconfirmed: 1, 'left-details': 0 });
    expect(await due()).toMatchObject({ unconfirmed: 1 });
    expect(await app.newsletter.retention.run()).toMatchObject({ unconfirmed: 1, left: 0 });
    expect(await subscriberOf(app, silent)).toBeUndefined();
    expect((await subscriberOf(app, reader)).state).toBe('active');

    setClock(now + 31 * DAY_MS);
    expect(await app.newsletter.retention.run()).toMatchObject({ requests: 1, 'left-details': 1 });
    expect((await app.newsletter.repositories.subscribers.find(left))?.fields).toEqual({});

    // The last day of the third year after the end of this one, and the first day after it.
    const year = new Date(now).getUTCFullYear();
    setClock(Date.UTC(year + 3, 11, 31, 23));
    expect(await due()).toMatchObject({ left: 0, leavings: 0 });
    setClock(Date.UTC(year + 4, 0, 1, 1));
    expect(await app.newsletter.retention.run()).toMatchObject({ left: 1, leavings: 1 });
    expect((await app.newsletter.repositories.subscribers.find(left))?.state).toBe('erased');
    // Claims are time-barred: nothing is locked away any more.
    expect(await knexOf(app)('newsletter_restricted_proofs').select()).toEqual([]);
    expect(Object.values(await due()).filter((count) => Number(count ?? 0) > 0)).toEqual([]);
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
  });
  /** Plans of statements, on PostgreSQL as if the tables were so full that reading or sorting all of one costs most. */
  const plansOf = async (statements: readonly SeenStatement[]): Promise<string> => {
    const explain = app.newsletter.database.isSqlite ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
    const plans: string[] = [];
    await knexOf(app).transaction(async (trx: Loose) => {
      if (!app.newsletter.database.isSqlite)
        await trx.raw('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
      for (const { sql, bindings } of statements) {
        const plan = await trx.raw(`${explain} ${sql.replace(/\$\d+/g, '?')}`, [...bindings]);
        plans.push(JSON.stringify(plan.rows ?? plan));
      }
    });
    return plans.join('\n');
  };

  it.each([
    ['sending-log', 'newsletter_sending_log_age'],
    ['replies', 'newsletter_deliveries_replies'],
    ['notices', 'newsletter_notices_age'],
    ['requests', 'newsletter_requests_age'],
    ['audit', 'newsletter_audit_age'],
  ] as const)('G-25: what is over is found by an index, oldest first: %s', async (step, index) => {
    const due = dueAt(Date.now())[step];
    const seen = await statementsOf(app, () => createRetentionRepository(app.newsletter.database).next(due));
    expect(seen).toHaveLength(1);
    expect(await plansOf(seen)).toContain(index);
  });

  it('B.16: an erasure reads no table from end to end', async () => {
    const person = {
      id: 'niemand',
      senderId: 'niemand',
      email: 'Niemand@example.org',
      emailNormalised: 'niemand@example.org',
      emailHash: 'f'.repeat(64),
      locale: 'de' as const,
      fields: {},
      state: 'left' as const,
      createdAt: new Date().toISOString(),
    };
    const { suppressions } = app.newsletter.repositories;
    const personalData = createPersonalDataRepository(app.newsletter.database);
    const seen = await statementsOf(app, async () => {
      await personalData.wipe(person, true);
      await personalData.scrubSuppressions(person);
      await personalData.forgetReporter(person, (_report, content) => content);
      await personalData.forgetLeavingTasks(person);
      await suppressions.ofMany([person.emailHash]);
    });
    expect(seen.length).toBeGreaterThan(10);
    for (const statement of seen)
      expect([statement.sql, await plansOf([statement])]).toEqual([
        statement.sql,
        expect.not.stringMatching(/SCAN newsletter_|Seq Scan/),
      ]);
  });

  it('G-25: the reasons of an import’s rows go after 90 days, of repeated imports too; its sums stay', async () => {
    realClock();
    const { document_id: senderId } = await knexOf(app)('newsletter_senders').first('document_id');
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    const bring = () =>
      app.newsletter.imports.importFile(Readable.from(['email\nkaputt\nda@example.org\n']), order);
    const [first] = [await bring(), await bring()];
    const now = Date.now();
    setClock(now + 89 * DAY_MS);
    expect(await due()).toMatchObject({ 'import-reports': 0 });
    setClock(now + 91 * DAY_MS);
    expect(await due()).toMatchObject({ 'import-reports': 3 });
    expect(await app.newsletter.retention.run()).toMatchObject({ 'import-reports': 3 });
    expect(await due()).toMatchObject({ 'import-reports': 0 });
    const { imports } = app.newsletter.repositories;
    expect(await imports.countsByCode(first.id)).toEqual([]);
    expect(await imports.find(first.id)).toMatchObject({ rows: 2, refused: 1, unconfirmed: 1 });
  });
});
