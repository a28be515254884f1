import { call, newAddress, refusal, subscribe } from '../helpers/doors';
import { bootFormBuilder, met, met4xx, type FormBuilder, type Row } from '../helpers/form-builder';
import { FORM, PURPOSE } from '../helpers/seed';
import { databases, type App } from '../helpers/strapi';

describe.each(databases)('purposes and versions of forms on %s', (database) => {
  let builder: FormBuilder;
  let app: App;

  beforeAll(async () => {
    builder = await bootFormBuilder(database);
    ({ app } = builder);
  });
  afterAll(() => app.stop());

  describe('versions', () => {
    it('MOS-2.3: a draft may be unfinished; visitors see nothing of it until it is published', async () => {
      const created = await builder.admin(
        'POST',
        '/signup-forms',
        builder.draft({ slug: 'halb', purposeKeys: [], privacyNotice: '' }),
      );
      expect(created.status).toBe(201);
      expect(created.json.state).toBe('draft');
      expect(created.json.assessment.findings.map(({ rule }: Row) => rule)).toEqual(
        expect.arrayContaining(['MOS-2.5', 'G-13']),
      );
      expect((await call(app, 'GET', '/newsletter/forms/halb')).status).toBe(404);
    });

    it('MOS-2.3: what is published is what was confirmed, not what somebody wrote meanwhile', async () => {
      const { json } = await builder.admin('POST', '/signup-forms', builder.draft({ slug: 'eilig' }));
      await builder.admin(
        'PUT',
        `/signup-forms/${json.id}`,
        builder.draft({ slug: 'eilig', title: 'Anders' }),
      );
      const answer = await builder.admin('POST', `/signup-forms/${json.id}/publication`, {
        contentHash: json.assessment.contentHash,
      });
      expect(answer.status).toBe(409);
      expect(refusal(answer)).toEqual({ code: 'form_changed', rule: 'MOS-2.3' });
    });

    it('MOS-2.8: two who publish at the same moment make one version, and neither meets a fault', async () => {
      const { json } = await builder.admin('POST', '/signup-forms', builder.draft({ slug: 'zugleich' }));
      const { contentHash } = json.assessment;
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() =>
          builder.admin('POST', `/signup-forms/${json.id}/publication`, { contentHash }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect((await builder.admin('GET', `/signup-forms/${json.id}`)).json.versions).toHaveLength(1);
    });

    it('MOS-2.8: every version can be shown again as it was, with who published it and who confirmed by it', async () => {
      const { id } = await builder.published('verlauf');
      const email = newAddress();
      await subscribe(app, email, { data: { form: 'verlauf' } });
      await builder.admin(
        'PUT',
        `/signup-forms/${id}`,
        builder.draft({ slug: 'verlauf', title: 'Zweite Fassung' }),
      );
      const changed = await builder.admin('GET', `/signup-forms/${id}`);
      expect(changed.json).toMatchObject({ state: 'changed', publishedVersion: 1, open: 1 });
      expect((await call(app, 'GET', '/api/newsletter/forms/verlauf')).json.data.title).toBe(FORM.title);
      const { contentHash } = changed.json.assessment;
      const { json } = await builder.admin('POST', `/signup-forms/${id}/publication`, { contentHash });
      expect(json.versions.map(({ version, current, open }: Row) => [version, current, open])).toEqual([
        [2, true, 0],
        [1, false, 1],
      ]);
      expect(json.versions[0].publishedBy).toBe('Ina Chef');
      expect((await builder.admin('GET', `/signup-forms/${id}/versions/1`)).json.html).toContain(FORM.title);
      expect((await builder.admin('GET', `/signup-forms/${id}/versions/2`)).json.html).toContain(
        'Zweite Fassung',
      );
      expect((await builder.admin('GET', `/signup-forms/${id}/versions/3`)).status).toBe(404);
      expect((await call(app, 'GET', '/api/newsletter/forms/verlauf')).json.data.title).toBe(
        'Zweite Fassung',
      );
    });

    it('MOS-2.8: a retired form is gone for visitors, keeps its versions and is not deleted', async () => {
      const { id } = await builder.published('ende');
      const retired = await builder.admin('DELETE', `/signup-forms/${id}/publication`);
      expect(retired.json).toMatchObject({ state: 'retired', publishedVersion: null });
      expect((await call(app, 'GET', '/newsletter/forms/ende')).status).toBe(404);
      expect((await subscribe(app, newAddress(), { data: { form: 'ende' } })).status).toBe(404);
      const row = await builder.query('signup-form').findOne({ where: { documentId: id } });
      const results = [
        met4xx(await builder.admin('DELETE', `/signup-forms/${id}`)),
        met4xx(await builder.door.remove('signup-form', id)),
        await met(builder.documents('signup-form').delete({ documentId: id })),
        await met(builder.query('signup-form').delete({ where: { id: row.id } })),
      ];
      expect(results).toEqual(results.map(() => ({ code: 'not_allowed', rule: 'MOS-2.8' })));
      const { contentHash } = retired.json.assessment;
      const again = await builder.admin('POST', `/signup-forms/${id}/publication`, { contentHash });
      expect(again.json).toMatchObject({ state: 'published', publishedVersion: 1 });
      expect(again.json.versions).toHaveLength(1);
    });

    it('MFR-4.1: the name a form is embedded by stays once it was published', async () => {
      const { id } = await builder.published('bleibt');
      const results = [
        met4xx(await builder.admin('PUT', `/signup-forms/${id}`, builder.draft({ slug: 'geht' }))),
        met4xx(await builder.door.update('signup-form', id, { slug: 'geht' })),
        await met(builder.documents('signup-form').update({ documentId: id, data: { slug: 'geht' } })),
      ];
      expect(results).toEqual(results.map(() => ({ code: 'fixed_value', rule: 'MFR-4.1' })));
      const taken = { ...FORM, senderId: builder.senderId, slug: 'bleibt' };
      const twice = [
        met4xx(await builder.admin('POST', '/signup-forms', builder.draft({ slug: 'bleibt' }))),
        met4xx(await builder.door.create('signup-form', taken)),
        await met(builder.documents('signup-form').create({ data: taken })),
        await met(
          builder.documents('signup-form').update({ documentId: builder.formId, data: { slug: 'bleibt' } }),
        ),
      ];
      expect(twice.slice(0, 3)).toEqual([1, 2, 3].map(() => ({ code: 'name_taken', rule: 'MFR-4.1' })));
      expect(twice[3]).toEqual({ code: 'fixed_value', rule: 'MFR-4.1' });
    });
  });

  describe('purposes', () => {
    it('MOS-2.3: new words are a new version; forms show the old ones until they are published again, consents for good', async () => {
      const { json } = await builder.admin(
        'POST',
        '/purposes',
        builder.purpose({ key: 'worte', title: 'Worte' }),
      );
      expect(json).toMatchObject({ version: 1, forms: [] });
      const { id } = await builder.published('worte', { purposeKeys: ['worte'] });
      const text = 'Ja, das Testhaus darf mir von nun an zweimal im Monat schreiben.';
      const saved = await builder.admin(
        'PUT',
        `/purposes/${json.id}`,
        builder.purpose({ key: 'worte', title: 'Worte', text }),
      );
      expect(saved.json).toMatchObject({ version: 2, forms: [{ slug: 'worte', outdated: true }] });
      expect((await builder.admin('GET', `/signup-forms/${id}`)).json.state).toBe('changed');
      const shown = await call(app, 'GET', '/api/newsletter/forms/worte');
      expect(shown.json.data.purposes[0].text).toBe(PURPOSE.text);
    });

    it('MOS-2.3: who is responsible is always told: the sender, where nobody else is named', async () => {
      const row = await builder.query('purpose').findOne({ where: { key: 'messung' } });
      expect(row.controller).toBe('Testhaus GmbH');
      expect(refusal(await builder.door.update('purpose', row.documentId, { controller: ' ' }))).toEqual({
        code: 'purpose_incomplete',
        rule: 'MOS-2.3',
      });
    });

    it('MOS-2.5: a purpose visitors are offered is not archived and not deleted, through no door', async () => {
      const row = await builder.query('purpose').findOne({ where: { key: 'worte' } });
      const archivedAt = new Date(0).toISOString();
      const results = [
        met4xx(await builder.admin('POST', `/purposes/${row.documentId}/archival`)),
        met4xx(await builder.door.update('purpose', row.documentId, { archivedAt })),
        await met(builder.documents('purpose').update({ documentId: row.documentId, data: { archivedAt } })),
        met4xx(await builder.door.remove('purpose', row.documentId)),
        await met(builder.query('purpose').delete({ where: { id: row.id } })),
      ];
      expect(results).toEqual(results.map(() => ({ code: 'purpose_in_use', rule: 'MOS-2.5' })));
    });

    it('MOS-2.5: kind and key of a purpose stay what people said yes to', async () => {
      const row = await builder.query('purpose').findOne({ where: { key: 'worte' } });
      const answer = await builder.admin(
        'PUT',
        `/purposes/${row.documentId}`,
        builder.purpose({ key: 'worte', kind: 'tracking' }),
      );
      expect(refusal(answer)).toEqual({ code: 'fixed_value', rule: 'MOS-2.5' });
    });
  });
});
