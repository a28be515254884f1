import { newPerson, take, type StepName } from './consent-steps';
import { noticePath, pass, press, subscriberOf, type Person, type World } from './consent-world';
import { adminDoor, call, newAddress, subscribe } from './doors';
import { FORM } from './seed';
import { uid } from './strapi';

const PARTNER = {
  key: 'muehle',
  kind: 'partner',
  title: 'Post von der Mühle',
  messageTypes: 'Angebote',
  frequency: 'höchstens einmal im Monat',
  text: 'Ja, die Mühle KG darf mir Angebote zu Mehl und Getreide per E-Mail schicken.',
  controller: 'Mühle KG',
  products: 'Mehl und Getreide',
  address: 'Mühlweg 1, 10115 Berlin',
};

/** What each of them did, through doors the product really has. */
const LIVES: Readonly<Record<string, readonly StepName[]>> = {
  // The first, so that its two years are nobody else's.
  expired: ['signup by page', 'confirm by button', 'two years', 'daily run'],
  'only asked': ['signup by page'],
  'confirmed by button': ['signup by page', 'confirm by button'],
  'confirmed by reply': ['signup by GraphQL', 'confirm by reply'],
  imported: ['import'],
  renewed: ['signup by page', 'confirm by button', 'two months', 'renew'],
  'withdrawn by one click': ['signup by page', 'confirm by JSON', 'one click'],
  'withdrawn by mail': ['signup by page', 'confirm by button', 'leave by mail'],
  'withdrawn by staff': ['signup by page', 'confirm by button', 'unsubscribe by staff'],
  'left and back': ['signup by page', 'confirm by button', 'leave in the preferences', 'undo'],
  objected: ['signup by page', 'never again'],
  complained: ['signup by page', 'confirm by button', 'complaint'],
  paused: ['signup by page', 'confirm by button', 'pause'],
  'moved to another address': ['signup by page', 'confirm by button', 'another address'],
  erased: ['signup by page', 'confirm by button', 'erasure by staff'],
  'imported and erased': ['import', 'erasure by staff'],
};

/** Mail that waits goes out: what the mail server answered becomes part of the ledger. */
const mailLeaves = async ({ app }: World): Promise<void> => {
  app.newsletter.engine.start();
  await app.newsletter.engine.idle();
  await app.newsletter.engine.stop();
};

/** The team enters another address on the person's word; its mailbox confirms. */
const correct = async (world: World): Promise<string> => {
  const person = newPerson();
  for (const step of ['signup by page', 'confirm by button'] as const) await take(step, world, person, 3);
  const fresh = newAddress('berichtigt');
  const id = (await subscriberOf(world, person.email))?.id ?? '';
  const team = await adminDoor(world.app);
  const path = `/newsletter/subscribers/${id}/address-change`;
  const asked = await team.call('POST', path, { email: fresh, way: 'phone' });
  if (asked.status !== 202)
    throw new Error(`The correction was answered with ${asked.status}: ${asked.text}`);
  const link = (await noticePath(world, fresh, ['address-change', 'address'])) ?? '';
  await mailLeaves(world);
  const yes = await press(world, link);
  if (yes.status !== 200) throw new Error(`The correction was confirmed with ${yes.status}: ${yes.text}`);
  return (await subscriberOf(world, fresh))?.id ?? '';
};

/** Consent to a partner that the form names, beside that to the house. */
const agreeWithPartner = async (world: World): Promise<string> => {
  const { app, senderId } = world;
  const create = (type: string, data: object) =>
    app.strapi.documents(uid(type)).create({ data: { ...data, senderId } });
  await create('purpose', PARTNER);
  await create('signup-form', { ...FORM, slug: 'mit-partner', purposeKeys: ['brief', PARTNER.key] });
  const person = newPerson();
  const consents = { brief: true, [PARTNER.key]: true };
  const answer = await subscribe(app, person.email, { data: { form: 'mit-partner', consents } });
  if (answer.status !== 202) throw new Error(`The signup was answered with ${answer.status}: ${answer.text}`);
  const link = (await noticePath(world, person.email, ['double-opt-in', 'confirm'])) ?? '';
  await mailLeaves(world);
  const body = { token: link.split('/').at(-1) };
  const yes = await call(app, 'POST', '/api/newsletter/confirmations', { body });
  if (yes.status !== 200)
    throw new Error(`The confirmation of ${link} was answered with ${yes.status}: ${yes.text}`);
  return (await subscriberOf(world, person.email))?.id ?? '';
};

/** People whose ledger holds, together, every event in every way the product writes it: what they are, and their id. */
export const everyKind = async (world: World): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const [kind, steps] of Object.entries(LIVES)) {
    const person: Person = newPerson();
    let id = '';
    for (const step of steps) {
      pass(world, 61_000);
      if (step.startsWith('confirm by')) await mailLeaves(world);
      await take(step, world, person, 3);
      id = (await subscriberOf(world, person.email))?.id ?? id;
    }
    found.set(kind, id);
  }
  pass(world, 61_000);
  found.set('corrected by the team', await correct(world));
  found.set('agreed with a partner', await agreeWithPartner(world));
  await world.app.newsletter.ledgerSealing.sealAll();
  return found;
};
