import { boot, databases, type App } from '../helpers/strapi';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';

type Knex = ReturnType<App['newsletter']['database']['knex']>;

describe.each(databases)('the plugin on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await boot({ database });
  });
  afterAll(() => app.stop());

  it('is loaded from its build, not skipped without a word', () => {
    expect(app.strapi.plugin('newsletter')).toBeDefined();
    expect(Object.keys(app.strapi.plugin('newsletter').contentTypes)).toContain('consent-record');
  });

  it('sends a campaign to everybody who said yes, and the sums agree', async () => {
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    await seedConfirmed(app, senderId, 5);
    const id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    const run = await app.newsletter.repositories.runs.findByCampaign(id);
    expect(run).toMatchObject({ state: 'sent', total: 5, counts: { queued: 0, submitted: 5 } });
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true, records: 5 });
  });

  describe('its own transactions', () => {
    const table = 'newsletter_lanes';
    const db = () => app.newsletter.database;
    const add = (sender_domain: string) => db().knex()(table).insert({ sender_domain, version: 0 });
    const kept = async () =>
      (await db().knex()(table).where('sender_domain', 'like', '%.own.test').orderBy('sender_domain')).map(
        (row: { sender_domain: string }) => row.sender_domain,
      );
    afterEach(() => db().knex()(table).where('sender_domain', 'like', '%.own.test').delete());

    it('DESIGN-2.3: are kept whole, with what joins them, and tell so only then', async () => {
      const told: string[] = [];
      await db().ownTransaction(async () => {
        await add('a.own.test');
        db().afterCommit(() => told.push('kept'));
        await db().transaction(() => add('b.own.test'));
        expect(await kept()).toEqual(['a.own.test', 'b.own.test']);
        expect(told).toEqual([]);
      });
      expect(told).toEqual(['kept']);
      expect(await kept()).toEqual(['a.own.test', 'b.own.test']);
    });

    it('DESIGN-2.3: leave nothing behind when their work fails, and give their connection back', async () => {
      // More often than any pool has connections.
      for (let n = 0; n < 40; n += 1) {
        const failing = db().ownTransaction(async () => {
          await add(`${n}.own.test`);
          db().afterCommit(() => expect('never').toBe('told'));
          await add(`${n}.own.test`);
        });
        await expect(failing).rejects.toThrow(/unique/i);
      }
      expect(await kept()).toEqual([]);
      await db().ownTransaction(() => add('after.own.test'));
      expect(await kept()).toEqual(['after.own.test']);
    });

    const KINDS = {
      'its own': (work) => db().ownTransaction(work),
      'through Strapi': (work) => db().transaction(work),
      "Strapi's": (work) => app.strapi.db.transaction(({ trx }: { trx: Knex }) => work(trx)),
    } satisfies Record<string, (work: (on?: Knex) => Promise<void>) => Promise<void>>;
    const kinds = Object.entries(KINDS);

    it.each(kinds)(
      'DESIGN-2.3: never call kept what the database undid because of a failure somebody caught, %s',
      async (_kind, transaction) => {
        const done = transaction(async (on = db().knex()) => {
          const row = { sender_domain: 'a.own.test', version: 0 };
          await on(table).insert(row);
          await on(table)
            .insert(row)
            .catch(() => undefined);
        });
        // SQLite undoes the failed statement alone.
        if (database === 'sqlite') await done;
        else await expect(done).rejects.toThrow('undone');
        expect(await kept()).toEqual(database === 'sqlite' ? ['a.own.test'] : []);
      },
    );

    it.each(kinds)(
      'DESIGN-2.7: tell whoever asked that they could not be kept, %s, and hold nothing up afterwards',
      async (_kind, transaction) => {
        const knex = db().knex();
        // Checked when the transaction is to be kept, and found wrong only then.
        await knex.schema.createTable('newsletter_parents', (t) => void t.integer('id').primary());
        await knex.raw(
          `CREATE TABLE newsletter_children (
             id integer REFERENCES newsletter_parents (id) DEFERRABLE INITIALLY DEFERRED)`,
        );
        if (database === 'sqlite') await knex.raw('PRAGMA foreign_keys = ON');
        const insert = (into: string, row: object) =>
          transaction(async (on = db().knex()) => void (await on(into).insert(row)));
        await expect(insert('newsletter_children', { id: 1 })).rejects.toThrow(/foreign key/i);
        await insert(table, { sender_domain: 'b.own.test', version: 0 });
        expect(await kept()).toEqual(['b.own.test']);
        expect(await knex('newsletter_children').select('id')).toEqual([]);
        await knex.schema.dropTable('newsletter_children').dropTable('newsletter_parents');
      },
    );

    it('DESIGN-2.3: keep apart from others that run at the same time', async () => {
      const at = (n: number) => `${String(n).padStart(2, '0')}.own.test`;
      await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) =>
          (n % 2 === 0 ? db().ownTransaction : db().transaction)(async () => {
            await add(at(n));
            if (n % 3 === 0) throw new Error('undone');
          }),
        ),
      );
      expect(await kept()).toEqual(
        Array.from({ length: 20 }, (_, n) => n)
          .filter((n) => n % 3)
          .map(at),
      );
    });
  });
});
