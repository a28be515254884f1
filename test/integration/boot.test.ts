import { boot, databases, type App } from '../helpers/strapi';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';

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

    it('DESIGN-2.3: never call kept what the database undid because of a failure somebody caught', async () => {
      const done = db().ownTransaction(async () => {
        await add('a.own.test');
        await add('a.own.test').catch(() => undefined);
      });
      // SQLite undoes the failed statement alone.
      if (database === 'sqlite') await done;
      else await expect(done).rejects.toThrow('undone');
      expect(await kept()).toEqual(database === 'sqlite' ? ['a.own.test'] : []);
    });

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
