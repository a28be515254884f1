import { runJson } from '../helpers/cli';
import { PURPOSE, seedConfirmed, seedSender } from '../helpers/seed';
import { boot, databases, uid, type App } from '../helpers/strapi';

describe.each(databases)('what is kept of consents for sending, on %s', (database) => {
  let app: App;
  let senderId: string;
  const table = (name: string) => app.strapi.db.connection(name);
  const consents = () => table('newsletter_consents');
  const compare = (write = false) => app.newsletter.rebuildConsents({ write });
  const idOf = async (email: string): Promise<string> =>
    (await table('newsletter_subscribers').where({ email }).first()).document_id;

  /** A signup and its confirmation, as a form and its mail do it. */
  const signUp = async (email: string): Promise<string> => {
    const { signup, confirmation, links } = app.newsletter;
    const visitor = { ip: '192.0.2.7', userAgent: 'Test' };
    await signup.request({ form: 'brief', email, consents: { brief: true }, ...visitor });
    const subscriberId = await idOf(email);
    const { id } = await table('newsletter_confirmation_requests')
      .where({ subscriber_id: subscriberId })
      .first();
    const pageView = { at: Date.now() - 1_000, ip: visitor.ip };
    await confirmation.confirm(links.confirm(id).split('/').pop() ?? '', {
      method: 'button',
      ...visitor,
      pageView,
    });
    return subscriberId;
  };

  beforeAll(async () => {
    app = await boot({ database });
    ({ senderId } = await seedSender(app));
    await seedConfirmed(app, senderId, 4);
    await signUp('anna@example.org');
  });
  afterAll(() => app.stop());

  it('MOS-2.8: every consent that a signup or an import made has a complete proof and is what the ledger says', async () => {
    expect(await app.newsletter.scanProofs()).toEqual({
      ok: true,
      scanned: 5,
      violationsTotal: 0,
      violations: [],
    });
    expect(await compare()).toEqual({
      ok: true,
      compared: 5,
      repaired: 0,
      differencesTotal: 0,
      differences: [],
    });
  });

  it('DESIGN-2.2: a cache that differs from the ledger is named, and put right only when asked', async () => {
    const [extended, lost, shown] = await Promise.all([0, 1, 2].map((n) => idOf(`leser${n}@example.org`)));
    const before = await consents().orderBy('subscriber_id').select('subscriber_id', 'state', 'expires_at');
    await consents().where({ subscriber_id: extended }).update({ expires_at: 9_999_999_999_999 });
    await consents().where({ subscriber_id: lost }).delete();
    await table('newsletter_subscribers').where({ document_id: shown }).update({ state: 'left' });
    const orphan = {
      subscriber_id: 'nobody',
      sender_id: senderId,
      purpose_key: 'brief',
      state: 'active',
      since: 1,
    };
    await consents().insert({ ...orphan, expires_at: 9_999_999_999_999 });
    const report = await compare();
    const named = report.differences.map(({ subscriberId, purposeKey }) => [subscriberId, purposeKey]);
    expect(new Map(named as [string, string | null][])).toEqual(
      new Map<string | undefined, string | null>([
        [extended, 'brief'],
        [lost, 'brief'],
        [shown, null],
        ['nobody', 'brief'],
      ]),
    );
    expect(report).toMatchObject({ ok: false, compared: 5, repaired: 0 });
    expect((await compare()).differencesTotal).toBe(report.differencesTotal);
    const repaired =
      database === 'sqlite' ? (await runJson(['rebuild-consents', '--write'])).document : await compare(true);
    expect(repaired).toMatchObject({ ok: true, repaired: report.differencesTotal });
    expect(await compare()).toMatchObject({ ok: true, differencesTotal: 0 });
    expect(await consents().orderBy('subscriber_id').select('subscriber_id', 'state', 'expires_at')).toEqual(
      before,
    );
  });

  it('MOS-2.8: who may be mailed without a proof is listed; forged records prove nothing and repair nobody', async () => {
    const forged = await idOf('leser3@example.org');
    await table('newsletter_consent_records')
      .where({ subscriber_id: forged })
      .update({ mac: 'f'.repeat(64) });
    const bare = await idOf('leser2@example.org');
    await table('newsletter_consent_records').where({ subscriber_id: bare }).delete();
    const { ok, violations } = await app.newsletter.scanProofs();
    expect(ok).toBe(false);
    expect([...violations].sort((a, b) => (a.subscriberId < b.subscriberId ? -1 : 1))).toEqual(
      [forged, bare]
        .sort()
        .map((subscriberId) => ({ subscriberId, purposeKey: 'brief', missing: ['confirmation'] })),
    );
    const report = await compare(true);
    expect(report.ok).toBe(false);
    expect(
      report.differences.filter(({ repairable }) => !repairable).map(({ subscriberId }) => subscriberId),
    ).toEqual([forged, forged]);
    expect(await consents().where({ subscriber_id: forged })).toHaveLength(1);
    expect(await consents().where({ subscriber_id: bare })).toHaveLength(0);
    if (database === 'sqlite') expect((await runJson(['scan-proofs'])).exitCode).toBe(1);
  });

  it('MOS-2.8: a partner’s consent without proof is listed like any other, and a pause takes nobody off the list', async () => {
    const subscriberId = await idOf('leser1@example.org');
    const scanned = async () => {
      const { violations } = await app.newsletter.scanProofs();
      return violations.filter((one) => one.subscriberId === subscriberId);
    };
    expect(await scanned()).toEqual([]);
    await app.strapi.documents(uid('purpose')).create({
      data: {
        ...PURPOSE,
        senderId,
        key: 'partner',
        kind: 'partner',
        title: 'Partnerhaus',
        controller: 'Partnerhaus GmbH',
        address: 'Weg 1, 10115 Berlin',
        products: 'Bücher',
      },
    });
    const { id, ...own } = await consents().where({ subscriber_id: subscriberId }).first();
    await consents().insert({ ...own, purpose_key: 'partner' });
    const bare = [{ subscriberId, purposeKey: 'partner', missing: ['confirmation'] }];
    expect([typeof id, await scanned()]).toEqual(['number', bare]);
    await table('newsletter_pauses').insert({
      sender_id: senderId,
      subscriber_id: subscriberId,
      purpose_key: '',
      since: Date.now(),
      until: Date.now() + 86_400_000,
    });
    expect(await scanned()).toEqual(bare);
  });
});
