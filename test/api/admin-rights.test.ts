import { ADMIN_ROUTES } from '../helpers/admin-routes';
import {
  bootDoors,
  call,
  confirmed,
  eventsOf,
  knexOf,
  newAddress,
  refusal,
  subscriberOf,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import { databases, type App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

interface Route {
  readonly method: string;
  readonly path: string;
}

const registered = (app: App): readonly Route[] => app.strapi.plugin('newsletter').routes.admin.routes;
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
/** A path as it is called; there is nothing behind these ids, and nobody without the right may learn that. */
const concrete = (path: string): string => path.replace(/:[a-z]+/g, 'x1');

describe.each(databases)('the person’s rights in the hands of the team, on %s', (database) => {
  let app: App;
  let team: Member;
  const anybody = (method: string, path: string) => call(app, method, `/newsletter${path}`);

  beforeAll(async () => {
    app = await bootDoors(database);
    await seedSender(app, { sender: { profiles: ['test-fast'] } });
    team = await newMember(app);
  });
  afterAll(() => app.stop());

  const person = async (name = 'paula') => {
    const email = await confirmed(app, newAddress(name));
    const { document_id: id } = await subscriberOf(app, email);
    return { email, id: String(id) };
  };
  const auditOf = (subject: string) => knexOf(app)('newsletter_audit').where({ subject }).orderBy('id');

  if (database === 'sqlite') {
    it('G-32: every route of the admin stands in the table of rights, and none is there twice', () => {
      const expected = ADMIN_ROUTES.map(([method, path]) => `${method} ${path}`);
      expect(registered(app).map(nameOf).sort()).toEqual([...expected].sort());
      expect(new Set(expected).size).toBe(expected.length);
    });

    it('G-32: no route answers whoever is not logged in', async () => {
      const answers = [];
      for (const [method, path] of ADMIN_ROUTES)
        answers.push([method, path, (await anybody(method, concrete(path))).status]);
      expect(answers).toEqual(ADMIN_ROUTES.map(([method, path]) => [method, path, 401]));
    });

    const abilities = [...new Set(ADMIN_ROUTES.flatMap(([, , ability]) => ability ?? []))];
    it.each(abilities)('G-32: all rights but %s open none of its routes', async (missing) => {
      await team.may(abilities.filter((ability) => ability !== missing));
      const answers = [];
      for (const [method, path, ability] of ADMIN_ROUTES) {
        if (ability !== missing) continue;
        answers.push([path, (await team.call(method, concrete(path))).status]);
      }
      expect(answers).toEqual(answers.map(([path]) => [path, 403]));
    });

    it('G-32: the right opens its route, and every right of the plugin has one', async () => {
      for (const ability of abilities) {
        const route = ADMIN_ROUTES.find(([method, , needed]) => needed === ability && method === 'GET');
        if (route === undefined) continue;
        await team.may([ability]);
        expect([ability, (await team.call('GET', concrete(route[1]))).status]).not.toEqual([ability, 403]);
      }
      await team.may([]);
      const { can } = (await team.call('GET', '/overview')).json;
      expect(Object.keys(can).sort()).toEqual([...abilities].sort());
      expect(Object.values(can).filter(Boolean)).toEqual([]);
    });

    it('MOS-1.3: no route of the admin gives a consent', () => {
      const names = registered(app).map(nameOf);
      expect(names.filter((name) => /consents|subscriptions|POST \/subscribers$/.test(name))).toEqual([]);
    });
  }

  it('MOS-2.8: the page of a person tells the sender’s zone and draws the form as it was seen', async () => {
    await team.may(['subscribers.read']);
    const { id } = await person();
    const page = (await team.call('GET', `/subscribers/${id}`)).json;
    expect(page.timeZone).toBe('Europe/Zurich');
    const asked = page.timeline.find(({ event }: { event: string }) => event === 'requested');
    expect(asked).toMatchObject({
      form: { slug: 'brief', version: 1 },
      boxes: [{ title: 'Testbrief', ticked: true }],
      text: { title: 'Testbrief', frequency: 'einmal im Monat' },
      redacted: false,
    });
    const seen = (await team.call('GET', `/subscribers/${id}/records/${asked.id}/form`)).json;
    expect(seen).toMatchObject({ language: 'de', version: 1, unaltered: true });
    for (const words of [
      asked.text.text,
      'Für den Versand verwenden wir Jawort.',
      'https://testhaus.test/datenschutz',
      'Vorname',
    ])
      expect(seen.html).toContain(words);
    const other = await person();
    expect((await team.call('GET', `/subscribers/${other.id}/records/${asked.id}/form`)).status).toBe(404);
  });

  it('MSR-2.4-18: the page tells of a withdrawal how long it took', async () => {
    await team.may(['subscribers.read', 'subscribers.unsubscribe']);
    const { id } = await person();
    const left = await team.call('POST', `/subscribers/${id}/unsubscription`, { reason: 'rief an' });
    const event = left.json.timeline.at(-1);
    expect(event).toMatchObject({
      event: 'withdrawn',
      method: 'staff',
      actor: 'Jona Team',
      reason: 'rief an',
    });
    expect(event.latencyMs).toBeGreaterThanOrEqual(0);
    expect(event.latencyMs).toBeLessThan(60_000);
  });

  it('G-15: the access export is a file with everything, and who took it is noted', async () => {
    await team.may(['rights.access']);
    const { id, email } = await person();
    const file = await team.call('POST', `/subscribers/${id}/access-export`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="data-${id}.json"`);
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.json).toMatchObject({ subject: { email } });
    expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'subscriber.access-export' });
    expect((await team.call('POST', '/subscribers/nobody/access-export')).status).toBe(404);
  });

  it('G-17: erasing takes the address typed and a reason of the list; it says what it keeps', async () => {
    await team.may(['rights.erase', 'rights.access', 'subscribers.read']);
    const { id, email } = await person();
    const erase = (body: object) => team.call('POST', `/subscribers/${id}/erasure`, body);
    expect(refusal(await erase({ email: 'falsch@example.org', way: 'letter' })).code).toBe(
      'address_mismatch',
    );
    expect(refusal(await erase({ way: 'letter' })).code).toBe('address_mismatch');
    expect(refusal(await erase({ email, way: 'weil ich will' })).code).toBe('reason_missing');
    expect((await subscriberOf(app, email)).state).toBe('active');
    const { proofKeptUntil } = (await team.call('GET', `/subscribers/${id}`)).json;
    const done = await erase({ email: ` ${email.toUpperCase()}`, way: 'letter' });
    expect([done.status, done.json]).toEqual([200, { proofKeptUntil }]);
    expect(proofKeptUntil).toBe(new Date(Date.UTC(new Date().getUTCFullYear() + 4, 0, 1)).toISOString());
    expect(await subscriberOf(app, email)).toBeUndefined();
    const audit = (await auditOf(id)).at(-1);
    expect([audit.action, JSON.parse(audit.details)]).toEqual([
      'subscriber.erase',
      { method: 'staff', reason: 'letter' },
    ]);
    const page = (await team.call('GET', `/subscribers/${id}`)).json;
    expect(page).toMatchObject({ email: '', state: 'erased', proofKeptUntil: null });
    expect(page.timeline.filter(({ event }: { event: string }) => event !== 'erased')).toEqual(
      expect.arrayContaining([expect.objectContaining({ redacted: true, text: null, form: null, ip: null })]),
    );
    expect((await erase({ email, way: 'letter' })).status).toBe(404);
    expect((await team.call('POST', `/subscribers/${id}/access-export`)).status).toBe(404);
  });

  it('G-16: a correction asks the new address and changes nothing by itself', async () => {
    await team.may(['rights.correct', 'subscribers.read']);
    const [old, fresh] = [await person('alt'), newAddress('neu')];
    const correct = (body: object) => team.call('POST', `/subscribers/${old.id}/address-change`, body);
    expect(refusal(await correct({ email: 'info@example.org', way: 'mail' })).code).toBe('role_address');
    expect(refusal(await correct({ email: old.email, way: 'mail' })).code).toBe('field_invalid');
    expect(refusal(await correct({ email: fresh })).code).toBe('reason_missing');
    expect((await correct({ email: fresh, way: 'mail' })).status).toBe(202);
    expect([(await subscriberOf(app, old.email)).state, (await subscriberOf(app, fresh)).state]).toEqual([
      'active',
      'unconfirmed',
    ]);
    const page = (await team.call('GET', `/subscribers/${old.id}`)).json;
    expect(page.addressChanges).toEqual([expect.objectContaining({ email: fresh, state: 'open' })]);
    const [mail] = await knexOf(app)('newsletter_notices').where({ to_address: fresh });
    const path = /\/newsletter\/[a-z-]+\/[A-Za-z0-9_-]+/.exec(mail.text)?.[0] ?? '';
    const shown = await call(app, 'GET', path);
    expect(shown.status).toBe(200);
    const nonce = /name="nonce" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    await call(app, 'POST', path, { body: new URLSearchParams({ nonce }) });
    expect([(await subscriberOf(app, old.email)).state, (await subscriberOf(app, fresh)).state]).toEqual([
      'left',
      'active',
    ]);
    // What the page calls proven has to be complete for the scan as well.
    expect(await app.newsletter.scanProofs()).toMatchObject({ ok: true });
    expect(refusal(await correct({ email: newAddress('spaet'), way: 'mail' })).code).toBe('nothing_to_move');
  });

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
    expect(after.rows.filter(({ removed }: { removed: number | null }) => removed === null)).toHaveLength(4);
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
});
