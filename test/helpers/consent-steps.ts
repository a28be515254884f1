import { Readable } from 'node:stream';
import { PersonModel } from './consent-model';
import { COMING } from './consent-steps-coming';
import { LEAVING } from './consent-steps-leaving';
import {
  answered,
  deliveryOf,
  inPreferences,
  noticePath,
  pass,
  press,
  PURPOSES,
  purposeBy,
  requestsOf,
  subscriberOf,
  withSubscriber,
  type Person,
  type Step,
  type World,
} from './consent-world';
import { adminDoor, call, newAddress } from './doors';

const DAY_MS = 86_400_000;

const everything = (model: PersonModel, world: World) => model.forget(PURPOSES, world.now);

const days =
  (count: number): Step =>
  (world) => {
    pass(world, count * DAY_MS);
    return Promise.resolve();
  };

/** What people, staff, time and mail servers do, each through a door the product really has. */
export const STEPS = {
  ...COMING,
  ...LEAVING,
  renew: withSubscriber(async (world, person, { id, dice }) => {
    const token = world.app.newsletter.links.token('renew', `${id}.${purposeBy(dice)}`);
    const answer =
      dice % 2 === 0
        ? await press(world, `/newsletter/renew/${token}`)
        : answered(await call(world.app, 'POST', '/api/newsletter/renewals', { body: { token } }));
    if (answer.status === 200) person.model.renew(purposeBy(dice), world.now);
  }),
  'unsubscribe by staff': withSubscriber(async (world, person, { id, dice }) => {
    const purposeKey = dice % 2 === 0 ? undefined : purposeBy(dice);
    const team = await adminDoor(world.app);
    const body = { reason: 'Anruf', ...(purposeKey === undefined ? {} : { purposeKey }) };
    const answer = await team.call('POST', `/newsletter/subscribers/${id}/unsubscription`, body);
    if (answer.status !== 200) throw new Error(`Staff was answered with ${answer.status}: ${answer.text}`);
    person.model.say('no', purposeKey === undefined ? PURPOSES : [purposeKey], world.now);
  }),
  complaint: withSubscriber(async (world, person, { id, dice }) => {
    const token = world.app.newsletter.links.token('abuse', await deliveryOf(world, id, purposeBy(dice)));
    const body = { token, email: person.email, reason: 'other' };
    const answer = answered(await call(world.app, 'POST', '/api/newsletter/abuse-reports', { body }));
    if (answer.status !== 202)
      throw new Error(`A complaint was answered with ${answer.status}: ${answer.text}`);
    person.model.say('no', PURPOSES, world.now);
    person.model.suppress(world.now);
  }),
  bounce: async (world, person) => {
    const subscriber = await subscriberOf(world, person.email);
    if (!subscriber) return;
    await world.app.newsletter.consent.suppress(subscriber, 'bounce', 'smtp:550');
    person.model.suppress(world.now);
  },
  import: async ({ app, senderId, now }, person) => {
    const at = new Date(now - 30 * DAY_MS).toISOString();
    const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
    const row = `${person.email},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`;
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    const report = await app.newsletter.imports.importFile(Readable.from([header, row]), order);
    if (report.proven > 0) person.model.import('brief', Date.parse(at));
  },
  'another address': inPreferences(async (world, person, { page }) => {
    const fresh = newAddress('neu');
    const asked = await press(world, `${page}/address`, { email: fresh });
    const link = asked.status === 202 ? await noticePath(world, fresh, ['address-change', 'address']) : null;
    if (link === null) return;
    pass(world, 60_000);
    if ((await press(world, link)).status !== 200) throw new Error('The new address was not taken.');
    const moved = person.model.moveTo(fresh, world.now);
    world.people.push({ ...person });
    Object.assign(person, { email: fresh, model: moved, undo: null });
  }),
  'erasure by link': async (world, person) => {
    await press(world, '/newsletter/access', { email: person.email });
    const link = await noticePath(world, person.email, ['rights', 'erasure']);
    if (link !== null && (await press(world, link)).status === 200) everything(person.model, world);
  },
  'erasure by staff': withSubscriber(async (world, person, { id }) => {
    await world.app.newsletter.erasure.erase(id, { method: 'staff', actor: 'user:1', reason: 'Brief' });
    everything(person.model, world);
  }),
  'an hour': (world) => Promise.resolve(pass(world, 3_600_000)),
  'two days': days(2),
  'eight days': days(8),
  'two months': days(61),
  'two years': days(731),
  'daily run': async ({ app }) => {
    await app.newsletter.consentUpkeep();
    await app.newsletter.leavingByMail.applyOverdue();
    await app.newsletter.retention.run();
  },
  rebuild: async ({ app }) => {
    await app.newsletter.rebuildConsents({ write: true });
  },
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof STEPS;

/** One step, after a look at the mails that lie in the mailbox. */
export const take = async (name: StepName, world: World, person: Person, dice: number): Promise<void> => {
  for (const asked of await requestsOf(world, person.email)) person.model.knows(asked.purposeKeys);
  person.model.knows(person.model.held(world.now));
  await STEPS[name](world, person, dice);
};

export const newPerson = (): Person => {
  const email = newAddress('mensch');
  return { email, model: new PersonModel(email), undo: null };
};
