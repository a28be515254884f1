import { bootWorld, pass, sendableTo, type World } from '../helpers/consent-world';
import { confirmed, knexOf, newAddress, type Loose } from '../helpers/doors';
import { seedConfirmed } from '../helpers/seed';
import { databases } from '../helpers/strapi';

type Attack = (world: World, person: Loose, other: Loose) => Promise<unknown>;

const people = (world: World) => knexOf(world.app)('newsletter_subscribers');
const records = (world: World) => knexOf(world.app)('newsletter_consent_records');
const consents = (world: World) => knexOf(world.app)('newsletter_consents');
const yesOf = ({ document_id: subscriber_id }: Loose) => ({ subscriber_id, event: 'confirmed' });

/** What somebody with the database, and without the keys, does to have mail sent to a person who did not ask for it. */
const ATTACKS: readonly [what: string, missing: string, attack: Attack][] = [
  [
    'the address is another one',
    'address',
    (world, { id }) => people(world).where({ id }).update({ email: 'fremd@example.org' }),
  ],
  [
    'address and hash are those of somebody else',
    'address',
    async (world, { id }, { id: others, email, email_normalised, email_hash }) => {
      await people(world)
        .where({ id: others })
        .update({ email: 'weg@example.org', email_normalised: 'weg@example.org', email_hash: 'weg' });
      return people(world).where({ id }).update({ email, email_normalised, email_hash });
    },
  ],
  [
    'the hash by which a suppression is found is another one',
    'address',
    async (world, { id, sender_id, email_hash }) => {
      const reason = { sender_id, email_hash, reason: 'complaint', since: world.now };
      await knexOf(world.app)('newsletter_suppressions').insert(reason);
      return people(world)
        .where({ id })
        .update({ email_hash: 'f'.repeat(64) });
    },
  ],
  [
    'the evidence of the yes is another one',
    'confirmation',
    (world, person) => records(world).where(yesOf(person)).update({ payload: '{"ip":"192.0.2.99"}' }),
  ],
  ['the yes is gone', 'confirmation', (world, person) => records(world).where(yesOf(person)).delete()],
  [
    'the yes is that of somebody else',
    'confirmation',
    async (world, person, { document_id: subscriber_id }) => {
      await records(world).where(yesOf(person)).delete();
      return records(world)
        .where({ subscriber_id, event: 'confirmed' })
        .update({ subscriber_id: person.document_id });
    },
  ],
  [
    'the yes is one to another purpose',
    'confirmation',
    async (world, { document_id: subscriber_id }) => {
      await records(world).where({ subscriber_id }).update({ purpose_key: 'zwei' });
      return consents(world).where({ subscriber_id }).update({ purpose_key: 'zwei' });
    },
  ],
  [
    'a withdrawal is taken out of the state',
    'standing',
    async (world, { document_id: subscriber_id }) => {
      const [before] = await consents(world).where({ subscriber_id });
      const why = { method: 'staff', reason: 'Test' } as const;
      await world.app.newsletter.leaving.leaveByStaff(subscriber_id, 'brief', why);
      const { state, expires_at } = before;
      return consents(world).where({ subscriber_id }).update({ state, expires_at });
    },
  ],
];

describe.each(databases)('regression: the yes of another, on %s', (database) => {
  let world: World;
  const rowOf = async (email: string): Promise<Loose> => people(world).where({ email }).first();

  const listed = async (subscriberId: string): Promise<readonly string[]> => {
    const { violations } = await world.app.newsletter.scanProofs();
    return violations.find((one) => one.subscriberId === subscriberId)?.missing ?? [];
  };

  beforeAll(async () => {
    world = await bootWorld(database);
  });
  afterAll(() => world.app.stop());

  it.each(ATTACKS)(
    'MOS-2.8: where %s, the scan lists it and no mail is handed over',
    async (_, missing, attack) => {
      const person = await rowOf(await confirmed(world.app, newAddress()));
      const other = await rowOf(await confirmed(world.app, newAddress()));
      const id = person.document_id;
      expect([await sendableTo(world, id), await listed(id)]).toEqual([['brief'], []]);
      await attack(world, person, other);
      expect(await sendableTo(world, id)).toEqual([]);
      expect(await listed(id)).toContain(missing);
    },
  );

  it('MOS-2.8: where the proof an import brought is another one, the scan lists it and no mail is handed over', async () => {
    const [email] = await seedConfirmed(world.app, world.senderId, 1);
    const { document_id: subscriber_id } = await rowOf(email!);
    expect(await sendableTo(world, subscriber_id)).toEqual(['brief']);
    const row = await records(world).where({ subscriber_id }).first();
    await records(world)
      .where({ id: row.id })
      .update({ payload: row.payload.replace('Ja bitte', 'Ja danke') });
    expect([await sendableTo(world, subscriber_id), await listed(subscriber_id)]).toEqual([
      [],
      ['confirmation'],
    ]);
  });

  it('MSR-2.4-10: where two years are over and the end was moved, the scan lists it and no mail is handed over', async () => {
    const { document_id: subscriber_id } = await rowOf(await confirmed(world.app, newAddress()));
    pass(world, 800 * 86_400_000);
    await consents(world)
      .where({ subscriber_id })
      .update({ expires_at: world.now + 86_400_000 });
    expect([await sendableTo(world, subscriber_id), await listed(subscriber_id)]).toEqual([[], ['standing']]);
  });
});
