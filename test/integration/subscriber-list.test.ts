import { databases, boot, type App } from '../helpers/strapi';
import { fullScansIn, planOf, seedMany, statementsOf } from '../helpers/many-subscribers';
import { seedConfirmed, seedSender } from '../helpers/seed';
import { writeCursor } from '../../src/plugins/newsletter/server/src/domain/subscriber/list-query';

type Asked = Readonly<Record<string, unknown>>;

const MANY = 30_000;

describe.each(databases)('the list of subscribers on %s', (database) => {
  let app: App;
  let senderId: string;
  let otherId: string;
  const page = (asked: Asked) => app.newsletter.subscriberList.page(asked);

  /** Every page from the first to the last. */
  const all = async (asked: Asked) => {
    const rows = [];
    let pages = 0;
    let after: string | undefined;
    do {
      const { results, next } = await page({ ...asked, limit: 100, after });
      rows.push(...results);
      after = next === null ? undefined : writeCursor(next);
      pages += 1;
    } while (after !== undefined);
    return { rows, pages };
  };

  beforeAll(async () => {
    app = await boot({ database });
    ({ senderId } = await seedSender(app));
    ({ senderId: otherId } = await seedSender(app, {
      sender: { name: 'Zweithaus', domain: 'zweit.test', fromEmail: 'a@zweit.test', replyTo: 'b@zweit.test' },
      form: { slug: 'zweit' },
    }));
    await seedMany(app, senderId, MANY);
    await seedConfirmed(app, otherId, 3, 'zweite');
  });
  afterAll(() => app.stop());

  it.each([
    ['the newest', {}],
    ['the newest of one sender', { senderId: 'own' }],
    ['a rare state', { state: 'erased' }],
    ['a frequent state', { state: 'active', after: writeCursor(MANY / 2) }],
    ['a purpose', { purposeKey: 'brief' }],
    ['a purpose and a rare state', { purposeKey: 'brief', state: 'objected', after: writeCursor(MANY / 2) }],
    ['the beginning of an address', { search: 'a' }],
    ['a later page of it', { search: 'a', after: writeCursor(['abc', 0]) }],
    ['the beginning of an address in a rare state', { search: 'b', state: 'suppressed' }],
    ['the beginning of an address and a purpose', { search: 'b', purposeKey: 'brief', state: 'objected' }],
    ['a complete address', { search: 'zweite0@example.org' }],
  ])('MOS-2.8: %s is read along an index, never the whole table', async (_, asked: Asked) => {
    const query = asked.senderId === 'own' ? { ...asked, senderId } : asked;
    const statements = await statementsOf(app, () => page(query));
    expect(statements.length).toBeGreaterThan(1);
    for (const { sql, bindings } of statements) {
      expect(fullScansIn(await planOf(app, sql, bindings))).toEqual([]);
    }
  });

  it('MOS-2.8: pages follow one another without a gap or a repetition, the newest first', async () => {
    const { rows } = await all({ state: 'suppressed' });
    expect(rows.map(({ id }) => id)).toEqual(
      Array.from({ length: MANY / 1_000 }, (_, n) => `many${MANY - 998 - n * 1_000}`),
    );
  });

  it('MOS-2.8: a search is in the order of addresses and finds all that begin so', async () => {
    const { rows } = await all({ search: 'a', senderId });
    const expected = await app.newsletter.database
      .knex()('newsletter_subscribers')
      .whereLike('email_normalised', 'a%')
      .pluck('email_normalised');
    expect(rows.map(({ email }) => email)).toEqual([...expected].sort());
    expect(rows.length).toBeGreaterThan(1_000);
  });

  it('MOS-2.8: a search with filters may give short pages and loses nobody on the way', async () => {
    const { rows, pages } = await all({ search: '', state: 'suppressed' });
    const some = await all({ search: 'e', purposeKey: 'brief', state: 'objected' });
    const wanted = rows.filter(({ email }) => email.startsWith('e')).map(({ id }) => id);
    expect(some.rows.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    expect(some.rows.every(({ consentState }) => consentState === 'objected')).toBe(true);
    expect(pages).toBe(1);
  });

  it('MOS-2.8: counting ends at ten thousand and says that there are more', async () => {
    expect((await page({ state: 'active' })).count).toEqual({ known: 10_000, more: true });
    expect((await page({ state: 'erased' })).count).toEqual({ known: 3, more: false });
    expect((await page({ senderId: otherId })).count).toEqual({ known: 3, more: false });
  });

  it('MOS-2.8: a complete address is found by its hash, whatever its case', async () => {
    const { results, next } = await page({ search: ' ZWEITE1@Example.org ' });
    expect(results.map(({ email }) => email)).toEqual(['zweite1@example.org']);
    expect(next).toBeNull();
    expect((await page({ search: 'zweite1@example.org', senderId })).results).toEqual([]);
  });

  it('DESIGN-2.8: the list of one sender holds nobody of another', async () => {
    const { rows } = await all({ senderId: otherId, purposeKey: 'brief' });
    expect(rows.map(({ email }) => email).sort()).toEqual([0, 1, 2].map((n) => `zweite${n}@example.org`));
    expect((await page({ senderId: 'nobody' })).results).toEqual([]);
  });

  it('DESIGN-2.6: signs that mean something to a database mean nothing in a search', async () => {
    const odd = ["o'neil", '100%', 'under_score', 'undersscore', 'back\\slash', 'a+b'].map(
      (name) => `${name}@odd.test`,
    );
    for (const [at, email] of odd.entries())
      await app.newsletter.database
        .knex()('newsletter_subscribers')
        .insert({
          document_id: `odd${at}`,
          sender_id: otherId,
          email,
          email_normalised: email,
          email_hash: `odd${at}`,
          language: 'de',
          fields: '{}',
          state: 'unconfirmed',
          source: 'test',
          created_at: new Date(),
          updated_at: new Date(),
        });
    const found = async (search: string) =>
      (await page({ senderId: otherId, search })).results.map(({ email }) => email);
    for (const email of odd) expect([email, await found(email.slice(0, 6))]).toEqual([email, [email]]);
    for (const search of ['%', '_', '\\', "'; --", '"', '?', ':x', '$1', '\u{1f600}', '\ud800'])
      expect([search, await found(search)]).toEqual([search, []]);
    await expect(page({ search: 'a\0' })).rejects.toMatchObject({ code: 'malformed_request' });
  });

  it('DESIGN-2.6: a page beyond the end is empty and the last', async () => {
    for (const asked of [{ after: writeCursor(0) }, { search: 'a', after: writeCursor(['zz', 1]) }])
      expect(await page(asked)).toMatchObject({ results: [], next: null });
  });
});
