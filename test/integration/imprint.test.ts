import { adminDoor, bootDoors, call, confirmationMails, newAddress, subscribe } from '../helpers/doors';
import { ACTOR, draft, SENDER, seedSender } from '../helpers/seed';
import { uid, type App } from '../helpers/strapi';

type Row = Record<string, unknown>;

/** Rule and field of a refusal, or what happened instead. */
const met = async (work: Promise<unknown>): Promise<Row> => {
  try {
    return { allowed: JSON.stringify(await work) ?? 'yes' };
  } catch (error) {
    const { code, rule, field, problem } = (error as { details?: Row }).details ?? {};
    return { code, rule, field, problem };
  }
};

describe('the imprint of a sender at every door', () => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let senderId: string;
  const documents = () => app.strapi.documents(uid('sender'));
  const query = () => app.strapi.db.query(uid('sender'));
  const asEntered = async () =>
    (await app.newsletter.repositories.senders.all()).map(({ imprint }) => imprint);
  const complete = (data: Row) => documents().update({ documentId: senderId, data });

  const atTheDesk = async (answer: ReturnType<typeof door.create>): Promise<Row> => {
    const { status, json } = await answer;
    const { code, rule, field, problem } = json?.error?.details ?? {};
    return { code, rule, field, problem, ...(status === 400 ? {} : { status }) };
  };

  /** Writes one detail through each door that takes senders. */
  const writing = async (data: Row): Promise<Row[]> => {
    const row = await query().findOne({ where: {} });
    // The walls add key and signing key to what they are handed.
    const whole = () => ({ ...SENDER, ...data });
    return [
      await atTheDesk(door.create('sender', whole())),
      await atTheDesk(door.update('sender', row.documentId, data)),
      await met(documents().create({ data: whole() })),
      await met(documents().update({ documentId: row.documentId, data })),
      await met(query().create({ data: whole() })),
      await met(query().createMany({ data: [{ ...SENDER }, whole()] })),
      await met(query().update({ where: { id: row.id }, data })),
      await met(query().updateMany({ where: { id: row.id }, data })),
    ];
  };

  /** Whether each line stands in the hosted form, in the confirmation mail and in both parts of a campaign. */
  const printed = async (lines: readonly string[]): Promise<string[]> => {
    const email = newAddress();
    expect(await subscribe(app, email)).toMatchObject({ status: 202 });
    const [mail] = await confirmationMails(app, email);
    const { sample } = await app.newsletter.content.render(draft(senderId));
    const places = {
      form: (await call(app, 'GET', '/newsletter/forms/brief')).text,
      confirmation: String(mail?.text),
      html: sample.html,
      text: sample.text,
    };
    return Object.entries(places).flatMap(([place, text]) =>
      lines.filter((line) => !text.includes(line)).map((line) => `${place}: ${line}`),
    );
  };

  beforeAll(async () => {
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app));
    door = await adminDoor(app);
  });
  afterAll(() => app.stop());

  it.each([
    ['DE-11', 'economicId', 'DE136695977-00001', 'economic_id_malformed'],
    ['DE-11', 'professionalTitleState', 'Bayern', 'country_unknown'],
    ['MSR-2.5-1', 'street', 'Postfach 12', 'po_box_alone'],
    ['MSR-2.5-2', 'contactFormUrl', 'http://testhaus.test', 'url_malformed'],
    ['MSR-2.5-3', 'vatId', 'DE136695977', 'vat_id_malformed'],
    ['AT-3', 'disclosureUrl', 'http://testhaus.test/offenlegung', 'url_malformed'],
    ['R5322-4', 'representatives', 'Ina\u200b Muster', 'field_malformed'],
  ])('%s: a wrong %s (%s) is refused through every door', async (rule, field, value, problem) => {
    const before = await asEntered();
    const results = await writing({ [field]: value });
    expect(results).toEqual(results.map(() => ({ code: 'field_invalid', rule, field, problem })));
    expect(await asEntered()).toEqual(before);
  });

  it('DE-11: the Content Manager is told beside which field and why', async () => {
    const { json } = await door.update('sender', senderId, { economicId: 'DE1' });
    expect(json.error).toMatchObject({
      name: 'ValidationError',
      details: { errors: [{ path: ['economicId'], message: expect.stringContaining('DE123456788-00001') }] },
    });
  });

  it('DE-11: senders are written through no public door', async () => {
    for (const path of ['/api/senders', '/api/newsletter/senders'])
      expect((await call(app, 'POST', path, { body: { data: SENDER } })).status).toBeGreaterThanOrEqual(403);
    const body = { query: 'mutation { createSender(data: {}) { documentId } }' };
    expect((await call(app, 'POST', '/graphql', { body })).json.errors).not.toEqual([]);
  });

  it('DE-11: a German company that names nobody who acts for it is not approved, and its form is closed', async () => {
    const data = { ...SENDER, name: 'Haus ohne Kopf', representatives: null };
    const { documentId } = await documents().create({ data });
    const approval = app.newsletter.senders.decide(documentId, { state: 'active', reason: 'Test' }, ACTOR);
    await expect(approval).rejects.toMatchObject({
      code: 'imprint_incomplete',
      details: { fields: ['representatives'] },
    });
    await complete({ representatives: null });
    expect((await call(app, 'GET', '/newsletter/forms/brief')).status).toBe(404);
    await expect(app.newsletter.content.render(draft(senderId))).rejects.toMatchObject({
      code: 'imprint_incomplete',
    });
    await complete({ representatives: SENDER.representatives });
  });

  it('DE-11: what the law lists is kept and printed on the form, in the confirmation mail and in both parts of a campaign', async () => {
    await complete({
      inLiquidation: true,
      economicId: 'DE136695976-00001',
      supervisoryAuthority: 'Bezirksamt Mitte, Amtsplatz 3',
      professionalChamber: 'Kammer Berlin',
      professionalTitle: 'Architektin',
      professionalTitleState: 'DE',
      professionalRules: 'Baukammergesetz',
      responsiblePerson: 'Ina Muster',
      responsibleAddress: 'Nebenweg 2, 10115 Berlin',
    });
    const lines = [
      'In Liquidation',
      'Vertreten durch: Ina Muster',
      'Wirtschafts-Identifikationsnummer: DE136695976-00001',
      'Aufsichtsbehörde: Bezirksamt Mitte, Amtsplatz 3',
      'Kammer: Kammer Berlin',
      'Berufsbezeichnung: Architektin (verliehen in: Deutschland)',
      'Berufsrechtliche Regelungen: Baukammergesetz',
      'Verantwortlich für den Inhalt: Ina Muster, Nebenweg 2, 10115 Berlin',
    ];
    expect(await printed(lines)).toEqual([]);
  });

  describe('in Austria', () => {
    const media = {
      mediaOwner: 'Testhaus GmbH',
      publisher: 'Testhaus GmbH',
      disclosureUrl: 'https://testhaus.test/offenlegung',
    };
    beforeAll(() => complete({ country: 'AT' }));
    afterAll(() => complete({ country: 'DE' }));

    it('AT-3: a newsletter without media owner, publisher or disclosure is not rendered, let alone sent', async () => {
      for (const field of Object.keys(media)) {
        await complete({ ...media, [field]: null });
        await expect(app.newsletter.content.render(draft(senderId))).rejects.toMatchObject({
          code: 'imprint_incomplete',
          details: { fields: [field] },
        });
      }
      const decision = { state: 'active', reason: 'Test' } as const;
      await expect(app.newsletter.senders.decide(senderId, decision, ACTOR)).rejects.toMatchObject({
        code: 'imprint_incomplete',
      });
    });

    it('AT-3: one that says it appears seldom is', async () => {
      await complete({ fewIssues: true });
      expect((await app.newsletter.content.render(draft(senderId))).imprintComplete).toBe(true);
      await complete({ fewIssues: false });
    });

    it('AT-3: each issue names them and links the disclosure', async () => {
      await complete(media);
      expect(
        await printed([
          'Medieninhaber und Herausgeber: Testhaus GmbH, Anschrift wie oben',
          'Offenlegung (§ 25 MedienG): https://testhaus.test/offenlegung',
        ]),
      ).toEqual([]);
      const { sample } = await app.newsletter.content.render(draft(senderId));
      expect(sample.html).toContain('href="https://testhaus.test/offenlegung"');
    });
  });

  describe('in Italy', () => {
    const company = { vatId: 'IT00743110157', hasVatId: true, shareCapital: '10.000 € i. v.' };
    beforeAll(() => complete({ country: 'IT', legalForm: 'S.r.l.', professionalNumber: '17' }));

    it('IT-4: without Partita IVA and capital a company is neither approved nor are its mails rendered', async () => {
      for (const [data, fields] of [
        [{ ...company, vatId: null, hasVatId: false }, ['vatId']],
        [{ ...company, shareCapital: null }, ['shareCapital']],
      ] as const) {
        await complete(data);
        const refusal = { code: 'imprint_incomplete', details: { fields } };
        await expect(app.newsletter.content.render(draft(senderId))).rejects.toMatchObject(refusal);
        const decision = { state: 'active', reason: 'Test' } as const;
        await expect(app.newsletter.senders.decide(senderId, decision, ACTOR)).rejects.toMatchObject(refusal);
      }
    });

    it('IT-4: what companies of Italy show stands on the form, in the confirmation mail and in both parts of a campaign', async () => {
      await complete({ ...company, soleShareholder: true, inLiquidation: true });
      expect(
        await printed([
          'In Liquidation (in liquidazione)',
          'Einpersonengesellschaft (socio unico)',
          'Registereintrag: Amtsgericht Charlottenburg, HRB 12345',
          'Gesellschaftskapital (capitale sociale): 10.000 € i. v.',
          'Umsatzsteuer-ID (Partita IVA): IT00743110157',
        ]),
      ).toEqual([]);
    });
  });
});
