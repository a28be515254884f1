import {
  call,
  confirmed,
  graphql,
  linksTo,
  newAddress,
  refusal,
  subscribe,
  subscriberOf,
  tableHashes,
} from '../helpers/doors';
import { bootFormBuilder, partner, met, met4xx, type FormBuilder, type Row } from '../helpers/form-builder';
import { FORM, PURPOSE } from '../helpers/seed';
import { databases, type App } from '../helpers/strapi';

describe.each(databases)('what forms may show on %s', (database) => {
  let builder: FormBuilder;
  let app: App;
  /** Tries to bring such a form before visitors, through every door that could. */
  const publishing = async (changes: Row): Promise<object[]> => {
    const row = await builder.query('signup-form').findOne({ where: { documentId: builder.formId } });
    const create = () => ({ ...FORM, senderId: builder.senderId, slug: 'neu', ...changes });
    const stored = await builder.admin('POST', '/signup-forms', builder.draft({ slug: 'neu', ...changes }));
    const viaBuilder =
      stored.status === 201
        ? await builder.admin('POST', `/signup-forms/${stored.json.id}/publication`, {
            contentHash: stored.json.assessment.contentHash,
          })
        : stored;
    if (stored.status === 201) await builder.admin('DELETE', `/signup-forms/${stored.json.id}`);
    return [
      met4xx(viaBuilder),
      met4xx(await builder.door.create('signup-form', create())),
      met4xx(await builder.door.update('signup-form', builder.formId, changes)),
      await met(builder.documents('signup-form').create({ data: create() })),
      await met(
        builder.documents('signup-form').update({ documentId: builder.formId, data: { ...changes } }),
      ),
      await met(builder.query('signup-form').create({ data: create() })),
      await met(builder.query('signup-form').createMany({ data: [create()] })),
      await met(builder.query('signup-form').update({ where: { id: row.id }, data: { ...changes } })),
      await met(builder.query('signup-form').updateMany({ where: { id: row.id }, data: { ...changes } })),
    ];
  };

  beforeAll(async () => {
    builder = await bootFormBuilder(database);
    ({ app } = builder);
  });
  afterAll(() => app.stop());

  describe('what no door lets before visitors', () => {
    const partners = (count: number) => [
      'brief',
      ...Array.from({ length: count }, (_, i) => `partner-${i + 1}`),
    ];

    it.each<[string, string, Row, string]>([
      ['MOS-2.2', 'a ticked box', { fields: [{ name: 'x', label: 'X', checked: true }] }, 'form_preticks'],
      ['MOS-2.4', 'one box for two purposes', { purposeKeys: [['brief', 'agb']] }, 'form_bundles'],
      ['MOS-2.4', 'terms in the box', { purposeKeys: ['agb'] }, 'form_bundles'],
      ['MOS-2.4', 'a purpose nobody knows', { purposeKeys: ['fremd'] }, 'purpose_unknown'],
      ['MOS-2.5', 'the same purpose twice', { purposeKeys: ['brief', 'brief'] }, 'form_bundles'],
      ['MOS-2.5', 'an archived purpose', { purposeKeys: ['brief', 'alt'] }, 'purpose_archived'],
      ['MOS-2.5', 'no box at all', { purposeKeys: [] }, 'form_incomplete'],
      ['MOS-2.7', 'an eleventh partner', { purposeKeys: partners(11) }, 'too_many_partners'],
      [
        'G-7.4',
        'a box that has to be ticked',
        { purposeKeys: [{ key: 'brief', required: true }] },
        'form_ties',
      ],
      [
        'G-7.4',
        'something that depends on the tick',
        { intro: 'Teilnahme nur mit Newsletter.' },
        'form_ties',
      ],
      ['G-7.3', 'no word on withdrawing', { withdrawalNotice: '' }, 'form_incomplete'],
      ['G-13', 'no privacy notice', { privacyNotice: ' ' }, 'form_incomplete'],
      ['MSR-2.4-19', 'no word on the tools for sending', { toolNotice: ' ' }, 'form_incomplete'],
      ['MSR-2.4-20', 'no word on measuring', { trackingNotice: ' ' }, 'form_incomplete'],
      [
        'MSR-2.4-20',
        'measuring offered, and not told what',
        { purposeKeys: ['brief', 'messung'], trackingNotice: 'Wir messen.' },
        'form_incomplete',
      ],
    ])('%s: no door lets it before visitors: %s', async (rule, _what, changes, code) => {
      await builder
        .query('sender')
        .update({ where: { documentId: builder.senderId }, data: { profiles: ['mosento'] } });
      const before = await publicState();
      const results = await publishing(changes);
      expect(results).toEqual(results.map(() => ({ code, rule })));
      expect(await publicState()).toEqual(before);
    });

    it('MSR-2.4-5: one partner where the policy in force allows none', async () => {
      await builder
        .query('sender')
        .update({ where: { documentId: builder.senderId }, data: { profiles: [] } });
      const results = await publishing({ purposeKeys: partners(1) });
      expect(results).toEqual(results.map(() => ({ code: 'not_allowed', rule: 'MSR-2.4-5' })));
    });

    const publicState = async () => {
      const { newsletter_signup_forms: forms, newsletter_form_versions: versions } = await tableHashes(app);
      return { forms, versions };
    };
  });

  describe('partners', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `partner-${i + 1}`);
    const allow = (profiles: string[]) =>
      builder.query('sender').update({ where: { documentId: builder.senderId }, data: { profiles } });

    it('MOS-2.7: ten partners are published, and the form itself names all of them', async () => {
      await allow(['mosento']);
      await builder.published('zehn', { purposeKeys: ['brief', ...keys(10)] });
      const page = await call(app, 'GET', '/newsletter/forms/zehn');
      for (let index = 1; index <= 10; index += 1) expect(page.text).toContain(`Mühle ${index} KG`);
      expect(page.text.match(/type="checkbox"/g)).toHaveLength(11);
      expect(page.text).not.toMatch(/checked/);
    });

    it('MOS-2.6: a partner that is not on the version shown cannot be consented to, through any door', async () => {
      await allow(['mosento']);
      await builder.published('einer', { purposeKeys: ['brief', 'partner-1'] });
      const consents = { brief: true, 'partner-2': true };
      const answers = [
        await subscribe(app, newAddress(), { data: { form: 'einer', consents } }),
        await graphql(
          app,
          'mutation ($e: String!) { subscribeToNewsletter(form: "einer", email: $e, consents: [{purpose: "partner-2", given: true}]) { status } }',
          { e: newAddress() },
        ),
      ];
      expect(answers.map(refusal)).toEqual(answers.map(() => ({ code: 'purpose_unknown', rule: 'MOS-2.4' })));
    });

    it('MSR-2.4-5: a form with partners takes nobody any more once the policy allows none', async () => {
      await allow(['mosento', 'mailster']);
      expect(refusal(await call(app, 'GET', '/api/newsletter/forms/einer'))).toEqual({
        code: 'not_allowed',
        rule: 'MSR-2.4-5',
      });
      expect((await call(app, 'GET', '/newsletter/forms/einer')).status).toBe(403);
      const answer = await subscribe(app, newAddress(), {
        data: { form: 'einer', consents: { brief: true } },
      });
      expect(answer.status).toBe(403);
      await allow(['mosento']);
      expect((await call(app, 'GET', '/newsletter/forms/einer')).status).toBe(200);
    });

    it('MOS-2.8: what changes between a signup and its confirmation changes nothing about what was said yes to', async () => {
      await allow(['mosento']);
      const purposeKeys = ['eilig', 'partner-1', 'partner-2'];
      const purpose = await builder.admin(
        'POST',
        '/purposes',
        builder.purpose({ key: 'eilig', title: 'Eilig' }),
      );
      const form = await builder.published('eilig', { purposeKeys });
      const email = newAddress('meanwhile');
      const consents = { eilig: true, 'partner-1': true };
      expect((await subscribe(app, email, { data: { form: 'eilig', consents } })).status).toBe(202);

      // Meanwhile: other words, one partner gone from the form, then the form gone from the site.
      const text = 'Ja, das Testhaus darf mir von nun an täglich schreiben.';
      await builder.admin(
        'PUT',
        `/purposes/${purpose.json.id}`,
        builder.purpose({ key: 'eilig', title: 'Neu', text }),
      );
      const changed = builder.draft({ slug: 'eilig', purposeKeys: ['eilig', 'partner-2'] });
      const { json } = await builder.admin('PUT', `/signup-forms/${form.id}`, changed);
      const { contentHash } = json.assessment;
      const published = await builder.admin('POST', `/signup-forms/${form.id}/publication`, { contentHash });
      expect(published.json).toMatchObject({ state: 'published' });
      expect((await builder.admin('DELETE', `/signup-forms/${form.id}/publication`)).status).toBe(200);

      const { token } = await linksTo(app, email);
      expect((await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } })).status).toBe(
        200,
      );
      const { document_id: id } = await subscriberOf(app, email);
      const proof = await app.newsletter.proof.bySubscriber(id, { actor: 'test' });
      const told = proof.purposes.map(({ key, state, declarations: [one] }) => ({
        key,
        state,
        said: one?.text.text,
        version: one?.form?.version,
        partners: one?.partners,
      }));
      const seen = { state: 'active', version: 1, partners: ['Mühle 1 KG', 'Mühle 2 KG'] };
      expect(told).toEqual([
        { ...seen, key: 'eilig', said: PURPOSE.text },
        { ...seen, key: 'partner-1', said: expect.stringContaining('Mühle 1 KG') },
      ]);
    });

    it('DE-8: a partner without company, goods or address is no purpose, through no door', async () => {
      for (const field of ['controller', 'products', 'address']) {
        const data = () => ({
          ...partner(99),
          senderId: builder.senderId,
          [field]: field === 'controller' ? '' : null,
        });
        const results = [
          met4xx(await builder.admin('POST', '/purposes', builder.purpose({ ...data(), [field]: '' }))),
          met4xx(await builder.door.create('purpose', data())),
          await met(builder.documents('purpose').create({ data: data() })),
          await met(builder.query('purpose').create({ data: data() })),
        ];
        const rule = field === 'controller' ? 'MOS-2.3' : 'DE-8';
        expect(results).toEqual(results.map(() => ({ code: 'purpose_incomplete', rule })));
      }
    });
  });

  it('DESIGN-2.6: bad input is a coded no and never a fault of the server', async () => {
    const bodies: object[] = [
      {},
      [],
      builder.draft({ slug: '../etc' }),
      builder.draft({ senderId: 'nobody' }),
      builder.draft({ language: 'fr' }),
      builder.draft({ title: 'x'.repeat(201) }),
      builder.draft({ title: 'a\u0000b' }),
      builder.draft({ purposeKeys: 'brief' }),
      builder.draft({ fields: [{ name: 'a', label: 'A', more: 1 }] }),
      builder.draft({ publishedVersion: 7 }),
    ];
    for (const body of bodies) {
      const answer = await builder.admin('POST', '/signup-forms', body);
      expect([400, 422]).toContain(answer.status);
      expect(refusal(answer).code).toMatch(/^[a-z_]+$/);
    }
    expect((await builder.admin('GET', '/signup-forms/none')).status).toBe(404);
    expect((await builder.admin('GET', '/form-starters?senderId=none')).status).toBe(422);
  });

  it('MSR-2.6: without the right to it nobody reads or writes forms, and neither API opens them', async () => {
    for (const [method, path] of [
      ['GET', '/newsletter/signup-forms'],
      ['POST', '/newsletter/signup-forms'],
      ['POST', `/newsletter/signup-forms/${builder.formId}/publication`],
      ['GET', '/newsletter/purposes'],
      ['POST', '/newsletter/purposes'],
    ] as const)
      expect((await call(app, method, path)).status).toBe(401);
    for (const path of ['/api/newsletter/signup-forms', '/api/signup-forms', '/api/newsletter/purposes'])
      expect([403, 404, 405]).toContain((await call(app, 'GET', path)).status);
    const { json } = await graphql(app, '{ __schema { types { name } } }', {});
    const names: string[] = (json.data?.__schema.types ?? []).map(({ name }: Row) => name);
    expect(names.filter((name) => /SignupForm|NewsletterPurpose\b/.test(name))).toEqual([]);
    expect(await confirmed(app)).toContain('@');
  });
});
