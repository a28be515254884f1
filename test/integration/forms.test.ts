import { databases, uid, type App } from '../helpers/strapi';
import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  graphql,
  newAddress,
  refusal,
  subscribe,
  tableHashes,
  type Answer,
  type Loose,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';

type Row = Record<string, Loose>;

/** What a caller of Strapi's own API met: code and rule, or what happened instead. */
const met = async (work: Promise<unknown>): Promise<object> => {
  try {
    return { allowed: JSON.stringify(await work) };
  } catch (error) {
    const { details } = error as { details?: { code?: string; rule?: string } };
    return { code: details?.code ?? String(error), rule: details?.rule };
  }
};

const met4xx = (answer: Answer): object =>
  answer.status >= 400 && answer.status < 500
    ? refusal(answer)
    : { status: answer.status, text: answer.text };

const partner = (index: number): Row => ({
  key: `partner-${index}`,
  kind: 'partner',
  title: `Post von Mühle ${index}`,
  messageTypes: 'Angebote',
  frequency: 'höchstens einmal im Monat',
  text: `Ja, die Mühle ${index} KG darf mir Angebote zu Mehl und Getreide per E-Mail schicken.`,
  controller: `Mühle ${index} KG`,
  products: 'Mehl und Getreide',
  address: `Mühlweg ${index}, 10115 Berlin`,
});

