import { RETENTION } from '../../src/plugins/newsletter/server/src/domain/retention/table';
import {
  createRetentionRepository,
  dueAt,
} from '../../src/plugins/newsletter/server/src/repositories/rights/retention';
import { anyRow } from '../helpers/any-row';
import { realClock, setClock } from '../helpers/clock';
import {
  bootDoors,
  confirmed,
  knexOf,
  linksTo,
  newAddress,
  subscribe,
  subscriberOf,
  call,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import { databases, empty, type App } from '../helpers/strapi';

const DAY_MS = 86_400_000;
const days = (count: number) => (at: number) => at + count * DAY_MS;
/** The same day of the next year; 29 February has none, and its year ends with the day before it in March. */
const year = (at: number): number => {
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end.getUTCDate() === new Date(at).getUTCDate()
    ? end.getTime()
    : Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), 1);
};
const threeYears = (at: number): number => Date.UTC(new Date(at).getUTCFullYear() + 4, 0, 1);

/** When a period is over that began at an instant, by the words that are printed. */
const ENDS: Readonly<Record<string, (at: number) => number>> = {
  '14 days': days(14),
  '30 days; of confirmed ones as long as the person is known': days(30),
  '12 months': year,
  '30 days': days(30),
  'until three years after the end of the year of last use': threeYears,
  '30 days after sending': days(30),
  '90 days': days(90),
  'valid for 3 days, row 30 days': days(30),
  '30 days after their end': days(30),
  'From and subject until decided, row 1 year': year,
  'until three years after the end of the year': threeYears,
  '90 days after the import has ended': days(90),
  '90 days after the case was closed': days(90),
  'until three years after the end of the year the case was closed': threeYears,
};

/** Ends of months, of years and of February, and the days on which clocks are changed. */
const INSTANTS = [
  '2026-06-15T12:34:56.789Z',
  '2027-01-31T23:59:59.999Z',
  '2027-03-28T01:00:00.000Z',
  '2027-10-31T00:59:59.999Z',
  '2028-02-29T12:00:00.000Z',
  '2027-12-31T23:59:59.999Z',
  '2028-01-01T00:00:00.000Z',
].map((text) => Date.parse(text));

