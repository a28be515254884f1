import { RETENTION } from '../../src/plugins/newsletter/server/src/domain/retention/table';
import { eventsOf, knexOf, refusal } from '../helpers/doors';
import { databases, type App } from '../helpers/strapi';
import { bootWithTeam, newSubscriber, type Member } from '../helpers/team';

describe.each(databases)('the deadlines in the hands of the team, on %s', (database) => {
  let app: App;
  let team: Member;

  beforeAll(async () => {
    ({ app, team } = await bootWithTeam(database));
  });
  afterAll(() => app.stop());

  const person = (name?: string) => newSubscriber(app, name);

  it('MSR-2.4-18: a request by mail is decided with a reason; its words are gone afterwards', async () => {
    await team.may(['rights.read', 'rights.decide']);
    const [leaves, stays] = [await person(), await person()];
    for (const { email: from } of [leaves, stays])
      await app.newsletter.leavingByMail.byMail({
        from,
        subject: 'abmelden',
        text: '',
        returnPath: from,
        receivedAt: Date.now(),
      });
    const { results } = (await team.call('GET', '/leaving-tasks')).json;
    expect(results).toHaveLength(2);
    const taskOf = (from: string) => results.find((task: { from: string }) => task.from === from);
    expect(taskOf(leaves.email)).toMatchObject({
      subject: 'abmelden',
      state: 'open',
      people: [{ subscriberId: leaves.id, purposes: ['Testbrief'] }],
    });
    const decide = (from: string, body: object) =>
      team.call('POST', `/leaving-tasks/${taskOf(from).id}/decision`, body);
    expect(refusal(await decide(leaves.email, { verdict: 'applied' })).code).toBe('reason_missing');
    expect(refusal(await decide(leaves.email, { verdict: 'later', note: 'x' })).code).toBe('verdict_missing');
    expect((await decide(leaves.email, { verdict: 'applied', note: 'eindeutig' })).status).toBe(204);
    expect((await decide(stays.email, { verdict: 'dismissed', note: 'nur eine Frage' })).status).toBe(204);
    expect(await decide(stays.email, { verdict: 'applied', note: 'doch' })).toMatchObject({ status: 404 });
    expect(await eventsOf(app, leaves.email)).toContain('withdrawn');
    expect(await eventsOf(app, stays.email)).not.toContain('withdrawn');
    expect((await team.call('GET', '/leaving-tasks')).json.results).toEqual([]);
    const decided = (await team.call('GET', '/leaving-tasks?state=decided')).json.results;
    expect(
      decided.map(({ from, subject, state, note, decidedBy }: Record<string, string>) => [
        from,
        subject,
        state,
        note,
        decidedBy,
      ]),
    ).toEqual([
      [null, null, 'dismissed', 'nur eine Frage', 'Jona Team'],
      [null, null, 'applied', 'eindeutig', 'Jona Team'],
    ]);
    for (const unit of ['day', 'month']) {
      const report = (await team.call('GET', `/leaving-latency?unit=${unit}`)).json;
      expect(report).toMatchObject({ withinAllowed: true, days: [{ byMethod: { mail: 1 } }] });
      const [{ medianMs, p95Ms, maxMs, day }] = report.days;
      expect(medianMs <= p95Ms && p95Ms <= maxMs).toBe(true);
      expect(day).toHaveLength(unit === 'day' ? 10 : 7);
    }
    expect((await team.call('GET', '/leaving-latency?senderId=nobody')).json.requests).toBe(0);
  });

  it('G-33: a breach stands with its 72 hours before the team until somebody reports it or says why not', async () => {
    await team.may(['rights.read']);
    const breach = {
      knownAt: new Date(Date.now() - 80 * 3_600_000).toISOString(),
      what: 'Ein Export lag offen.',
    };
    expect((await team.call('POST', '/breaches', breach)).status).toBe(403);
    expect((await team.call('GET', '/breaches')).json.results).toEqual([]);
    await team.may(['rights.read', 'rights.decide']);
    for (const [bad, code] of [
      [{ ...breach, what: '' }, 'reason_missing'],
      [{ ...breach, knownAt: 'gestern' }, 'field_invalid'],
      [{ ...breach, senderId: 'nobody' }, 'not_found'],
    ] as const)
      expect(refusal(await team.call('POST', '/breaches', bad))).toEqual({ code, rule: 'G-33' });
    const late = await team.call('POST', '/breaches', breach);
    const now = new Date().toISOString();
    const fresh = await team.call('POST', '/breaches', { ...breach, knownAt: now, people: '120' });
    expect([late.status, fresh.status]).toEqual([201, 201]);
    const dueOf = (at: string) => new Date(Date.parse(at) + 72 * 3_600_000).toISOString();
    const open = async () => (await team.call('GET', '/overview')).json.openBreaches;
    expect(await open()).toEqual({ count: 2, dueAt: dueOf(breach.knownAt) });
    const { results } = (await team.call('GET', '/breaches')).json;
    expect(results).toMatchObject([
      {
        id: late.json.id,
        dueAt: dueOf(breach.knownAt),
        people: null,
        state: 'open',
        recordedBy: 'Jona Team',
      },
      { id: fresh.json.id, dueAt: dueOf(now), people: 120, state: 'open' },
    ]);
    const close = (id: string, body: object) => team.call('POST', `/breaches/${id}/closure`, body);
    expect(refusal(await close(late.json.id, { note: 'x' })).code).toBe('verdict_missing');
    expect(refusal(await close(late.json.id, { outcome: 'not-needed' })).code).toBe('reason_missing');
    const done = { outcome: 'reported', note: 'Gemeldet am 22.11., Az. 12; zu spät, weil niemand es sah.' };
    expect((await close(late.json.id, done)).status).toBe(204);
    expect((await close(late.json.id, done)).status).toBe(404);
    expect((await close(fresh.json.id, { outcome: 'not-needed', note: 'Verschlüsselt.' })).status).toBe(204);
    expect(await open()).toBeNull();
    expect((await team.call('GET', '/breaches')).json.results[0]).toMatchObject({
      state: 'reported',
      note: done.note,
      closedBy: 'Jona Team',
    });
    const audit = await knexOf(app)('newsletter_audit').where('action', 'like', 'breach.%').orderBy('id');
    expect(audit.map(({ action }: { action: string }) => action)).toEqual([
      'breach.record',
      'breach.record',
      'breach.close',
      'breach.close',
    ]);
    await team.may([]);
    expect(await open()).toBeNull();
  });

  it('G-30: the team takes the records of processing away, as they follow from this installation, and names no subscriber', async () => {
    await team.may(['rights.read']);
    const { email } = await person();
    const file = await team.call('GET', '/processing-records?format=json');
    expect(file.headers.get('content-disposition')).toContain('records-of-processing.json');
    expect(file.json.records.map(({ role }: { role: string }) => role)).toContain('processor');
    const [record] = file.json.records;
    expect(record.responsible).toContain('10115 Berlin');
    expect(record.purposes).toEqual(['Testbrief: Neuigkeiten']);
    expect(record.recipients.join()).toMatch(/Niemand|Nobody/);
    const text = await team.call('GET', '/processing-records');
    expect(text.text).toMatch(/Art\. 30/);
    expect(file.text + text.text).not.toContain(email);
    expect((await team.call('GET', '/processing-records?senderId=nobody')).status).toBe(404);
    const noted = knexOf(app)('newsletter_audit').where({ action: 'records.taken' });
    expect(await noted).toHaveLength(2);
  });

  it('G-28: the template of a processing agreement is marked as one', async () => {
    await team.may(['rights.read']);
    const { status, text } = await team.call('GET', '/processing-agreement');
    expect([status, text]).toEqual([200, expect.stringMatching(/^# (Muster|Template)/)]);
    expect(text).toContain('Testhaus');
    await team.may([]);
    expect((await team.call('GET', '/processing-agreement')).status).toBe(403);
  });

  it('VIV-2.4f: who asked to leave and has waited for an hour stands in red before those who can decide', async () => {
    await team.may(['rights.read', 'rights.decide']);
    const backlog = async () => (await team.call('GET', '/overview')).json.leavingBacklog;
    const asks = async (minutesAgo: number) => {
      const receivedAt = Date.now() - minutesAgo * 60_000;
      const { email: from } = await person();
      await app.newsletter.leavingByMail.byMail({
        from,
        subject: 'abmelden',
        text: '',
        returnPath: from,
        receivedAt,
      });
      return new Date(receivedAt).toISOString();
    };
    await asks(30);
    expect(await backlog()).toBeNull();
    const since = await asks(90);
    await asks(70);
    expect(await backlog()).toEqual({ count: 2, since });
    await team.may([]);
    expect(await backlog()).toBeNull();
    await team.may(['rights.read', 'rights.decide']);
    for (const { id } of (await team.call('GET', '/leaving-tasks')).json.results)
      await team.call('POST', `/leaving-tasks/${id}/decision`, { verdict: 'applied', note: 'eindeutig' });
    expect(await backlog()).toBeNull();
  });

  it('G-25: the table of periods says when it was last kept and what that removed', async () => {
    await team.may(['rights.read']);
    const before = (await team.call('GET', '/retention')).json;
    expect(before.lastRun).toBeNull();
    await app.newsletter.retention.run();
    const after = (await team.call('GET', '/retention')).json;
    expect(after.lastRun.endedAt).not.toBeNull();
    expect(after.rows).toContainEqual(
      expect.objectContaining({ rule: 'B.7', period: '14 Tage', removed: 0 }),
    );
    const withoutStep = RETENTION.filter(({ step }) => step === null).map(({ data }) => data.de);
    const unrun = after.rows.filter(({ removed }: { removed: number | null }) => removed === null);
    expect(unrun.map(({ data }: { data: string }) => data)).toEqual(withoutStep);
  });

  it('G-15: who asked to see his data stands in a list until the period ends', async () => {
    await team.may(['rights.read']);
    const { id, email } = await person();
    const subscriber = (await app.newsletter.repositories.subscribers.find(id))!;
    await app.newsletter.rights.requestFor(subscriber, 'de');
    expect((await team.call('GET', '/data-requests')).json.results).toEqual([
      expect.objectContaining({ email, senderName: 'Testhaus', state: 'open', usedAt: null }),
    ]);
  });

  it('G-17: who was erased stands in a list with day, word and what is kept, and with no address', async () => {
    await team.may(['rights.read', 'rights.erase']);
    expect((await team.call('GET', '/erasures')).json).toMatchObject({
      results: [],
      pagination: { total: 0 },
    });
    const [byTeam, byLink, byShell] = [await person(), await person(), await person()];
    await team.call('POST', `/subscribers/${byTeam.id}/erasure`, { email: byTeam.email, way: 'letter' });
    const { erasure } = app.newsletter;
    await erasure.erase(byLink.id, { method: 'person', actor: 'visitor' });
    await erasure.erase(byShell.id, { method: 'cli', actor: 'cli', reason: 'Aktenzeichen 7' });
    // Its time was over: the evidence went with the period.
    await knexOf(app)('newsletter_restricted_proofs').where({ subscriber_id: byShell.id }).delete();

    const proofKeptUntil = new Date(Date.UTC(new Date().getUTCFullYear() + 4, 0, 1)).toISOString();
    const answer = await team.call('GET', '/erasures');
    expect(answer.json.results).toEqual(
      [
        { subscriberId: byShell.id, method: 'cli', by: null, reason: 'Aktenzeichen 7', proofKeptUntil: null },
        { subscriberId: byLink.id, method: 'person', by: null, reason: null, proofKeptUntil },
        { subscriberId: byTeam.id, method: 'staff', by: 'Jona Team', reason: 'letter', proofKeptUntil },
      ].map((row) => ({
        ...row,
        id: expect.any(String),
        senderName: 'Testhaus',
        erasedAt: expect.stringMatching(/Z$/),
      })),
    );
    expect(answer.text).not.toContain('@');
    const second = (await team.call('GET', '/erasures?page=2&pageSize=2')).json;
    expect(second.results).toEqual([expect.objectContaining({ subscriberId: byTeam.id })]);
    expect(second.pagination).toMatchObject({ page: 2, total: 3 });
  });

  it('G-17: the list of erasures is found by an index, however long the audit is', async () => {
    const knex = knexOf(app);
    const query =
      "SELECT id FROM newsletter_audit WHERE action = 'subscriber.erase' ORDER BY at DESC, id DESC LIMIT 20";
    const plan = await knex.transaction(async (trx) => {
      if (database === 'sqlite') return trx.raw(`EXPLAIN QUERY PLAN ${query}`);
      // Of a few rows PostgreSQL would rather read all.
      await trx.raw('SET LOCAL enable_seqscan = off');
      return (await trx.raw(`EXPLAIN ${query}`)).rows;
    });
    expect(JSON.stringify(plan)).toContain('newsletter_audit_erasures');
    expect(JSON.stringify(plan)).not.toMatch(/sort|temp b-tree/i);
  });
});
