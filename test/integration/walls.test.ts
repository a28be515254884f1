import { databases, uid, type App } from '../helpers/strapi';
import {
  adminDoor,
  bootDoors,
  confirmed,
  newAddress,
  refusal,
  subscriberOf,
  tableHashes,
  type Loose,
} from '../helpers/doors';
import { draft, ACTOR, SENDER, seedSender } from '../helpers/seed';

type Row = Record<string, Loose>;

/** What a caller met: the code and rule of the refusal, or what happened instead. */
const met = async (work: Promise<unknown>): Promise<object> => {
  try {
    return { allowed: JSON.stringify(await work) ?? 'yes' };
  } catch (error) {
    const { details } = error as { details?: { code?: string; rule?: string } };
    return { code: details?.code ?? String(error), rule: details?.rule };
  }
};

const met400 = (answer: { status: number } & Parameters<typeof refusal>[0]): object =>
  answer.status === 400 ? refusal(answer) : { status: answer.status, text: answer.text };

describe.each(databases)('the last wall on %s', (database) => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  let senderId: string;
  let email: string;
  const query = (type: string) => app.strapi.db.query(uid(type));
  const documents = (type: string) => app.strapi.documents(uid(type));
  const newest = (type: string): Promise<Row> => query(type).findOne({ where: {}, orderBy: { id: 'desc' } });

  /** Tries one create at each door of Strapi. */
  const creating = async (type: string, data: () => Row): Promise<object[]> => [
    met400(await door.create(type, data())),
    await met(documents(type).create({ data: data() })),
    await met(query(type).create({ data: data() })),
    await met(query(type).createMany({ data: [data(), data()] })),
  ];

  const updating = async (type: string, row: Row, data: Row): Promise<object[]> => [
    met400(await door.update(type, row.documentId, data)),
    await met(documents(type).update({ documentId: row.documentId, data: { ...data } })),
    await met(query(type).update({ where: { id: row.id }, data: { ...data } })),
    await met(query(type).updateMany({ where: { id: row.id }, data: { ...data } })),
    await met(
      query(type).updateMany({ where: { documentId: { $in: [row.documentId] } }, data: { ...data } }),
    ),
  ];

  const removing = async (type: string, row: Row): Promise<object[]> => [
    met400(await door.remove(type, row.documentId)),
    met400(await door.removeMany(type, [row.documentId])),
    await met(documents(type).delete({ documentId: row.documentId })),
    await met(query(type).delete({ where: { id: row.id } })),
    await met(query(type).deleteMany({ where: { id: row.id } })),
    await met(query(type).deleteMany({ where: { documentId: { $in: [row.documentId] } } })),
  ];

  const expectAll = async (tried: () => Promise<object[]>, code: string, rule: string): Promise<void> => {
    // Records get their place in the chain a second after they are written; the job's lease is nobody's data.
    await app.newsletter.ledgerSealing.sealAll();
    const written = async () => ({ ...(await tableHashes(app)), newsletter_leases: '' });
    const before = await written();
    const results = await tried();
    expect(results).toEqual(results.map(() => ({ code, rule })));
    expect(await written()).toEqual(before);
  };

  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app));
    door = await adminDoor(app);
    email = await confirmed(app);
  });
  afterAll(() => app.stop());

  describe('around consent records', () => {
    const record = (): Row => ({
      senderId,
      subscriberId: 'x',
      purposeKey: 'brief',
      seq: 99,
      event: 'confirmed',
      occurredAt: new Date(0).toISOString(),
      payload: '{}',
      payloadHash: '0',
      mac: '0',
      previousHash: '0',
      hash: '0',
    });

    it('VIV-2.5: nobody writes a consent by hand, through no door', () =>
      expectAll(() => creating('consent-record', record), 'append_only', 'DESIGN-2.2'));

    it('MOS-2.8: no consent record is changed through any door', async () => {
      const row = await newest('consent-record');
      await expectAll(
        () => updating('consent-record', row, { payload: '{"ip":"192.0.2.9"}' }),
        'append_only',
        'DESIGN-2.2',
      );
    });

    it('MOS-2.8: no consent record is deleted through any door, and the chain still verifies', async () => {
      const row = await newest('consent-record');
      await expectAll(() => removing('consent-record', row), 'append_only', 'DESIGN-2.2');
      expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    });
  });

  describe('around subscribers', () => {
    it('MFR-4.2: nobody is created as confirmed', () =>
      expectAll(
        () =>
          creating('subscriber', () => ({ senderId, email: newAddress(), language: 'de', state: 'active' })),
        'derived_state',
        'VIV-2.5',
      ));

    it('MFR-4.2: nobody is made confirmed, and nobody who left comes back by an edit', async () => {
      const known = await documents('subscriber').create({
        data: { senderId, email: newAddress(), language: 'de' },
      });
      await expectAll(() => updating('subscriber', known, { state: 'active' }), 'derived_state', 'VIV-2.5');
    });

    it('VIV-2.3a: the address of somebody who confirmed cannot become another address', async () => {
      const row = await query('subscriber').findOne({ where: { email } });
      await expectAll(
        () => updating('subscriber', row, { email: 'other@example.org' }),
        'fixed_value',
        'G-16',
      );
    });

    it('VIV-2.5: a consent cannot be handed to another row by its document id', async () => {
      const row = await query('subscriber').findOne({ where: { email } });
      expect(
        await met(query('subscriber').update({ where: { id: row.id }, data: { documentId: 'other' } })),
      ).toEqual({
        code: 'fixed_value',
        rule: 'DESIGN-2.2',
      });
      const twin = { documentId: row.documentId, senderId, email: newAddress(), language: 'de' };
      expect(await met(query('subscriber').create({ data: twin }))).toEqual({
        code: 'fixed_value',
        rule: 'VIV-2.5',
      });
    });

    it('MFR-2.1: a role address is no subscriber, through no door', () =>
      expectAll(
        () => creating('subscriber', () => ({ senderId, email: 'INFO@example.org', language: 'de' })),
        'role_address',
        'MFR-2.1',
      ));

    it('MSR-2.4-21: nobody is forgotten by deleting the row that remembers his no', async () => {
      const row = await query('subscriber').findOne({ where: { email } });
      await expectAll(() => removing('subscriber', row), 'not_allowed', 'G-17');
    });
  });

  describe('around suppressions and reports', () => {
    it('MSR-2.4-21: a suppression is neither written, changed nor deleted by hand', async () => {
      const { subscribers } = app.newsletter.repositories;
      const other = await confirmed(app);
      const subscriber = await subscribers.find((await subscriberOf(app, other)).document_id);
      await app.newsletter.consent.suppress(subscriber!, 'complaint', 'test');
      const row = await newest('suppression');
      const data = { senderId, emailHash: 'x', reason: 'operator' };
      await expectAll(() => creating('suppression', () => ({ ...data })), 'derived_state', 'MSR-2.4-21');
      await expectAll(
        () => updating('suppression', row, { reason: 'bounce' }),
        'derived_state',
        'MSR-2.4-21',
      );
      await expectAll(() => removing('suppression', row), 'derived_state', 'MSR-2.4-21');
    });

    it('MSR-AS-5: a report is neither closed nor deleted without a verdict', async () => {
      await app.newsletter.abuse.file({
        mailingId: 'unknown',
        reason: 'other',
        message: 'x',
        email,
        locale: 'de',
      });
      const row = await newest('abuse-report');
      await expectAll(() => updating('abuse-report', row, { state: 'closed' }), 'derived_state', 'MSR-AS-5');
      await expectAll(() => removing('abuse-report', row), 'derived_state', 'MSR-AS-5');
    });
  });

  describe('around campaigns', () => {
    const content = (changes: object = {}): Row => {
      const { locale, ...rest } = draft(senderId);
      return { ...rest, language: locale, ...changes };
    };

    it.each([
      { state: 'sending' },
      { state: 'sent' },
      { mailingId: 'x-1' },
      { contentHash: 'x' },
      { startAt: '2026-01-01' },
    ])('MOS-1.3: no campaign is born beyond its gates: %p', (claim) =>
      expectAll(() => creating('campaign', () => content(claim)), 'derived_state', 'DESIGN-2.1'),
    );

    it.each([{ state: 'sending' }, { state: 'scheduled' }, { mailingId: 'x-1' }, { contentHash: 'x' }])(
      'MOS-1.3: no campaign is moved past its gates: %p',
      async (claim) => {
        const row = await documents('campaign').create({ data: content() });
        await expectAll(() => updating('campaign', row, claim), 'derived_state', 'DESIGN-2.1');
      },
    );

    it('MFR-3.3: what was confirmed and scheduled is not edited or deleted any more', async () => {
      const { campaign, schedule } = app.newsletter;
      const { id } = await campaign.create(draft(senderId) as never, ACTOR.userId, ACTOR.name);
      const confirmation = await schedule.confirm(id, true, ACTOR);
      await schedule.schedule(id, { confirmationId: confirmation.id, startAt: null }, ACTOR);
      const row = await query('campaign').findOne({ where: { documentId: id } });
      await expectAll(
        () => updating('campaign', row, { body: '# Anderes' }),
        'campaign_not_editable',
        'MFR-3.3',
      );
      await expectAll(() => removing('campaign', row), 'campaign_not_editable', 'DESIGN-2.3');
    });
  });

  describe('around senders, purposes and forms', () => {
    const found = (type: string): Promise<Row> => query(type).findOne({ where: {} });

    it('MFR-1.1: no sender approves itself', async () => {
      await expectAll(
        () => creating('sender', () => ({ ...SENDER, state: 'active' })),
        'derived_state',
        'MFR-1.1',
      );
      const row = await documents('sender').create({ data: SENDER });
      await expectAll(() => updating('sender', row, { state: 'active' }), 'derived_state', 'MFR-1.1');
    });

    it.each([
      ['bounceDomain', 'b.example.org'],
      ['key', 'other'],
      ['dkimPrivateKey', 'x'],
      ['domain', 'other.test'],
    ])('MSR-AS-10: %s of a sender never changes', async (name, value) =>
      expectAll(
        async () => updating('sender', await found('sender'), { [name]: value }),
        'fixed_value',
        'MSR-AS-10',
      ),
    );

    it('DE-6: a name that would make the confirmation mail of a published form advertise is refused to the editor', async () =>
      expectAll(
        async () => updating('sender', await found('sender'), { name: 'Jetzt 50 % Rabatt sichern' }),
        'form_advertises',
        'DE-6',
      ));

    it('MOS-2.5: a purpose people agreed to keeps its key and is not deleted', async () => {
      const row = await found('purpose');
      await expectAll(() => updating('purpose', row, { key: 'anderes' }), 'fixed_value', 'MOS-2.5');
      await expectAll(() => removing('purpose', row), 'not_allowed', 'MOS-2.8');
    });

    it('MOS-2.3: a purpose that does not say what it is for is not saved', async () => {
      const { PURPOSE } = await import('../helpers/seed');
      const silent = () => ({ ...PURPOSE, key: 'stumm', senderId, text: ' ' });
      await expectAll(() => creating('purpose', silent), 'purpose_incomplete', 'MOS-2.3');
    });

    it('MOS-2.2: no setting of a form ticks a box beforehand', async () => {
      const row = await found('signup-form');
      const fields = [{ name: 'x', label: 'X', defaultChecked: true }];
      await expectAll(() => updating('signup-form', row, { fields }), 'form_preticks', 'MOS-2.2');
      await expectAll(
        () => updating('signup-form', row, { purposeKeys: [{ key: 'brief', checked: true }] }),
        'form_preticks',
        'MOS-2.2',
      );
    });

    it('MOS-2.4: a box of a form stands for one purpose', async () => {
      const row = await found('signup-form');
      const purposeKeys = [['brief', 'anderes']];
      await expectAll(() => updating('signup-form', row, { purposeKeys }), 'form_bundles', 'MOS-2.4');
    });
  });
});
