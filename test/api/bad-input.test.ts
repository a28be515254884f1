import { request as httpRequest } from 'node:http';
import { databases, type App } from '../helpers/strapi';
import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  form,
  formNonce,
  graphql,
  newAddress,
  newVisitor,
  refusal,
  subscribe,
  tableHashes,
  type Loose,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';

const API = '/api/newsletter';
const NASTY = [
  '\r\nBcc: x@example.org',
  'a\0b',
  '\u202Egro',
  '\uD800',
  '%00',
  "'; DROP TABLE x; --",
  '{{ 7*7 }}',
];

describe.each(databases)('bad input on %s', (database) => {
  let app: App;
  let before: Record<string, string>;
  beforeAll(async () => {
    app = await bootDoors(database);
    await seedSender(app);
    await confirmed(app);
    before = await tableHashes(app);
  });
  afterEach(async () => {
    expect(await tableHashes(app)).toEqual(before);
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });
  afterAll(() => app.stop());

  const raw = (body: string, type = 'application/json', path = `${API}/subscriptions`) =>
    call(app, 'POST', path, { body, headers: { 'content-type': type } });
  const expectCoded = (answer: Awaited<ReturnType<typeof call>>): void => {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(refusal(answer)).toEqual({ code: expect.any(String), rule: expect.any(String) });
  };

  it.each(['{', '{"form":', '[]', 'null', '"x"', '{"form":"brief"}}', '\0'])(
    'DESIGN-2.6: malformed JSON is a coded no: %p',
    async (body) => {
      for (const path of ['subscriptions', 'confirmations', 'abuse-reports'])
        expectCoded(await raw(body, 'application/json', `${API}/${path}`));
    },
  );

  it('DESIGN-2.6: JSON nested as deep as it is long is a coded no', async () => {
    const nested = `{"form":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    for (const path of ['subscriptions', 'confirmations', 'abuse-reports'])
      expectCoded(await raw(nested, 'application/json', `${API}/${path}`));
  });

  it('DESIGN-2.9: of a body that cannot be read nothing comes into the log', async () => {
    const address = 'heimlich@example.org';
    const written: string[] = [];
    const keep = (info: { message: unknown }) => written.push(JSON.stringify(info) + String(info.message));
    app.strapi.log.on('data', keep);
    const bodies = [address, `{"email":"${address}"`, `{"email":"${address}",}`, `["${address}"`];
    for (const body of bodies) {
      expectCoded(await raw(body));
      expect((await raw(body, 'application/json', '/graphql')).status).toBe(400);
      const page = await raw(body, 'application/json', '/newsletter/access');
      expect([page.status, page.text.includes('<html')]).toEqual([400, true]);
    }
    app.strapi.log.off('data', keep);
    expect(written.filter((line) => line.includes(address.slice(0, 8)))).toEqual([]);
    expect(written.filter((line) => /\n\s+at /.test(line))).toEqual([]);
  });

  it.each([
    ['packed otherwise than it says', { 'content-encoding': 'gzip' }, '{"form":"brief"}', 400],
    ['packed in a way nobody knows', { 'content-encoding': 'zstdx' }, '{"form":"brief"}', 415],
    ['in parts that break off', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\nfoo', 400],
    ['in parts without a boundary', { 'content-type': 'multipart/form-data' }, '--x\r\nfoo', 400],
  ])('DESIGN-2.6: a body %s is a coded no and nothing in the log', async (_, headers, body, status) => {
    const written: string[] = [];
    const keep = (info: { level: string; message: unknown }) => {
      if (/error/.test(info.level)) written.push(String(info.message));
    };
    app.strapi.log.on('data', keep);
    const sent = { 'content-type': 'application/json', ...headers };
    const answer = await call(app, 'POST', `${API}/subscriptions`, { body, headers: sent });
    expectCoded(answer);
    expect(answer.status).toBe(status);
    const page = await call(app, 'POST', '/newsletter/access', { body, headers: sent });
    expect([page.status, page.text.includes('<html')]).toEqual([status, true]);
    app.strapi.log.off('data', keep);
    expect(written).toEqual([]);
  });

  it('DESIGN-2.6: another spelling of the path is guarded like the first', async () => {
    const body = JSON.stringify({ form: 'brief', email: 'x'.repeat(100_001) });
    const answer = await raw(body, 'application/json', '/API/Newsletter/subscriptions');
    expect([answer.status, refusal(answer).code]).toEqual([413, 'body_too_large']);
    const page = await raw(
      `email=${'x'.repeat(100_001)}`,
      'application/x-www-form-urlencoded',
      '/Newsletter/FORMS/brief',
    );
    expect([page.status, page.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
  });

  it('DESIGN-2.6: one request of GraphQL does not become thousands by aliases', async () => {
    const ask = (count: number) => {
      const field = 'newsletterForm(slug: "brief") { nonce }';
      return graphql(app, `{ ${Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(' ')} }`, {});
    };
    const { json } = await ask(25);
    expect(Object.values(json.data).filter(Boolean)).toHaveLength(20);
    expect(json.errors).toHaveLength(5);
    expect(json.errors[0].extensions.error.details).toMatchObject({ code: 'too_many_requests', rule: 'C.6' });
    const flood = await ask(3_000);
    expect([flood.status, flood.text.length < 1_000]).toEqual([400, true]);
  });

  it.each([
    ['that contain themselves', '{ ...a } fragment a on Query { ...a __typename }'],
    ['that contain each other', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    ['that do not exist', '{ ...nobody }'],
    [
      'that double at every step',
      `{ ...f0 } ${Array.from({ length: 60 }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f60 on Query { __typename }`,
    ],
  ])('DESIGN-2.6: fragments of GraphQL %s are a coded no', async (_, query) => {
    const answer = await graphql(app, query, {});
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0].extensions).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
      error: { details: { code: 'malformed_request', rule: 'DESIGN-2.6' } },
    });
    const sound =
      '{ ...a } fragment a on Query { newsletterForm(slug: "brief") { ...b } } fragment b on NewsletterForm { slug }';
    expect((await graphql(app, sound, {})).json).toEqual({ data: { newsletterForm: { slug: 'brief' } } });
  });

  it.each([
    '{ newsletterPreferences(token: "x") { language } }',
    'mutation { confirmNewsletterSubscription(token: "x") { status } }',
    'mutation { unsubscribeFromNewsletter(token: "x") { status } }',
    'mutation { updateNewsletterPreferences(token: "x", leaveAll: true) { language } }',
  ])('C.6: a link that is not ours counts against its network by GraphQL as well: %s', async (query) => {
    const take = jest.spyOn(app.newsletter.limits, 'take');
    expect(refusal(await graphql(app, query, {})).code).toBe('link_invalid');
    expect(take.mock.calls.map(([name]) => name)).toEqual(['unknown-link']);
    take.mockRestore();
  });

  it.each(['text/plain', 'application/xml', 'application/octet-stream', 'image/png'])(
    'DESIGN-2.6: %s is not read here',
    async (type) => {
      for (const path of ['subscriptions', 'confirmations', 'abuse-reports']) {
        const answer = await raw('{"form":"brief"}', type, `${API}/${path}`);
        expect([answer.status, refusal(answer).code]).toEqual([415, 'unsupported_media_type']);
      }
    },
  );

  it('DESIGN-2.6: a body over 100 kB is refused unread, as JSON and as a page', async () => {
    const body = JSON.stringify({ form: 'brief', email: 'x'.repeat(100_001) });
    const answer = await raw(body);
    expect([answer.status, refusal(answer)]).toEqual([413, { code: 'body_too_large', rule: 'DESIGN-2.6' }]);
    const page = await raw(
      `email=${'x'.repeat(100_001)}`,
      'application/x-www-form-urlencoded',
      '/newsletter/forms/brief',
    );
    expect([page.status, page.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
  });

  it('DESIGN-2.6: a body of unknown length is refused before it is read', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const url = new URL(`${API}/subscriptions`, app.url);
      const sent = httpRequest(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      sent.on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end('{"form":"brief"}');
    });
    expect(status).toBe(411);
  });

  it.each(['form', 'email', 'source', 'fields', 'consents'])(
    'DESIGN-2.6: control characters and tricks in %s are a coded no',
    async (field) => {
      for (const nasty of NASTY) {
        const plainText = field === 'source' || field === 'fields';
        if (plainText && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(nasty)) continue;
        const value =
          field === 'fields' ? { firstName: nasty } : field === 'consents' ? { [nasty]: true } : nasty;
        expectCoded(await subscribe(app, newAddress(), { data: { [field]: value } }));
      }
    },
  );

  it.each([
    ['form', ['brief']],
    ['form', { $ne: null }],
    ['email', ['ina@example.org']],
    ['email', { $ne: null }],
    ['email', 7],
    ['fields', 'x'],
    ['fields', ['x']],
    ['fields', { firstName: ['x'] }],
    ['fields', { firstName: { toString: 1 } }],
    ['fields', { unknown: 'x' }],
    ['fields', { firstName: 'x'.repeat(201) }],
    ['consents', [true]],
    ['consents', { brief: { $ne: false } }],
    ['consents', { constructor: true }],
    ['fields', { constructor: 'x' }],
  ])('DESIGN-2.6: %s of another shape is a coded no: %p', async (field, value) => {
    expectCoded(await subscribe(app, newAddress(), { data: { [field]: value } }));
  });

  it('DESIGN-2.6: prototype keys are keys like any other', async () => {
    for (const body of [
      '{"form":"brief","email":"x@example.org","consents":{"__proto__":true}}',
      '{"form":"brief","email":"x@example.org","consents":{"brief":true},"fields":{"__proto__":"x"}}',
      '{"form":"__proto__","email":"x@example.org","consents":{"brief":true}}',
      '{"__proto__":{"form":"brief","email":"x@example.org","consents":{"brief":true}}}',
    ])
      expectCoded(await raw(body));
    expect(({} as Loose).brief).toBeUndefined();
  });

  it('DESIGN-2.6: deeply nested form fields come to nothing', async () => {
    const nonce = formNonce(app);
    for (const key of [
      `consents${'[a]'.repeat(500)}`,
      'consents[__proto__]',
      'consents[brief][x]',
      '__proto__[consents][brief]',
    ]) {
      const body = form({ email: newAddress(), nonce, version: '1', [key]: 'true' });
      expect((await call(app, 'POST', '/newsletter/forms/brief', { body })).status).toBe(422);
    }
  });

  it.each(['x', 'A'.repeat(10_000), '..%2f..%2fetc', '%E0%A4%A', 'a%00b', '__proto__', 'constructor'])(
    'R8058-3: the token %p opens nothing anywhere',
    async (token) => {
      for (const page of ['confirm', 'never-again', 'u', 'preferences', 'view', 'abuse/confirm'])
        for (const method of page === 'view' ? ['GET'] : ['GET', 'POST']) {
          const { status, headers } = await call(app, method, `/newsletter/${page}/${token}`);
          expect([400, 404]).toContain(status);
          expect(headers.get('content-type')).toContain('text/html');
        }
      for (const [method, path] of [
        ['GET', 'preferences'],
        ['PATCH', 'preferences'],
        ['POST', 'unsubscribe'],
      ] as const)
        expectCoded(
          await call(
            app,
            method,
            `${API}/${path}/${token}`,
            method === 'PATCH' ? { body: { purposes: {} } } : {},
          ),
        );
      expectCoded(await call(app, 'POST', `${API}/confirmations`, { body: { token } }));
    },
  );

  it('DESIGN-2.6: GraphQL answers tricks with the same codes', async () => {
    const subscribing = `mutation ($form: String!, $email: String!, $consents: [NewsletterConsentInput!]!) {
      subscribeToNewsletter(form: $form, email: $email, consents: $consents) { status } }`;
    const consents = [{ purpose: 'brief', given: true }];
    for (const nasty of NASTY) {
      expect(
        refusal(await graphql(app, subscribing, { form: nasty, email: 'x@example.org', consents })).code,
      ).toBe('form_unknown');
      const wrong = [{ purpose: nasty, given: true }];
      expect(
        refusal(await graphql(app, subscribing, { form: 'brief', email: 'x@example.org', consents: wrong }))
          .code,
      ).toBe('purpose_unknown');
    }
    const large = await graphql(app, subscribing, { form: 'x'.repeat(1_200_000), email: 'x', consents });
    expect(large.status).toBe(413);
  });

  it('DESIGN-2.8: no content type of the plugin is reachable by REST or GraphQL', async () => {
    const types = [
      'senders',
      'purposes',
      'signup-forms',
      'subscribers',
      'consent-records',
      'campaigns',
      'templates',
      'suppressions',
      'abuse-reports',
    ];
    for (const type of types)
      for (const path of [`/api/${type}`, `${API}/${type}`])
        expect([403, 404, 405]).toContain((await call(app, 'GET', path)).status);
    const schema = await graphql(
      app,
      '{ __schema { types { name } queryType { fields { name } } mutationType { fields { name } } } }',
      {},
    );
    const { types: named, queryType, mutationType } = schema.json.data.__schema;
    const names: string[] = [...named, ...queryType.fields, ...mutationType.fields].map(
      ({ name }: { name: string }) => name,
    );
    const singular =
      /^(create|update|delete)?(Plugin)?(Newsletter)?(Sender|Subscriber|ConsentRecord|Campaign|Suppression|AbuseReport|SignupForm|Purpose|Template)s?(_connection|Input|FiltersInput|EntityResponse.*)?$/i;
    expect(names.filter((name) => singular.test(name))).toEqual([]);
    expect(names).toContain('subscribeToNewsletter');
  });

  it('DESIGN-2.6: a visitor without a login meets a closed Content Manager', async () => {
    const path = '/content-manager/collection-types/plugin::newsletter.subscriber';
    expect((await call(app, 'GET', path, { ip: newVisitor() })).status).toBe(401);
    expect(typeof adminDoor).toBe('function');
  });
});
