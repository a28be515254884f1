import { Readable } from 'node:stream';
import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  form,
  formNonce,
  graphql,
  knexOf,
  newAddress,
  refusal,
  subscribe,
  subscriberOf,
  tableHashes,
  type Answer,
  type Loose,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { uid, type App } from '../helpers/strapi';

interface Attempt {
  readonly email?: unknown;
  readonly consents?: Readonly<Record<string, unknown>>;
  readonly version?: number;
}

const SUBSCRIBE = `mutation ($email: String!, $consents: [NewsletterConsentInput!]!, $version: Int) {
  subscribeToNewsletter(form: "brief", email: $email, consents: $consents, version: $version) { status }
}`;

/** Nobody comes in against the rules, whichever door he tries: nothing is written behind any of them. */
describe('what the rules on consent forbid, at every door', () => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let senderId: string;
  let email: string;
  let subscriberId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite', { RATE_LIMITS: '' });
    ({ senderId } = await seedSender(app));
    const create = (type: string, data: object) => app.strapi.documents(uid(type)).create({ data });
    // A purpose of the same sender that the form does not show, and another sender's.
    await create('purpose', { ...PURPOSE, key: 'ungezeigt', senderId });
    await create('signup-form', { ...FORM, slug: 'anderes', purposeKeys: ['ungezeigt'], senderId });
    door = await adminDoor(app);
    email = await confirmed(app);
    subscriberId = (await subscriberOf(app, email)).document_id;
  }, 120_000);
  afterAll(() => app.stop());

  /** The hashes of all tables; what counts visitors and sessions is nobody's consent. */
  const written = async (): Promise<object> => {
    const { newsletter_signup_traffic: _traffic, ...tables } = await tableHashes(app);
    return tables;
  };
  const nothingWritten = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = await written();
    const result = await work();
    expect(await written()).toEqual(before);
    return result;
  };

  const page = (
    { email: to = newAddress(), consents = { brief: true }, version = 1 }: Attempt,
    nonce?: string,
  ) => {
    const ticks = Object.fromEntries(
      Object.entries(consents).map(([key, value]) => [`consents[${key}]`, String(value)]),
    );
    const body = form({
      email: String(to),
      nonce: nonce ?? formNonce(app),
      version: String(version),
      website: '',
      ...ticks,
    });
    return call(app, 'POST', '/newsletter/forms/brief', { body });
  };
  const json = ({ email: to = newAddress(), consents = { brief: true }, version }: Attempt) =>
    subscribe(app, String(to), { data: { email: to, consents, ...(version ? { version } : {}) } });
  const byGraphql = ({ email: to = newAddress(), consents = { brief: true }, version }: Attempt) =>
    graphql(app, SUBSCRIBE, {
      email: to,
      consents: Object.entries(consents).map(([purpose, given]) => ({ purpose, given })),
      version: version ?? null,
    });
  const DOORS = { page, JSON: json, GraphQL: byGraphql };

  describe('signing up', () => {
    it.each<[rule: string, what: string, attempt: Attempt, refused: readonly [number, string, string]]>([
      ['MFR-2.1', 'a role address', { email: 'INFO@example.org' }, [422, 'role_address', 'MFR-2.1']],
      ['LM-2.1', 'webmaster@', { email: 'webmaster@example.org' }, [422, 'role_address', 'MFR-2.1']],
      ['LM-2.1', 'sales@ with a tag', { email: 'sales+x@example.org' }, [422, 'role_address', 'MFR-2.1']],
      ['MSR-2.4-21', 'no address', { email: 'kein' }, [422, 'email_malformed', 'MSR-2.4-21']],
      [
        'MSR-2.4-21',
        'two addresses',
        { email: 'a@example.org,b@example.org' },
        [422, 'email_malformed', 'MSR-2.4-21'],
      ],
      ['MSR-2.4-1', 'no tick at all', { consents: {} }, [422, 'consent_missing', 'MOS-2.2']],
      [
        'MSR-2.4-1',
        'a box left unticked',
        { consents: { brief: false } },
        [422, 'consent_missing', 'MOS-2.2'],
      ],
      [
        'MOS-2.4',
        'a purpose nobody knows',
        { consents: { brief: true, fremd: true } },
        [422, 'purpose_unknown', 'MOS-2.4'],
      ],
      [
        'MOS-2.5',
        'a purpose the form does not show',
        { consents: { ungezeigt: true } },
        [422, 'purpose_unknown', 'MOS-2.4'],
      ],
      [
        'MOS-2.6',
        'a partner the form does not name',
        { consents: { brief: true, partner: true } },
        [422, 'purpose_unknown', 'MOS-2.4'],
      ],
      ['MOS-2.3', 'another version than was shown', { version: 7 }, [409, 'form_changed', 'MOS-2.3']],
    ])('%s: no door takes %s', async (_rule, _what, attempt, [status, code, rule]) => {
      const answers = await nothingWritten(async () => {
        const got: [string, Answer][] = [];
        for (const [name, enter] of Object.entries(DOORS)) got.push([name, await enter(attempt)]);
        return got;
      });
      for (const [name, answer] of answers) {
        // A page shows the problem in words; GraphQL answers 200 with errors.
        if (name === 'page') expect([name, answer.status]).toEqual([name, status]);
        else expect([name, refusal(answer)]).toEqual([name, { code, rule }]);
        expect(answer.text).not.toMatch(/checked|\bat .*\.(js|ts):\d+/);
      }
    });

    it.each(['', 'x', 'eines anderen Formulars'])(
      'MFR-4.2: the page takes no submission with the nonce “%s”, and shows the form again',
      async (nonce) => {
        const foreign = nonce.includes(' ') ? formNonce(app, 'anderes') : nonce;
        const answer = await nothingWritten(() => page({}, foreign));
        expect(answer.status).toBe(409);
        expect(answer.text).not.toMatch(/<input[^>]*\bchecked\b/);
      },
    );

    it('VIV-2.3a: a signup through each door gives no consent by itself, and only the confirmation mail', async () => {
      for (const enter of Object.values(DOORS)) {
        const asked = newAddress();
        await enter({ email: asked });
        const { document_id: id, state } = await subscriberOf(app, asked);
        expect(state).toBe('unconfirmed');
        expect(await app.newsletter.repositories.consents.find(id, 'brief')).toMatchObject({
          state: 'requested',
        });
        const mails = await knexOf(app)('newsletter_notices').where({ to_address: asked }).select('notice');
        expect(mails).toEqual([{ notice: 'double-opt-in' }]);
      }
    });

    it.each(['LM-4.2', 'VIV-2.4a', 'VIV-2.4b'])(
      '%s: the request holds source, form version, address of the network and time, through every door',
      async () => {
        for (const enter of Object.values(DOORS)) {
          const asked = newAddress();
          await enter({ email: asked });
          const [record] = await app.newsletter.repositories.ledger.ofSubscriber(
            (await subscriberOf(app, asked)).document_id,
          );
          expect(JSON.parse(record!.payload)).toMatchObject({
            source: expect.stringMatching(/^http/),
            ip: expect.stringMatching(/^10\./),
            text: expect.anything(),
          });
          expect(Date.parse(record!.occurredAt)).toBeGreaterThan(Date.now() - 60_000);
        }
      },
    );
  });

  describe('by hand', () => {
    const TYPES = ['consent-record', 'subscriber', 'suppression', 'purpose', 'signup-form'];
    const rowOf = async (type: string): Promise<Loose> => {
      if (type === 'subscriber') return app.strapi.db.query(uid(type)).findOne({ where: { email } });
      return app.strapi.db.query(uid(type)).findOne({ where: {}, orderBy: { id: 'desc' } });
    };
    beforeAll(async () => {
      const other = await confirmed(app);
      const person = await app.newsletter.repositories.subscribers.find(
        (await subscriberOf(app, other)).document_id,
      );
      await app.newsletter.consent.suppress(person!, 'complaint', 'test');
    });

    it.each(TYPES)('MOS-2.8: REST has no door to a %s', async (type) => {
      const { documentId } = await rowOf(type);
      const plural = `${type}s`;
      const statuses = await nothingWritten(async () => {
        const got: number[] = [];
        for (const base of [`/api/${plural}`, `/api/newsletter/${plural}`, `/api/newsletter-${plural}`])
          for (const [method, path] of [
            ['GET', base],
            ['GET', `${base}/${documentId}`],
            ['POST', base],
            ['PUT', `${base}/${documentId}`],
            ['DELETE', `${base}/${documentId}`],
          ] as const) {
            const body =
              method === 'GET' || method === 'DELETE' ? {} : { body: { data: { state: 'active' } } };
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
        const answers = await nothingWritten(async () => {
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
        const refused = await nothingWritten(async () => {
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
        const tries = await nothingWritten(async () => {
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

  describe('by a list', () => {
    const at = new Date(Date.now() - 86_400_000).toISOString();
    const bring = (address: string) =>
      app.newsletter.imports.importFile(
        Readable.from([
          'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n',
          `${address},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`,
        ]),
        { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' },
      );
    const someone = async () => {
      const address = await confirmed(app);
      const id: string = (await subscriberOf(app, address)).document_id;
      return { address, id, person: (await app.newsletter.repositories.subscribers.find(id))! };
    };
    const suppressedBy = (reason: 'bounce' | 'complaint' | 'objection' | 'operator') => async () => {
      const { address, id, person } = await someone();
      await app.newsletter.consent.suppress(person, reason, 'test');
      return { address, id };
    };
    const ended = (event: 'withdrawn' | 'expired' | 'objected') => async () => {
      const { address, id, person } = await someone();
      await app.newsletter.consent.record(person, [{ event, purposeKey: 'brief', payload: {} }]);
      return { address, id };
    };

    it.each<[string, () => Promise<{ address: string; id: string }>]>([
      ['left', ended('withdrawn')],
      ['lapsed', ended('expired')],
      ['objected', ended('objected')],
      ['bounced', suppressedBy('bounce')],
      ['complained', suppressedBy('complaint')],
      ['never wants mail again', suppressedBy('objection')],
      ['was barred by the operator', suppressedBy('operator')],
    ])('MSR-2.4-21: nobody who %s is raised by a list, complete as its proof may be', async (_what, make) => {
      const { address, id } = await make();
      const stateOf = async () => ({
        consent: await app.newsletter.repositories.consents.find(id, 'brief'),
        events: (await app.newsletter.repositories.ledger.ofSubscriber(id)).length,
        state: (await subscriberOf(app, address)).state,
      });
      const before = await stateOf();
      expect(await bring(address)).toMatchObject({ proven: 0 });
      expect(await stateOf()).toEqual(before);
    });

    it.each([
      ['MOS-2.1', 'purchased'],
      ['VIV-2.3c', 'rented'],
      ['VIV-2.3c', 'scraped'],
      ['MOS-2.1', 'public-register'],
    ])('%s: a list of the origin “%s” does not even open', async (rule, origin) => {
      const { imports } = app.newsletter;
      const order = { senderId, purposeKey: 'brief', origin, actor: 'test' };
      const answers = await nothingWritten(async () => [
        await door.call('POST', '/newsletter/imports', { senderId, purposeKey: 'brief', origin }),
        await imports.importFile(Readable.from(['email\n']), order).then(
          () => 'taken',
          ({ code }: Loose) => code,
        ),
      ]);
      expect([rule, refusal(answers[0]).code, answers[1]]).toEqual([
        rule,
        'origin_refused',
        'origin_refused',
      ]);
    });
  });
});
