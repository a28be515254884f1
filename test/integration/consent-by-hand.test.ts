import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  graphql,
  newAddress,
  refusal,
  subscriberOf,
  type Loose,
} from '../helpers/doors';
import { contentTypes } from '../../src/plugins/newsletter/server/src/content-types';
import { nothingWritten } from '../helpers/refused';
import { seedSender } from '../helpers/seed';
import { uid, type App } from '../helpers/strapi';

/** No door lets anybody write, copy or take away what people said. */
describe('what the rules on consent forbid by hand, at every door', () => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let email: string;
  let subscriberId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    await seedSender(app);
    door = await adminDoor(app);
    email = await confirmed(app);
    subscriberId = (await subscriberOf(app, email)).document_id;
    const other = await confirmed(app);
    const person = await app.newsletter.repositories.subscribers.find(
      (await subscriberOf(app, other)).document_id,
    );
    await app.newsletter.consent.suppress(person!, 'complaint', 'test');
  });
  afterAll(() => app.stop());

  const TYPES = ['consent-record', 'subscriber', 'suppression', 'purpose', 'signup-form'];
  const rowOf = async (type: string): Promise<Loose> => {
    if (type === 'subscriber') return app.strapi.db.query(uid(type)).findOne({ where: { email } });
    return app.strapi.db.query(uid(type)).findOne({ where: {}, orderBy: { id: 'desc' } });
  };

  it.each(TYPES)('MOS-2.8: REST has no door to a %s', async (type) => {
    const { documentId } = await rowOf(type);
    const plural = `${type}s`;
    const statuses = await nothingWritten(app, async () => {
      const got: number[] = [];
      for (const base of [`/api/${plural}`, `/api/newsletter/${plural}`, `/api/newsletter-${plural}`])
        for (const [method, path] of [
          ['GET', base],
          ['GET', `${base}/${documentId}`],
          ['POST', base],
          ['PUT', `${base}/${documentId}`],
          ['DELETE', `${base}/${documentId}`],
        ] as const) {
          const body = method === 'GET' || method === 'DELETE' ? {} : { body: { data: { state: 'active' } } };
          got.push((await call(app, method, path, body)).status);
        }
      return got;
    });
    // Public forms may be read by their slug elsewhere; here nothing answers.
    expect(statuses.filter((status) => ![403, 404, 405].includes(status))).toEqual([]);
  });

  it('VIV-2.5: GraphQL knows no content type of ours, to read or to write', async () => {
    const fields = '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }';
    const { json: answer } = await graphql(app, fields, {});
    const schema = answer?.data?.__schema;
    if (schema) {
      const names = [...schema.queryType.fields, ...schema.mutationType.fields].map(
        ({ name }: Loose) => name,
      );
      const ours = /subscriber|consentrecord|suppression|purpose|signupform/i;
      expect(names.filter((name: string) => ours.test(name))).toEqual([]);
    }
    for (const name of ['Subscriber', 'ConsentRecord', 'Suppression', 'Purpose', 'SignupForm'])
      for (const verb of ['create', 'update', 'delete']) {
        const mutation = `mutation { ${verb}Newsletter${name}(data: {}) { documentId } }`;
        expect((await graphql(app, mutation, {})).text).toMatch(
          /Cannot query field|GRAPHQL_VALIDATION_FAILED/,
        );
      }
  });

  it.each(['consent-record', 'subscriber', 'suppression'])(
    'MOS-2.8: the Content Manager copies no %s',
    async (type) => {
      const row = await rowOf(type);
      const at = `/content-manager/collection-types/${uid(type)}`;
      const actions: [string, string, object?][] = [
        ['POST', `${at}/clone/${row.documentId}`, {}],
        ['POST', `${at}/auto-clone/${row.documentId}`, {}],
      ];
      const answers = await nothingWritten(app, async () => {
        const got: string[] = [];
        for (const [method, path, body] of actions) {
          const { status, json: said } = await door.call(method, path, body);
          got.push(`${path.slice(at.length)} ${status} ${said?.error?.name ?? ''}`);
        }
        return got;
      });
      expect(answers.filter((line) => / 5\d\d /.test(line))).toEqual([]);
    },
  );

  it.each(['consent-record', 'subscriber', 'suppression'])(
    'VIV-2.5: neither the entity service nor a clone of a document makes or changes a %s',
    async (type) => {
      const row = await rowOf(type);
      const documents = app.strapi.documents(uid(type));
      const { entityService } = app.strapi;
      const { id: _id, documentId: _documentId, ...known } = row;
      const data = { ...known, ...(type === 'subscriber' ? { email: newAddress(), state: 'active' } : {}) };
      const tries: (() => Promise<unknown>)[] = [
        () => entityService.create(uid(type), { data: { ...data } }),
        () => entityService.update(uid(type), row.id, { data: { ...data } }),
        () => entityService.delete(uid(type), row.id),
        () => documents.clone({ documentId: row.documentId, data: { ...data } }),
      ];
      const refused = await nothingWritten(app, async () => {
        const got: unknown[] = [];
        for (const work of tries)
          got.push(
            await work().then(
              // What the document service does not find it copies nowhere.
              (value) => ((value as Loose)?.entries?.length === 0 ? 'nothing' : 'done'),
              (error: Loose) => error?.details?.code ?? String(error),
            ),
          );
        return got;
      });
      for (const one of refused)
        expect(one).toMatch(/^(append_only|derived_state|fixed_value|not_allowed|nothing)$/);
    },
  );

  it.each(Object.keys(contentTypes))(
    'DESIGN-2.6: the Content Manager publishes, unpublishes and discards no %s, and says why',
    async (type) => {
      const { documentId } = (await app.strapi.db.query(uid(type)).findOne({ where: {} })) ?? {
        documentId: 'abcdefghijklmnopqrstuvwx',
      };
      const [many, one] = ['collection', 'single'].map(
        (kind) => `/content-manager/${kind}-types/${uid(type)}`,
      );
      const paths = [
        ...['publish', 'unpublish', 'discard'].flatMap((act) => [
          `${many}/${documentId}/actions/${act}`,
          `${one}/actions/${act}`,
        ]),
        `${many}/actions/publish`,
        `${many}/actions/bulkPublish`,
        `${many}/actions/bulkUnpublish`,
      ];
      const answers = await nothingWritten(app, async () => {
        const got: unknown[] = [];
        for (const path of paths) {
          const answer = await door.call('POST', path, { documentIds: [documentId] });
          got.push([path, answer.status, refusal(answer)]);
        }
        return got;
      });
      expect(answers).toEqual(paths.map((path) => [path, 400, { code: 'no_drafts', rule: 'DESIGN-2.6' }]));
      // Who is not logged in learns nothing of it.
      expect((await call(app, 'POST', paths[0]!, { body: {} })).status).toBe(401);
    },
  );

  it.each([
    ['MSR-2.4-21', 'an address made to be thrown away', 'ina@mailinator.com', 'disposable_address'],
    ['AT-4', 'a known old test address', 'Karl.Testinger@firma.at', 'test_address'],
  ])('%s: %s is no subscriber, through no door (%s)', async (_rule, _what, address, code) => {
    const { senderId } = await app.strapi.db.query(uid('subscriber')).findOne({ where: { email } });
    const data = () => ({ senderId, email: address, language: 'de' });
    const correction = `/newsletter/subscribers/${subscriberId}/address-change`;
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'taken',
        (error: Loose) => error?.details?.code ?? String(error),
      );
    const codes = await nothingWritten(app, async () => [
      refusal(await door.create('subscriber', data())).code,
      refusal(await door.call('POST', correction, { email: data().email, way: 'mail' })).code,
      await codeOf(app.strapi.documents(uid('subscriber')).create({ data: data() })),
      await codeOf(app.strapi.db.query(uid('subscriber')).create({ data: data() })),
      await codeOf(app.strapi.db.query(uid('subscriber')).createMany({ data: [data()] })),
      await codeOf(app.strapi.entityService.create(uid('subscriber'), { data: data() })),
    ]);
    expect(codes).toEqual(codes.map(() => code));
  });

  it('MOS-2.8: form versions, purposes’ history, requests and consents are no content types at all', () => {
    const names = Object.keys(app.strapi.contentTypes).filter((name) => name.startsWith(uid('')));
    expect(
      names.filter((name) => /version|history|request|consent(?!-record)|block|pause|deliver/.test(name)),
    ).toEqual([]);
  });

  it.each(['MSR-2.4-1', 'VIV-2.5'])(
    '%s: the admin’s own API offers staff a way out and none in',
    async () => {
      const person = `/newsletter/subscribers/${subscriberId}`;
      const tries = await nothingWritten(app, async () => {
        const got: number[] = [];
        for (const [method, path] of [
          ['POST', '/newsletter/subscribers'],
          ['PUT', person],
          ['PATCH', person],
          ['DELETE', person],
          ['POST', `${person}/consents`],
          ['POST', `${person}/confirmation`],
          ['POST', `${person}/subscription`],
          ['DELETE', `${person}/unsubscription`],
        ] as const)
          got.push((await door.call(method, path, { purposeKey: 'brief', state: 'active' })).status);
        return got;
      });
      expect(tries.filter((status) => status !== 404 && status !== 405)).toEqual([]);
    },
  );

  it('MOS-2.5: the preference centre ends purposes and begins none, by JSON and by GraphQL', async () => {
    const token = new URL(app.newsletter.links.preferences(subscriberId)).pathname.split('/').at(-1) ?? '';
    const before = (await app.newsletter.repositories.ledger.ofSubscriber(subscriberId)).length;
    for (const body of [
      { consents: { ungezeigt: true } },
      { consents: { brief: true } },
      { join: ['ungezeigt'] },
    ])
      await call(app, 'PATCH', `/api/newsletter/preferences/${token}`, { body });
    const mutation = `mutation ($t: String!) { updateNewsletterPreferences(token: $t, join: ["ungezeigt"]) { language } }`;
    expect((await graphql(app, mutation, { t: token })).text).toMatch(/Unknown argument/);
    expect(await app.newsletter.repositories.ledger.ofSubscriber(subscriberId)).toHaveLength(before);
  });
});