describe.each(databases)('how long data is kept, to the millisecond, on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await bootDoors(database);
  });
  afterEach(() => realClock());
  afterAll(() => app.stop());

  const row = (table: string, given: object) => anyRow(app, `newsletter_${table}`, given);
  let people = 0;
  let ids = 0;
  const nextId = (): string => `id${(ids += 1)}`;
  const person = async (state: string, given: object = {}): Promise<string> => {
    people += 1;
    const id = `person${people}`;
    const who = {
      document_id: id,
      sender_id: 'haus',
      email: `${id}@example.org`,
      email_normalised: `${id}@example.org`,
    };
    await row('subscribers', {
      ...who,
      email_hash: String(people).padStart(64, '0'),
      fields: '{}',
      state,
      ...given,
    });
    return id;
  };
  const consent = (id: string, state: string, since: number) =>
    row('consents', { subscriber_id: id, sender_id: 'haus', purpose_key: 'brief', state, since });
  const leftAt = async (at: number, given: object = {}): Promise<void> =>
    consent(await person('left', given), 'withdrawn', at);
  const closedCase = (id: string, at: number) =>
    row('abuse_reports', {
      document_id: id,
      state: 'closed',
      decided_at: new Date(at).toISOString(),
      reporter_email: 'wer@example.org',
      message: 'Worte',
    });

  /** Data of each step whose period begins at an instant. */
  const begin: Readonly<Record<string, (at: number) => Promise<unknown>>> = {
    unconfirmed: async (at) => {
      const id = await person('unconfirmed');
      await consent(id, 'requested', at);
      await row('confirmation_requests', { id, subscriber_id: id, requested_at: at });
    },
    requests: (at) => row('confirmation_requests', { id: nextId(), subscriber_id: 'x', requested_at: at }),
    'never-consented': (at) => person('unconfirmed', { created_at: new Date(at) }),
    'left-details': (at) => leftAt(at, { fields: '{"firstName":"Uli"}' }),
    left: (at) => leftAt(at),
    proofs: (at) => row('restricted_proofs', { record_id: nextId(), keep_until: threeYears(at) }),
    notices: (at) => row('notices', { state: 'submitted', created_at: at - 3 * DAY_MS, handed_over_at: at }),
    replies: (at) => row('deliveries', { reply: '250 ok', handed_over_at: at }),
    'sending-log': (at) => row('sending_log', { at }),
    'access-links': (at) => row('rights_requests', { id: nextId(), created_at: at }),
    pauses: (at) => row('pauses', { until: at }),
    'leaving-tasks': (at) => row('leaving_tasks', { state: 'applied', decided_at: at }),
    leavings: (at) => row('leavings', { effective_at: at }),
    'import-reports': async (at) => {
      const id = nextId();
      await row('imports', { id, finished_at: at });
      await row('import_reports', { import_id: id });
    },
    'abuse-files': async (at) => {
      const id = nextId();
      await closedCase(id, at);
      await row('attachments', { report_id: id });
    },
    'abuse-reporters': (at) => closedCase(nextId(), at),
    audit: (at) => row('audit', { at }),
  };

  const steps = RETENTION.flatMap(({ step, period }) => (step === null ? [] : [[step, period.en] as const]));
  it.each(steps)('G-25: %s: kept for %s, not a millisecond less and none more', async (step, period) => {
    await empty(app);
    const repository = createRetentionRepository(app.newsletter.database);
    const end = ENDS[period]!;
    for (const at of INSTANTS) {
      const moments = [at, end(at) - 1, end(at), end(at) + 1];
      const counts = () => Promise.all(moments.map((now) => repository.count(dueAt(now)[step])));
      const before = await counts();
      await begin[step]!(at);
      const more = (await counts()).map((count, n) => count - before[n]!);
      expect([new Date(at).toISOString(), ...more]).toEqual([new Date(at).toISOString(), 0, 0, 1, 1]);
    }
    setClock(Math.max(...INSTANTS.map(end)));
    expect(await app.newsletter.retention.run()).toMatchObject({ [step]: INSTANTS.length });
    expect(await app.newsletter.retention.run()).toMatchObject({ [step]: 0 });
  });

  it('G-25: of a closed case no words, no file and no address outlive the last of its periods', async () => {
    await empty(app);
    await closedCase('r1', INSTANTS[0]!);
    await row('attachments', { report_id: 'r1' });
    setClock(threeYears(INSTANTS[0]!));
    await app.newsletter.retention.run();
    const kept = await knexOf(app)('newsletter_abuse_reports').first();
    expect(kept).toMatchObject({ state: 'closed', reporter_email: '', message: '', reporter_name: null });
    expect(await knexOf(app)('newsletter_attachments').select()).toEqual([]);
  });

  it('G-25: a run that was killed half way leaves nothing half done, and the next one does the rest', async () => {
    await empty(app);
    await seedSender(app);
    const emails: string[] = [];
    for (let n = 0; n < 6; n += 1) emails.push(newAddress('alt'));
    for (const email of emails) await confirmed(app, email);
    const ids = await Promise.all(emails.map(async (email) => (await subscriberOf(app, email)).document_id));
    for (const id of ids)
      await app.newsletter.leaving.leaveByStaff(id, undefined, { method: 'staff', actor: 'test' });
    setClock(threeYears(Date.now()));
    const { suppressions } = app.newsletter.repositories;
    const add = suppressions.add.bind(suppressions);
    let calls = 0;
    const killed = jest.spyOn(suppressions, 'add').mockImplementation((...args) => {
      calls += 1;
      return calls === 3 ? Promise.reject(new Error('killed')) : add(...args);
    });
    await expect(app.newsletter.retention.run()).rejects.toThrow('killed');
    killed.mockRestore();
    const states = async () =>
      (await knexOf(app)('newsletter_subscribers').select('state', 'email'))
        .map(({ state, email }: { state: string; email: string }) => `${state} ${email === ''}`)
        .sort();
    expect(await states()).toEqual([...Array(2).fill('erased true'), ...Array(4).fill('left false')]);
    expect(await app.newsletter.rebuildConsents({ write: false })).toMatchObject({ ok: true });
    expect(await app.newsletter.retention.run()).toMatchObject({ left: 4 });
    expect(await states()).toEqual(Array(6).fill('erased true'));
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    expect(await app.newsletter.rebuildConsents({ write: false })).toMatchObject({ ok: true });
  });

  it('MSR-2.4-21: who says yes again while the run has him in its hands is a subscriber, and who asks again keeps the link', async () => {
    await empty(app);
    await seedSender(app);
    const [back, silent] = [await confirmed(app, newAddress('wieder')), newAddress('fragt')];
    const id = (await subscriberOf(app, back)).document_id;
    await app.newsletter.leaving.leaveByStaff(id, undefined, { method: 'staff', actor: 'test' });
    await subscribe(app, silent);
    const silentId = (await subscriberOf(app, silent)).document_id;
    setClock(threeYears(Date.now()));
    const { subscribers } = app.newsletter.repositories;
    const find = subscribers.find.bind(subscribers);
    const comesBack: Record<string, () => Promise<unknown>> = {
      [id]: () => confirmed(app, back),
      [silentId]: () => subscribe(app, silent),
    };
    // The run has read its batch and now looks at this person for the first time.
    jest.spyOn(subscribers, 'find').mockImplementation(async (one) => {
      const person = await find(one);
      const come = comesBack[one];
      delete comesBack[one];
      await come?.();
      return person;
    });
    await app.newsletter.retention.run();
    jest.restoreAllMocks();
    expect((await subscriberOf(app, back)).state).toBe('active');
    const { token } = await linksTo(app, silent);
    const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect([answer.status, (await subscriberOf(app, silent))?.document_id]).toEqual([200, silentId]);
  });
});
