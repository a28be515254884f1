import { call, knexOf, newAddress, press, refusal, subscriberOf } from '../helpers/doors';
import { databases, type App } from '../helpers/strapi';
import { bootWithTeam, newSubscriber, type Member } from '../helpers/team';

describe.each(databases)('the person’s rights in the hands of the team, on %s', (database) => {
  let app: App;
  let team: Member;

  beforeAll(async () => {
    ({ app, team } = await bootWithTeam(database));
  });
  afterAll(() => app.stop());

  const person = (name?: string) => newSubscriber(app, name);
  const auditOf = (subject: string) => knexOf(app)('newsletter_audit').where({ subject }).orderBy('id');

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

  it('MOS-1.3: the page tells of a pause, which is why somebody with an active consent gets no mail', async () => {
    await team.may(['subscribers.read']);
    const { id } = await person();
    const { links } = app.newsletter;
    const pausedUntil = async () =>
      (await team.call('GET', `/subscribers/${id}`)).json.consents.map(
        (consent: { pausedUntil: string | null }) => consent.pausedUntil,
      );
    expect(await pausedUntil()).toEqual([null]);
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const { pathname } = new URL(links.preferences(id));
    const body = { pauses: { '*': day } };
    await call(app, 'PATCH', `/api${pathname}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const [until] = await pausedUntil();
    expect(until).toMatch(/T2[23]:00:00.000Z$/);
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
    await press(app, path);
    expect([(await subscriberOf(app, old.email)).state, (await subscriberOf(app, fresh)).state]).toEqual([
      'left',
      'active',
    ]);
    // What the page calls proven has to be complete for the scan as well.
    expect(await app.newsletter.scanProofs()).toMatchObject({ ok: true });
    expect(refusal(await correct({ email: newAddress('spaet'), way: 'mail' })).code).toBe('nothing_to_move');
  });
});