describe.each(databases)('purposes and forms on %s', (database) => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let senderId: string;
  let formId: string;
  const query = (type: string) => app.strapi.db.query(uid(type));
  const documents = (type: string) => app.strapi.documents(uid(type));
  const admin = (method: string, path: string, body?: object) =>
    door.call(method, `/newsletter${path}`, body);

  const draft = (changes: Row = {}): Row => ({
    senderId,
    name: 'Startseite',
    ...FORM,
    withdrawalNotice: 'Sie können jederzeit widerrufen.',
    allowedOrigins: null,
    proofOfWork: false,
    ...changes,
  });
  const purpose = (changes: Row = {}): Row => ({
    senderId,
    ...PURPOSE,
    controller: 'Testhaus GmbH',
    products: null,
    address: null,
    ...changes,
  });
  /** A form of its own, published through the form builder. */
  const published = async (slug: string, changes: Row = {}): Promise<Row> => {
    const { json } = await admin('POST', '/signup-forms', draft({ slug, ...changes }));
    const answer = await admin('POST', `/signup-forms/${json.id}/publication`, {
      contentHash: json.assessment.contentHash,
    });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json;
  };

  /** Tries to bring such a form before visitors, through every door that could. */
  const publishing = async (changes: Row): Promise<object[]> => {
    const row = await query('signup-form').findOne({ where: { documentId: formId } });
    const create = () => ({ ...FORM, senderId, slug: 'neu', ...changes });
    const stored = await admin('POST', '/signup-forms', draft({ slug: 'neu', ...changes }));
    const viaBuilder =
      stored.status === 201
        ? await admin('POST', `/signup-forms/${stored.json.id}/publication`, {
            contentHash: stored.json.assessment.contentHash,
          })
        : stored;
    if (stored.status === 201) await admin('DELETE', `/signup-forms/${stored.json.id}`);
    return [
      met4xx(viaBuilder),
      met4xx(await door.create('signup-form', create())),
      met4xx(await door.update('signup-form', formId, changes)),
      await met(documents('signup-form').create({ data: create() })),
      await met(documents('signup-form').update({ documentId: formId, data: { ...changes } })),
      await met(query('signup-form').create({ data: create() })),
      await met(query('signup-form').createMany({ data: [create()] })),
      await met(query('signup-form').update({ where: { id: row.id }, data: { ...changes } })),
      await met(query('signup-form').updateMany({ where: { id: row.id }, data: { ...changes } })),
    ];
  };

  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app));
    door = await adminDoor(app);
    formId = (await query('signup-form').findOne({ where: { slug: 'brief' } })).documentId;
    for (let index = 1; index <= 11; index += 1)
      await documents('purpose').create({ data: { ...partner(index), senderId } });
    await documents('purpose').create({
      data: { ...purpose({ key: 'messung', kind: 'tracking', title: 'Messung' }), controller: null },
    });
    await documents('purpose').create({
      data: { ...purpose({ key: 'agb', text: 'Ja zu AGB und Newsletter vom Testhaus.' }) },
    });
    await documents('purpose').create({
      data: { ...purpose({ key: 'alt', archivedAt: new Date(0).toISOString() }) },
    });
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
      await query('sender').update({ where: { documentId: senderId }, data: { profiles: ['mosento'] } });
      const before = await publicState();
      const results = await publishing(changes);
      expect(results).toEqual(results.map(() => ({ code, rule })));
      expect(await publicState()).toEqual(before);
    });

    it('MSR-2.4-5: one partner where the policy in force allows none', async () => {
      await query('sender').update({ where: { documentId: senderId }, data: { profiles: [] } });
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
      query('sender').update({ where: { documentId: senderId }, data: { profiles } });

    it('MOS-2.7: ten partners are published, and the form itself names all of them', async () => {
      await allow(['mosento']);
      await published('zehn', { purposeKeys: ['brief', ...keys(10)] });
      const page = await call(app, 'GET', '/newsletter/forms/zehn');
      for (let index = 1; index <= 10; index += 1) expect(page.text).toContain(`Mühle ${index} KG`);
      expect(page.text.match(/type="checkbox"/g)).toHaveLength(11);
      expect(page.text).not.toMatch(/checked/);
    });

    it('MOS-2.6: a partner that is not on the version shown cannot be consented to, through any door', async () => {
      await allow(['mosento']);
      await published('einer', { purposeKeys: ['brief', 'partner-1'] });
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

    it('DE-8: a partner without company, goods or address is no purpose, through no door', async () => {
      for (const field of ['controller', 'products', 'address']) {
        const data = () => ({ ...partner(99), senderId, [field]: field === 'controller' ? '' : null });
        const results = [
          met4xx(await admin('POST', '/purposes', purpose({ ...data(), [field]: '' }))),
          met4xx(await door.create('purpose', data())),
          await met(documents('purpose').create({ data: data() })),
          await met(query('purpose').create({ data: data() })),
        ];
        const rule = field === 'controller' ? 'MOS-2.3' : 'DE-8';
        expect(results).toEqual(results.map(() => ({ code: 'purpose_incomplete', rule })));
      }
    });
  });

  describe('versions', () => {
    it('MOS-2.3: a draft may be unfinished; visitors see nothing of it until it is published', async () => {
      const created = await admin(
        'POST',
        '/signup-forms',
        draft({ slug: 'halb', purposeKeys: [], privacyNotice: '' }),
      );
      expect(created.status).toBe(201);
      expect(created.json.state).toBe('draft');
      expect(created.json.assessment.findings.map(({ rule }: Row) => rule)).toEqual(
        expect.arrayContaining(['MOS-2.5', 'G-13']),
      );
      expect((await call(app, 'GET', '/newsletter/forms/halb')).status).toBe(404);
    });

    it('MOS-2.3: what is published is what was confirmed, not what somebody wrote meanwhile', async () => {
      const { json } = await admin('POST', '/signup-forms', draft({ slug: 'eilig' }));
      await admin('PUT', `/signup-forms/${json.id}`, draft({ slug: 'eilig', title: 'Anders' }));
      const answer = await admin('POST', `/signup-forms/${json.id}/publication`, {
        contentHash: json.assessment.contentHash,
      });
      expect(answer.status).toBe(409);
      expect(refusal(answer)).toEqual({ code: 'form_changed', rule: 'MOS-2.3' });
    });

    it('MOS-2.8: two who publish at the same moment make one version, and neither meets a fault', async () => {
      const { json } = await admin('POST', '/signup-forms', draft({ slug: 'zugleich' }));
      const { contentHash } = json.assessment;
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => admin('POST', `/signup-forms/${json.id}/publication`, { contentHash })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect((await admin('GET', `/signup-forms/${json.id}`)).json.versions).toHaveLength(1);
    });

    it('MOS-2.8: every version can be shown again as it was, with who published it and who confirmed by it', async () => {
      const { id } = await published('verlauf');
      const email = newAddress();
      await subscribe(app, email, { data: { form: 'verlauf' } });
      await admin('PUT', `/signup-forms/${id}`, draft({ slug: 'verlauf', title: 'Zweite Fassung' }));
      const changed = await admin('GET', `/signup-forms/${id}`);
      expect(changed.json).toMatchObject({ state: 'changed', publishedVersion: 1, open: 1 });
      expect((await call(app, 'GET', '/api/newsletter/forms/verlauf')).json.data.title).toBe(FORM.title);
      const { contentHash } = changed.json.assessment;
      const { json } = await admin('POST', `/signup-forms/${id}/publication`, { contentHash });
      expect(json.versions.map(({ version, current, open }: Row) => [version, current, open])).toEqual([
        [2, true, 0],
        [1, false, 1],
      ]);
      expect(json.versions[0].publishedBy).toBe('Ina Chef');
      expect((await admin('GET', `/signup-forms/${id}/versions/1`)).json.html).toContain(FORM.title);
      expect((await admin('GET', `/signup-forms/${id}/versions/2`)).json.html).toContain('Zweite Fassung');
      expect((await admin('GET', `/signup-forms/${id}/versions/3`)).status).toBe(404);
      expect((await call(app, 'GET', '/api/newsletter/forms/verlauf')).json.data.title).toBe(
        'Zweite Fassung',
      );
    });

    it('MOS-2.8: a retired form is gone for visitors, keeps its versions and is not deleted', async () => {
      const { id } = await published('ende');
      const retired = await admin('DELETE', `/signup-forms/${id}/publication`);
      expect(retired.json).toMatchObject({ state: 'retired', publishedVersion: null });
      expect((await call(app, 'GET', '/newsletter/forms/ende')).status).toBe(404);
      expect((await subscribe(app, newAddress(), { data: { form: 'ende' } })).status).toBe(404);
      const row = await query('signup-form').findOne({ where: { documentId: id } });
      const results = [
        met4xx(await admin('DELETE', `/signup-forms/${id}`)),
        met4xx(await door.remove('signup-form', id)),
        await met(documents('signup-form').delete({ documentId: id })),
        await met(query('signup-form').delete({ where: { id: row.id } })),
      ];
      expect(results).toEqual(results.map(() => ({ code: 'not_allowed', rule: 'MOS-2.8' })));
      const { contentHash } = retired.json.assessment;
      const again = await admin('POST', `/signup-forms/${id}/publication`, { contentHash });
      expect(again.json).toMatchObject({ state: 'published', publishedVersion: 1 });
      expect(again.json.versions).toHaveLength(1);
    });

    it('MFR-4.1: the name a form is embedded by stays once it was published', async () => {
      const { id } = await published('bleibt');
      const results = [
        met4xx(await admin('PUT', `/signup-forms/${id}`, draft({ slug: 'geht' }))),
        met4xx(await door.update('signup-form', id, { slug: 'geht' })),
        await met(documents('signup-form').update({ documentId: id, data: { slug: 'geht' } })),
      ];
      expect(results).toEqual(results.map(() => ({ code: 'fixed_value', rule: 'MFR-4.1' })));
      const taken = { ...FORM, senderId, slug: 'bleibt' };
      const twice = [
        met4xx(await admin('POST', '/signup-forms', draft({ slug: 'bleibt' }))),
        met4xx(await door.create('signup-form', taken)),
        await met(documents('signup-form').create({ data: taken })),
        await met(documents('signup-form').update({ documentId: formId, data: { slug: 'bleibt' } })),
      ];
      expect(twice.slice(0, 3)).toEqual([1, 2, 3].map(() => ({ code: 'name_taken', rule: 'MFR-4.1' })));
      expect(twice[3]).toEqual({ code: 'fixed_value', rule: 'MFR-4.1' });
    });
  });

  describe('purposes', () => {
    it('MOS-2.3: new words are a new version; forms show the old ones until they are published again, consents for good', async () => {
      const { json } = await admin('POST', '/purposes', purpose({ key: 'worte', title: 'Worte' }));
      expect(json).toMatchObject({ version: 1, forms: [] });
      const { id } = await published('worte', { purposeKeys: ['worte'] });
      const text = 'Ja, das Testhaus darf mir von nun an zweimal im Monat schreiben.';
      const saved = await admin(
        'PUT',
        `/purposes/${json.id}`,
        purpose({ key: 'worte', title: 'Worte', text }),
      );
      expect(saved.json).toMatchObject({ version: 2, forms: [{ slug: 'worte', outdated: true }] });
      expect((await admin('GET', `/signup-forms/${id}`)).json.state).toBe('changed');
      const shown = await call(app, 'GET', '/api/newsletter/forms/worte');
      expect(shown.json.data.purposes[0].text).toBe(PURPOSE.text);
    });

    it('MOS-2.3: who is responsible is always told: the sender, where nobody else is named', async () => {
      const row = await query('purpose').findOne({ where: { key: 'messung' } });
      expect(row.controller).toBe('Testhaus GmbH');
      expect(refusal(await door.update('purpose', row.documentId, { controller: ' ' }))).toEqual({
        code: 'purpose_incomplete',
        rule: 'MOS-2.3',
      });
    });

    it('MOS-2.5: a purpose visitors are offered is not archived and not deleted, through no door', async () => {
      const row = await query('purpose').findOne({ where: { key: 'worte' } });
      const archivedAt = new Date(0).toISOString();
      const results = [
        met4xx(await admin('POST', `/purposes/${row.documentId}/archival`)),
        met4xx(await door.update('purpose', row.documentId, { archivedAt })),
        await met(documents('purpose').update({ documentId: row.documentId, data: { archivedAt } })),
        met4xx(await door.remove('purpose', row.documentId)),
        await met(query('purpose').delete({ where: { id: row.id } })),
      ];
      expect(results).toEqual(results.map(() => ({ code: 'purpose_in_use', rule: 'MOS-2.5' })));
    });

    it('MOS-2.5: kind and key of a purpose stay what people said yes to', async () => {
      const row = await query('purpose').findOne({ where: { key: 'worte' } });
      const answer = await admin(
        'PUT',
        `/purposes/${row.documentId}`,
        purpose({ key: 'worte', kind: 'tracking' }),
      );
      expect(refusal(answer)).toEqual({ code: 'fixed_value', rule: 'MOS-2.5' });
    });
  });

  it('DESIGN-2.6: bad input is a coded no and never a fault of the server', async () => {
    const bodies: object[] = [
      {},
      [],
      draft({ slug: '../etc' }),
      draft({ senderId: 'nobody' }),
      draft({ language: 'fr' }),
      draft({ title: 'x'.repeat(201) }),
      draft({ title: 'a\u0000b' }),
      draft({ purposeKeys: 'brief' }),
      draft({ fields: [{ name: 'a', label: 'A', more: 1 }] }),
      draft({ publishedVersion: 7 }),
    ];
    for (const body of bodies) {
      const answer = await admin('POST', '/signup-forms', body);
      expect([400, 422]).toContain(answer.status);
      expect(refusal(answer).code).toMatch(/^[a-z_]+$/);
    }
    expect((await admin('GET', '/signup-forms/none')).status).toBe(404);
    expect((await admin('GET', '/form-starters?senderId=none')).status).toBe(422);
  });

  it('MSR-2.6: without the right to it nobody reads or writes forms, and neither API opens them', async () => {
    for (const [method, path] of [
      ['GET', '/newsletter/signup-forms'],
      ['POST', '/newsletter/signup-forms'],
      ['POST', `/newsletter/signup-forms/${formId}/publication`],
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
