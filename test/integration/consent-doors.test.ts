import fc from 'fast-check';
import { realClock, setClock } from '../helpers/clock';
import { newPerson, STEPS, take, type StepName } from '../helpers/consent-steps';
import { addRun, pass, PURPOSES, sendable, type Person, type World } from '../helpers/consent-world';
import { bootDoors } from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { databases, uid } from '../helpers/strapi';

const START = Date.parse('2026-11-21T10:00:00Z');
const NAMES = Object.keys(STEPS) as StepName[];
/** Most of what happens comes after a yes. */
const BEGINNINGS: readonly (readonly StepName[])[] = [
  [],
  ['signup by page', 'confirm by button'],
  ['signup by JSON', 'confirm by JSON'],
  ['signup by GraphQL', 'confirm by GraphQL'],
  ['signup by GraphQL', 'confirm by reply'],
  ['import'],
];

describe.each(databases)('whoever says yes or no by whichever door, on %s', (database) => {
  let world: World;

  beforeAll(async () => {
    const trackingNotice =
      'Öffnungen und Klicks werten wir mit Anzahl und Zeitpunkt aus, wenn Sie das Kästchen dafür ankreuzen.';
    setClock(START);
    const app = await bootDoors(database, { CONFIRM_REPLY_ADDRESS: 'ja@antwort.test' });
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    const create = (type: string, data: object) =>
      app.strapi.documents(uid(type)).create({ data: { ...data, senderId } });
    await create('purpose', { ...PURPOSE, key: 'zwei', title: 'Zweitbrief' });
    await create('purpose', { ...PURPOSE, key: 'messung', kind: 'tracking', title: 'Messung' });
    await create('signup-form', { ...FORM, slug: 'alles', purposeKeys: [...PURPOSES], trackingNotice });
    world = { app, senderId, runs: new Map(), people: [], now: START };
    for (const purpose of PURPOSES) await addRun(world, purpose);
  });
  afterAll(async () => {
    await world?.app.stop();
    realClock();
  });

  const expected = ({ model }: Person): string[] => PURPOSES.filter((one) => model.maySend(one, world.now));

  const holds = async (): Promise<void> => {
    const { rebuildConsents, verifyLedger, scanProofs } = world.app.newsletter;
    expect((await rebuildConsents({ write: false })).differences).toEqual([]);
    expect(await verifyLedger()).toMatchObject({ ok: true });
    expect(await scanProofs()).toMatchObject({ ok: true, violations: [] });
    for (const person of world.people)
      expect([person.email, await sendable(world, person.email)]).toEqual([person.email, expected(person)]);
  };

  it('DESIGN-2.1: nobody can be sent anything the policies do not allow, after every step of every sequence', async () => {
    const [seen, allowed] = [new Set<StepName>(), new Set<string>()];
    const moves = fc.array(
      fc.record({ step: fc.constantFrom(...NAMES), who: fc.nat(1), dice: fc.nat(999) }),
      {
        minLength: 20,
        maxLength: 25,
        size: 'max',
      },
    );
    const beginning = fc.constantFrom(...BEGINNINGS);
    const run = async (
      beginnings: readonly (readonly StepName[])[],
      then: readonly { step: StepName; who: number; dice: number }[],
    ) => {
      const pair = [newPerson(), newPerson()];
      world.people.push(...pair);
      const first = beginnings.flatMap((steps, who) => steps.map((step) => ({ step, who, dice: 1 })));
      const done: string[] = [];
      for (const { step, who, dice } of [...first, ...then]) {
        const person = pair[who]!;
        pass(world, 61_000);
        await take(step, world, person, dice);
        done.push(`${step} (${who}, ${dice})`);
        seen.add(step);
        const [is, may] = [await sendable(world, person.email), expected(person)];
        expect([done, is]).toEqual([done, may]);
        if (is.length > 0) allowed.add(step);
      }
      await holds();
    };
    await fc.assert(fc.asyncProperty(fc.tuple(beginning, beginning), moves, run), {
      seed: 20_261_121,
      numRuns: 10,
      endOnFailure: true,
    });
    // Sequences in which a door stayed shut, or nobody ever could be sent anything, would have shown nothing.
    expect(NAMES.filter((name) => !seen.has(name))).toEqual([]);
    expect(allowed.size).toBeGreaterThan(10);
  });
});
