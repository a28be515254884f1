import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { call, knexOf, newAddress, refusal, subscribe, subscriberOf } from '../helpers/doors';
import { attachmentOf, verifyProof } from '../helpers/proof';
import { seedSender } from '../helpers/seed';
import { boot, uid, type App } from '../helpers/strapi';

type Ask = (method: string, url: string, body?: object) => Promise<Response>;

/** Somebody of the admin with nothing but the permissions named. */
const staff = async (app: App, abilities: readonly string[]): Promise<Ask> => {
  const name = randomBytes(4).toString('hex');
  const roles = app.strapi.service('admin::role');
  const role = await roles.create({ name, description: '' });
  const permissions = abilities.map((ability) => ({ action: uid(ability), conditions: [], properties: {} }));
  await roles.assignPermissions(role.id, permissions);
  const [email, password] = [`${name}@example.org`, `${randomBytes(9).toString('base64url')}aA1`];
  const user = { email, firstname: 'Ina', lastname: 'Team', password, isActive: true, roles: [role.id] };
  await app.strapi.service('admin::user').create(user);
  const login = await call(app, 'POST', '/admin/login', { body: { email, password } });
  const token: string = login.json.data.accessToken ?? login.json.data.token;
  return (method, url, body) =>
    fetch(`${app.url}${url}`, {
      method,
      headers: {
        connection: 'close',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
};

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('the proof of a double opt-in', () => {
  let app: App;
  let ask: Ask;
  let id: string;
  let email: string;
  const proofUrl = (more = '') => `/newsletter/subscribers/${id}/proof${more}`;
  const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
  const fileOf = (name: string, content: Buffer) => {
    const file = path.join(app.folder, name);
    writeFileSync(file, content);
    return file;
  };
  const audited = () => knexOf(app)('newsletter_audit').where({ action: 'proof' }).orderBy('id');

  beforeAll(async () => {
    app = await boot({ listen: true, env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    await seedSender(app, { sender: { profiles: ['test-fast'] } });
    ask = await staff(app, ['subscribers.read', 'subscribers.prove', 'subscribers.unsubscribe']);
    email = newAddress('Ina.Meier');
    await subscribe(app, email, { headers: { 'user-agent': 'Pruefbrowser/1.0' } });
    app.newsletter.engine.wake();
    await app.newsletter.engine.idle();
    const [request] = await knexOf(app)('newsletter_confirmation_requests').select('id');
    const token = app.newsletter.links.token('confirm', request.id);
    await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    id = (await subscriberOf(app, email)).document_id;
  });
  afterAll(() => app.stop());

  it('MOS-2.8: has the mail that asked, as it lies in the mailbox, beside both steps', async () => {
    const [file] = readdirSync(app.outboxDir);
    const mail = readFileSync(path.join(app.outboxDir, String(file)), 'latin1');
    const { purposes } = JSON.parse((await bytes(await ask('GET', proofUrl()))).toString('utf8'));
    const [declaration] = purposes[0].declarations;
    expect(mail).toContain(`bh=${declaration.mail.bodyHash};`);
    expect(mail).toContain(`Message-ID: ${declaration.mail.messageId}`);
    expect(declaration).toMatchObject({
      zone: 'Europe/Zurich',
      boxes: [{ purposeKey: 'brief', ticked: true }],
      request: { userAgent: 'Pruefbrowser/1.0', ip: expect.stringMatching(/^10\./) },
      confirmation: { method: 'api' },
      sameIp: false,
    });
    expect(declaration.mail.handedOverAt <= declaration.mail.acceptedAt).toBe(true);
  });

  it('G-7.1: as file and as attachment of the print it holds before the published program', async () => {
    const answer = await ask('GET', proofUrl());
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="proof-${id}.json"`);
    const json = await bytes(answer);
    expect(verifyProof(fileOf('proof.json', json), sha256(json))).toMatchObject({ exitCode: 0 });
    const pdf = await bytes(await ask('GET', proofUrl('.pdf?lang=en')));
    const inside = attachmentOf(pdf);
    expect(verifyProof(fileOf('inside.json', inside), sha256(inside))).toMatchObject({ exitCode: 0 });
    inside[inside.indexOf('Pruefbrowser')] = 0x51;
    expect(verifyProof(fileOf('changed.json', inside))).toMatchObject({ exitCode: 1 });
  });

  it('DE-5: the print names its language, has its fonts inside and refers to nothing outside', async () => {
    const answer = await ask('GET', proofUrl('.pdf?lang=de'));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = (await bytes(answer)).toString('latin1');
    expect(pdf).toMatch(/\/Lang \(de-DE\)/);
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toMatch(/\/Outlines/);
    const fonts = pdf.match(/\/Type \/Font\b/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(pdf).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
    expect(pdf).not.toMatch(/\/URI|\/Launch|\/JavaScript|\/GoToR/);
  });

  it('DE-5: what happens later is in the next proof: the team ends it with a reason, under its name', async () => {
    const url = `/newsletter/subscribers/${id}/unsubscription`;
    const unreasoned = await ask('POST', url, { purposeKey: 'brief', reason: ' ' });
    expect([unreasoned.status, (await unreasoned.json()).error.details.code]).toEqual([
      422,
      'reason_missing',
    ]);
    expect((await ask('POST', url, { purposeKey: 'brief', reason: 'Anruf vom 3. Mai' })).status).toBe(200);
    const json = await bytes(await ask('GET', proofUrl('?purpose=brief')));
    expect(verifyProof(fileOf('later.json', json))).toMatchObject({ exitCode: 0 });
    const { later, state } = JSON.parse(json.toString('utf8')).purposes[0];
    expect(state).toBe('withdrawn');
    expect(later).toMatchObject([
      {
        event: 'withdrawn',
        method: 'staff',
        reason: 'Anruf vom 3. Mai',
        actor: expect.stringMatching(/^user:\d+$/),
      },
    ]);
  });

  it('DESIGN-2.8: takes a permission of its own, and each one taken is in the audit log', async () => {
    const reader = await staff(app, ['subscribers.read']);
    for (const more of ['', '.pdf']) expect((await reader('GET', proofUrl(more))).status).toBe(403);
    const before = await audited();
    const json = await bytes(await ask('GET', proofUrl()));
    const [entry] = (await audited()).slice(before.length);
    expect(entry).toMatchObject({ actor: expect.stringMatching(/^user:\d+$/), subject: id });
    expect(JSON.parse(entry.details).digest).toBe(JSON.parse(json.toString('utf8')).digest);
    expect(JSON.stringify(await audited())).not.toContain('@');
  });

  it('DESIGN-2.6: nobody and nothing to prove are refused with a code', async () => {
    const nobody = await ask('GET', '/newsletter/subscribers/nobody/proof');
    expect([nobody.status, (await nobody.json()).error.details]).toMatchObject([404, { code: 'not_found' }]);
    const nothing = await call(app, 'GET', proofUrl());
    expect([nothing.status, refusal(nothing).code ?? null]).toEqual([401, null]);
    const unknown = await ask('GET', proofUrl('?purpose=fremd'));
    expect((await unknown.json()).error.details.code).toBe('purpose_unknown');
  });

  it('VIV-2.5: no route of the admin gives consent, whatever it is sent', async () => {
    const before = await app.newsletter.repositories.consents.ofSubscriber(id);
    const paths: string[] = app.strapi.server
      .listRoutes()
      .map(({ path: route, methods }: { path: string; methods: string[] }) => `${methods.join()} ${route}`)
      .filter((route: string) => /\/newsletter\/subscriber/.test(route) && !/\/api\//.test(route));
    const routes = paths.map((route) => route.replace(/^HEAD,/, '')).sort();
    expect(routes).toEqual([
      'GET /newsletter/subscribers/:id',
      'GET /newsletter/subscribers/:id/proof',
      'GET /newsletter/subscribers/:id/proof.pdf',
      'GET /newsletter/subscribers/:id/records/:record/form',
      'POST /newsletter/subscriber-searches',
      'POST /newsletter/subscribers/:id/access-export',
      'POST /newsletter/subscribers/:id/address-change',
      'POST /newsletter/subscribers/:id/erasure',
      'POST /newsletter/subscribers/:id/unsubscription',
    ]);
    for (const route of routes.filter((one) => one.startsWith('POST')))
      await ask('POST', route.slice('POST '.length).replace(':id', id), {
        state: 'active',
        consents: { brief: true },
        purposes: ['brief'],
      });
    for (const method of ['POST', 'PUT', 'PATCH']) {
      const answer = await ask(method, `/newsletter/subscribers/${id}`, {
        state: 'active',
        consents: { brief: true },
      });
      expect(answer.status).toBe(405);
    }
    expect(await app.newsletter.repositories.consents.ofSubscriber(id)).toEqual(before);
  });
});
