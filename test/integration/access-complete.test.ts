import { TABLES, type TableEntry } from '../../src/plugins/newsletter/server/src/domain/personal-data/tables';
import { anyRow } from '../helpers/any-row';
import { bootDoors, confirmed, knexOf, newAddress, subscriberOf, type Loose } from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import type { App } from '../helpers/strapi';

type Personal = Extract<TableEntry, { readonly as: string }>;
const PERSONAL = Object.entries(TABLES).flatMap(([table, entry]) =>
  entry.match === null ? [] : [[table, entry as Personal] as const],
);
/** How a column is called that leads to a person or holds what a person gave. */
const TELLING =
  /subscriber|email|e_mail|address|phone|(?:first|last|person|reporter)_?name|birth|(^|_)ip($|_)|user_agent|cells|salutation/;

describe('the access export', () => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    ({ senderId } = await seedSender(app));
  });
  afterAll(() => app.stop());

  const columnsOf = async (table: string): Promise<string[]> =>
    Object.keys(await knexOf(app)(table).columnInfo());

  it('G-15: of somebody with rows in every table every row is in it, with all that is not our own book-keeping, and with its source', async () => {
    const email = await confirmed(app, newAddress('alles'));
    const stranger = await confirmed(app, newAddress('fremd'));
    const { document_id: id, email_hash: hash } = await subscriberOf(app, email);
    for (const [table, { match }] of PERSONAL) {
      if (table === 'newsletter_subscribers') continue;
      const columns: Loose = await knexOf(app)(table).columnInfo();
      // A word of its own in every cell that takes words, so that what is left out is missed.
      const words = Object.entries<Loose>(columns).filter(([, { type }]) => /char|text/.test(String(type)));
      const keys = [
        [match.subscriber, id],
        [match.hash, hash],
        [match.address, email],
        [columns.sender_id ? 'sender_id' : undefined, senderId],
        [columns.purpose_key ? 'purpose_key' : undefined, 'zweiter'],
        [columns.payload ? 'payload' : undefined, '{}'],
        [columns.occurred_at ? 'occurred_at' : undefined, '2026-11-21T10:00:00.000Z'],
      ].filter(([name]) => name !== undefined);
      const filled = words.map(([name]) => [name, `${table}.${name}`.slice(-40)]);
      await anyRow(app, table, { ...Object.fromEntries(filled), ...Object.fromEntries(keys) });
    }
    const person = (await app.newsletter.repositories.subscribers.find(id))!;
    const { data, sources, subject } = await app.newsletter.access.ofPerson(person);
    expect(subject).toEqual({ email });
    expect(sources).toEqual([expect.objectContaining({ purpose: 'brief', source: expect.anything() })]);
    for (const [table, { as, without = [], match }] of PERSONAL) {
      const key = match.subscriber ?? match.hash ?? match.address;
      const whose = { [match.subscriber ?? '']: id, [match.hash ?? '']: hash, [match.address ?? '']: email };
      const stored: Loose[] = await knexOf(app)(table).where({ [key!]: whose[key!] });
      expect([table, stored.length > 0, data[as]?.length]).toEqual([table, true, stored.length]);
      const shown = (await columnsOf(table)).filter((name) => !without.includes(name)).sort();
      for (const row of data[as]!) expect([table, Object.keys(row).sort()]).toEqual([table, shown]);
    }
    expect(JSON.stringify(data)).not.toContain(stranger);
  });

  it('G-15: a table that is said to know nobody has no column that leads to a person', async () => {
    const telling: Record<string, string[]> = {};
    for (const [table, entry] of Object.entries(TABLES)) {
      const found = entry.match === null ? (await columnsOf(table)).filter((name) => TELLING.test(name)) : [];
      if (found.length > 0) telling[table] = found.sort();
    }
    // Each looked at: of the account that accepted, of a partner company, and of the sender himself.
    expect(telling).toEqual({
      newsletter_policy_acceptances: ['ip'],
      newsletter_purposes: ['address'],
      newsletter_senders: [
        'abuse_address',
        'email',
        'first_name',
        'from_email',
        'last_name',
        'phone',
        'responsible_address',
      ],
    });
  });
});
