import fc from 'fast-check';
import { Readable } from 'node:stream';
import { realClock, setClock } from '../helpers/clock';
import { seedSender } from '../helpers/seed';
import { boot, type App } from '../helpers/strapi';

const RECORDS = 'newsletter_consent_records';
const DAY_MS = 24 * 3_600_000;
const AGENT = { userAgent: 'Test' };

/** What people, time and mail servers do to one address; each takes what it needs from where the address stands. */
const DEEDS = [
  'signup',
  'confirm',
  'one-click',
  'page',
  'undo',
  'renew',
  'complaint',
  'bounce',
  'import',
  'month',
  'years',
  'never-again',
  'staff',
] as const;
type Deed = (typeof DEEDS)[number];

describe('whatever happens to a consent', () => {
  let app: App;
  let senderId: string;
  let now = Date.parse('2026-11-21T10:00:00Z');
  let people = 0;
  let runId = 0;
  const table = (name: string) => app.strapi.db.connection(name);
  const tokenOf = (url: string): string => url.split('/').pop() ?? '';
  const pass = (ms: number): void => setClock((now += ms));
  const visitor = () => ({ ip: `10.1.${(people >> 8) & 255}.${people & 255}`, ...AGENT });

  beforeAll(async () => {
    setClock(now);
    app = await boot();
    ({ senderId } = await seedSender(app));
    const run = {
      campaign_id: 'campaign',
      sender_id: senderId,
      sender_domain: 'testhaus.test',
      purpose_key: 'brief',
      state: 'sent',
      start_at: now,
      confirmation_id: 'none',
      content_hash: 'none',
      content: '{}',
    };
    await table('newsletter_runs').insert(run);
    runId = (await table('newsletter_runs').first()).id;
  });
  afterAll(async () => {
    await app.stop();
    realClock();
  });

  const find = (email: string) => app.newsletter.repositories.subscribers.findByAddress(senderId, email);
  const stateOf = async (email: string): Promise<string> => {
    const subscriber = await find(email);
    const consent = subscriber && (await app.newsletter.repositories.consents.find(subscriber.id, 'brief'));
    return consent?.state ?? 'none';
  };
  const newestRequest = async (email: string): Promise<string> => {
    const subscriber = await find(email);
    const where = { subscriber_id: subscriber?.id ?? 'nobody' };
    const row = await table('newsletter_confirmation_requests')
      .where(where)
      .orderBy('requested_at', 'desc')
      .first();
    return row?.id ?? 'none';
  };
  const unsubscribeToken = async (subscriberId: string): Promise<string> => {
    const row = { run_id: runId, subscriber_id: subscriberId, state: 'submitted' };
    await table('newsletter_deliveries').insert(row).onConflict(['run_id', 'subscriber_id']).ignore();
    const { id } = await table('newsletter_deliveries').where(row).first();
    return tokenOf(app.newsletter.links.unsubscribe(id));
  };
  const importRow = (email: string): Promise<unknown> => {
    const at = new Date(now - 30 * DAY_MS).toISOString();
    const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
    const row = `${email},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`;
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    return app.newsletter.imports.importFile(Readable.from([header, row]), order);
  };

  const withSubscriber = async (
    email: string,
    work: (subscriber: NonNullable<Awaited<ReturnType<typeof find>>>) => Promise<unknown>,
  ): Promise<void> => {
    const subscriber = await find(email);
    if (subscriber) await work(subscriber);
  };

  const act: Readonly<Record<Deed, (email: string) => Promise<unknown>>> = {
    signup: (email) =>
      app.newsletter.signup.request({ form: 'brief', email, consents: { brief: true }, ...visitor() }),
    confirm: async (email) => {
      const token = tokenOf(app.newsletter.links.confirm(await newestRequest(email)));
      const { ip } = visitor();
      return app.newsletter.confirmation.confirm(token, {
        method: 'button',
        ip,
        ...AGENT,
        pageView: { at: now, ip },
      });
    },
    'one-click': (email) =>
      withSubscriber(email, async ({ id }) =>
        app.newsletter.leaving.leave(await unsubscribeToken(id), { method: 'one-click', ...visitor() }),
      ),
    page: (email) =>
      withSubscriber(email, async ({ id }) =>
        app.newsletter.leaving.leave(await unsubscribeToken(id), {
          method: 'page',
          scope: 'all',
          ...visitor(),
        }),
      ),
    undo: (email) =>
      withSubscriber(email, async (subscriber) => {
        const consent = await app.newsletter.repositories.consents.find(subscriber.id, 'brief');
        return app.newsletter.leaving.undo(subscriber, consent?.since ?? 0, visitor());
      }),
    renew: (email) =>
      withSubscriber(email, ({ id }) =>
        app.newsletter.renewal.renew(tokenOf(app.newsletter.links.renew(id, 'brief')), {
          method: 'button',
          ...visitor(),
        }),
      ),
    complaint: (email) =>
      withSubscriber(email, (one) => app.newsletter.consent.suppress(one, 'complaint', 'test')),
    bounce: (email) => withSubscriber(email, (one) => app.newsletter.consent.suppress(one, 'bounce', 'test')),
    import: importRow,
    month: async () => {
      pass(31 * DAY_MS);
      await app.newsletter.consentUpkeep();
    },
    years: async () => {
      pass(740 * DAY_MS);
      await app.newsletter.consentUpkeep();
    },
    'never-again': async (email) =>
      app.newsletter.confirmation.neverAgain(
        tokenOf(app.newsletter.links.neverAgain(await newestRequest(email))),
      ),
    staff: (email) =>
      withSubscriber(email, ({ id }) =>
        app.newsletter.leaving.leaveByStaff(id, undefined, {
          method: 'staff',
          actor: 'user:1',
          reason: 'Test',
        }),
      ),
  };

  /** A refusal is an answer like any other; anything else is a fault. */
  const perform = async (deed: Deed, email: string): Promise<void> => {
    pass(1_000 + (people % 7) * 977);
    try {
      await act[deed](email);
    } catch (error) {
      if ((error as Error).name !== 'Refusal') throw error;
    }
  };

  it('DESIGN-2.2: what is kept for sending equals what the ledger says, after every sequence of events', async () => {
    const seen = new Set<string>();
    const deeds = fc.array(fc.constantFrom(...DEEDS), { minLength: 3, maxLength: 14 });
    const start = fc.constantFrom<readonly Deed[]>([], ['signup', 'confirm'], ['import']);
    await fc.assert(
      fc.asyncProperty(start, deeds, async (first, then) => {
        const email = `mensch${(people += 1)}@example.org`;
        for (const deed of [...first, ...then]) {
          await perform(deed, email);
          seen.add(await stateOf(email));
        }
        const report = await app.newsletter.rebuildConsents({ write: false });
        expect(report.differences).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(await app.newsletter.scanProofs()).toMatchObject({ ok: true });
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    // A run in which nothing ever became active would have shown nothing.
    expect([...seen]).toEqual(
      expect.arrayContaining(['requested', 'active', 'withdrawn', 'objected', 'expired']),
    );
  });

  it('DESIGN-2.2: one changed character of any column of any record is found', async () => {
    const columns = [
      'document_id',
      'sender_id',
      'subscriber_id',
      'purpose_key',
      'event',
      'occurred_at',
      'payload',
      'payload_hash',
      'mac',
      'previous_hash',
      'hash',
    ] as const;
    await app.newsletter.ledgerSealing.sealAll();
    const rows = await table(RECORDS).orderBy('id');
    expect(rows.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(rows.length - 1),
        fc.constantFrom(...columns, 'seq'),
        fc.nat(),
        fc.constantFrom('0', 'f', 'x', '"', ' ', 'ä', 'Z'),
        async (place, column, where, letter) => {
          const row = rows[place];
          const text = String(row[column]);
          const at = where % text.length;
          fc.pre(text[at] !== letter);
          const changed =
            column === 'seq' ? row.seq + 100_000 : text.slice(0, at) + letter + text.slice(at + 1);
          await table(RECORDS)
            .where({ id: row.id })
            .update({ [column]: changed });
          const report = await app.newsletter.verifyLedger();
          await table(RECORDS)
            .where({ id: row.id })
            .update({ [column]: row[column] });
          expect(report.ok).toBe(false);
          const named = report.senders.flatMap(({ faults }) => faults);
          expect(named.some(({ seq, recordId }) => seq === row.seq || recordId === row.document_id)).toBe(
            true,
          );
        },
      ),
      { numRuns: 60 },
    );
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });
});
