import { Readable } from 'node:stream';
import { isRedacted } from '../../src/plugins/newsletter/server/src/domain/consent/ledger';
import { endsInYes } from '../../src/plugins/newsletter/server/src/domain/consent/last-word';
import {
  bootDoors,
  confirmed,
  eventsOf,
  knexOf,
  newAddress,
  newVisitor,
  subscriberOf,
} from '../helpers/doors';
import { runJson } from '../helpers/cli';
import { seedSender } from '../helpers/seed';
import { databases, type App } from '../helpers/strapi';

const PAIRS = 16;
const DAY_MS = 86_400_000;

/** Two things happen to one person at the same moment; whoever said no has to stay somebody who said no. */
describe.each(databases)('two at the same moment on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.stop());

  const visitor = () => ({ ip: newVisitor(), userAgent: 'Test' });
  const idOf = async (email: string): Promise<string> => (await subscriberOf(app, email)).document_id;
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await app.newsletter.repositories.consents.find(id, 'brief'))?.state;
  const token = (url: string): string => url.split('/').at(-1) ?? '';

  const ask = async (email = newAddress()): Promise<string> => {
    await app.newsletter.signup.request({ form: 'brief', email, consents: { brief: true }, ...visitor() });
    return email;
  };
  const requestOf = async (subscriberId: string): Promise<string> =>
    (await knexOf(app)('newsletter_confirmation_requests').where({ subscriber_id: subscriberId }).first()).id;

  const act = {
    confirm: async (id: string) =>
      app.newsletter.confirmation.confirm(token(app.newsletter.links.confirm(await requestOf(id))), {
        method: 'button',
        ...visitor(),
      }),
    never: async (id: string) =>
      app.newsletter.confirmation.neverAgain(token(app.newsletter.links.neverAgain(await requestOf(id)))),
    leave: async (id: string) =>
      app.newsletter.preferences.save(
        token(app.newsletter.links.preferences(id)),
        { leave: 'all' },
        { method: 'page' },
      ),
    renew: async (id: string) =>
      app.newsletter.renewal.renew(token(app.newsletter.links.renew(id, 'brief')), {
        method: 'button',
        ...visitor(),
      }),
    erase: async (id: string) => app.newsletter.erasure.erase(id, { method: 'staff', actor: 'test' }),
    complain: async (id: string) => {
      const person = await app.newsletter.repositories.subscribers.find(id);
      await app.newsletter.consent.suppress(person!, 'complaint', 'test');
    },
    import: async (id: string) => {
      const { email } = (await app.newsletter.repositories.subscribers.find(id))!;
      const at = new Date(Date.now() - 30 * DAY_MS).toISOString();
      const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
      const row = `${email},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`;
      const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
      return app.newsletter.imports.importFile(Readable.from([header, row]), order);
    },
  } as const;
  type Deed = keyof typeof act;

  /** A refusal is an answer; a deadlock or a constraint is not. */
  const settle = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if ((error as Error).name !== 'Refusal') throw error;
    }
  };

  const cases: [start: 'asked' | 'active', Deed, Deed, end: string][] = [
    ['asked', 'confirm', 'leave', 'withdrawn'],
    ['asked', 'confirm', 'never', 'objected'],
    ['asked', 'confirm', 'erase', 'erased'],
    ['asked', 'import', 'leave', 'withdrawn'],
    ['asked', 'import', 'never', 'objected'],
    ['active', 'renew', 'leave', 'withdrawn'],
    ['active', 'renew', 'erase', 'erased'],
    ['active', 'renew', 'complain', 'objected'],
    ['active', 'leave', 'erase', 'erased'],
  ];
  it.each(cases)(
    'MSR-2.4-21: of somebody %s, %s and %s together end with %s',
    async (start, one, other, end) => {
      const people: string[] = [];
      for (let n = 0; n < PAIRS; n += 1)
        people.push(await idOf(start === 'asked' ? await ask() : await confirmed(app)));
      await Promise.all(
        people.flatMap((id, n) =>
          // Each is first half of the time.
          (n % 2 === 0 ? [one, other] : [other, one]).map((deed) => settle(act[deed](id))),
        ),
      );
      expect(await Promise.all(people.map(stateOf))).toEqual(people.map(() => end));
      for (const id of people) {
        const records = await app.newsletter.repositories.ledger.ofSubscriber(id);
        // What comes last in the ledger is a no as well, and of whom was erased no evidence is left.
        expect(endsInYes(records)).toBe(false);
        const kept = records.filter(({ event, payload }) => event !== 'erased' && !isRedacted(payload));
        if (end === 'erased') expect(kept).toEqual([]);
      }
      expect(await app.newsletter.rebuildConsents({ write: false })).toMatchObject({ ok: true });
      expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    },
  );

  it('MSR-2.4-10: whoever renews while the daily run has him in its hands keeps his yes', async () => {
    const email = await confirmed(app);
    const id = await idOf(email);
    const consents = knexOf(app)('newsletter_consents');
    const { id: rowId, expressed_at: expressedAt } = await consents
      .clone()
      .where({ subscriber_id: id })
      .first();
    const stale = { id: rowId, subscriberId: id, purposeKey: 'brief', expressedAt, expiresAt: 1, asked: 2 };
    const read = jest.spyOn(app.newsletter.repositories.consents, 'lapsing');
    read.mockImplementationOnce(async () => {
      await act.renew(id);
      return [stale];
    });
    await app.newsletter.consentUpkeep();
    expect(await stateOf(id)).toBe('active');
    expect(await eventsOf(app, email)).not.toContain('expired');
  });

  it('MSR-2.4-21: whoever objects while the daily run has him in its hands stays an objector', async () => {
    const email = await confirmed(app);
    const id = await idOf(email);
    const stale = { id: 0, subscriberId: id, purposeKey: 'brief', expressedAt: 1, expiresAt: 1, asked: 2 };
    const read = jest.spyOn(app.newsletter.repositories.consents, 'lapsing');
    read.mockImplementationOnce(async () => {
      await act.never(id);
      return [stale];
    });
    await app.newsletter.consentUpkeep();
    expect(await stateOf(id)).toBe('objected');
  });

  it('G-17: who signs up while being erased becomes a new person, and nothing is written about the erased one', async () => {
    // SQLite's writers take turns by themselves.
    if (database === 'sqlite') return;
    const email = await confirmed(app);
    const id = await idOf(email);
    await app.newsletter.leaving.leaveByStaff(id, undefined, { method: 'staff', actor: 'test' });
    await knexOf(app)('newsletter_confirmation_requests').update({ requested_at: 1 });
    let go = (): void => undefined;
    // Begun here, so that it does not join the signup's transaction.
    const erased = new Promise<void>((resolve) => (go = resolve)).then(() => act.erase(id));
    const { subscribers } = app.newsletter.repositories;
    const find = subscribers.insertOrFindMany;
    jest.spyOn(subscribers, 'insertOrFindMany').mockImplementationOnce(async (...args) => {
      const found = await find(...args);
      go();
      await erased;
      return found;
    });
    await ask(email);
    const fresh = await idOf(email);
    expect(fresh).not.toBe(id);
    expect(await stateOf(fresh)).toBe('requested');
    expect((await app.newsletter.repositories.ledger.ofSubscriber(id)).at(-1)?.event).toBe('erased');
  });

  it('G-17: an erasure takes the records of a person from the oldest on, as the job does that gives them their places', async () => {
    if (database === 'sqlite') return;
    const { ledger } = app.newsletter.repositories;
    // Neither their ids nor their places in the table's file are in the order in which they were written.
    const ids = ['zz', 'yy', 'xx'].map((name) => `${name}-in-order`);
    const rows = () => knexOf(app)('newsletter_consent_records').whereIn('document_id', ids);
    await ledger.appendMany(
      ids.map((documentId) => ({
        documentId,
        senderId,
        subscriberId: 'in-order',
        purposeKey: 'brief',
        event: 'requested' as const,
        occurredAt: new Date().toISOString(),
        payload: '{}',
      })),
    );
    await rows().andWhere({ document_id: ids[0] }).update({ payload: '{ }' });
    await rows().andWhere({ document_id: ids[0] }).update({ payload: '{}' });
    const other = await knexOf(app).transaction();
    await rows().transacting(other).orderBy('id').limit(1).forUpdate().select('id');
    const undone = new Error('undone');
    const redacting = app.newsletter.database.transaction(async () => {
      await ledger.redact([...ids].reverse());
      throw undone;
    });
    const ended = expect(redacting).rejects.toBe(undone);
    const waits = () =>
      knexOf(app)('pg_stat_activity')
        .whereRaw("datname = current_database() AND wait_event_type = 'Lock'")
        .first('pid');
    while (!(await waits())) continue;
    // It waits for the oldest and holds none of the others, so nobody who holds the oldest can wait for it.
    const free = await rows().forUpdate().skipLocked().orderBy('id').pluck('document_id');
    await other.rollback();
    await ended;
    expect(free).toEqual(ids.slice(1));
  });

  it('DESIGN-2.2: a wrecked cache is put right while people sign up, confirm and leave: nobody is lost and nobody is revived', async () => {
    const before: string[] = [];
    for (let n = 0; n < 24; n += 1) before.push(await idOf(await confirmed(app)));
    const [leavers, stayers] = [before.slice(0, 8), before.slice(8)];
    for (const id of leavers) await act.leave(id);
    const cache = () => knexOf(app)('newsletter_consents');
    // Deleted, revived, ended, moved: whatever somebody with the database can do to it.
    await cache().whereIn('subscriber_id', stayers.slice(0, 6)).delete();
    await cache().whereIn('subscriber_id', leavers).update({ state: 'active', expires_at: 9e12, since: 1 });
    await cache()
      .whereIn('subscriber_id', stayers.slice(6, 12))
      .update({ state: 'withdrawn', expires_at: null });
    await knexOf(app)('newsletter_subscribers')
      .whereIn('document_id', before)
      .update({ state: 'unconfirmed' });

    const joined: string[] = [];
    const left: string[] = [];
    const work = async (round: number): Promise<void> => {
      const id = await idOf(await ask());
      await act.confirm(id);
      joined.push(id);
      const gone = round % 2 === 0 ? id : stayers[12 + ((round >> 1) % 4)]!;
      await act.leave(gone);
      left.push(gone);
    };
    let isRunning = true;
    const rebuilding = runJson(['rebuild-consents', '--write']).finally(() => (isRunning = false));
    for (let round = 0; isRunning || round < 8; round += 1) await work(round);
    const { exitCode, document } = await rebuilding;
    expect([exitCode, document.error]).toEqual([0, undefined]);
    expect(document.repaired).toBeGreaterThanOrEqual(20);

    expect(await app.newsletter.rebuildConsents({ write: false })).toMatchObject({
      ok: true,
      differencesTotal: 0,
    });
    const noes = [...leavers, ...left];
    const yeses = [...stayers, ...joined].filter((id) => !noes.includes(id));
    expect(new Set(await Promise.all(noes.map(stateOf)))).toEqual(new Set(['withdrawn']));
    expect(new Set(await Promise.all(yeses.map(stateOf)))).toEqual(new Set(['active']));
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });
});
