import { mayHandOver } from '../../src/plugins/newsletter/server/src/domain/delivery/hand-over-gate';
import { setClock } from './clock';
import type { AskedFor, PersonModel } from './consent-model';
import { bootDoors, knexOf, press as pressButton, type Answer, type Loose } from './doors';
import { FORM, PURPOSE, seedSender } from './seed';
import { uid, type App, type DatabaseKind } from './strapi';

export const PURPOSES = ['brief', 'zwei', 'messung'] as const;

/** Somebody with an address, the page after leaving he may still have open, and what the policies say of him. */
export interface Person {
  email: string;
  model: PersonModel;
  undo: { path: string; body: URLSearchParams } | null;
}

export interface World {
  readonly app: App;
  readonly senderId: string;
  /** One campaign per purpose that everybody gets. */
  readonly runs: Map<string, number>;
  readonly people: Person[];
  now: number;
}

const START = Date.parse('2026-11-21T10:00:00Z');

/** A sender with three purposes and two forms, under a clock that stands still between the steps. */
export const bootWorld = async (database: DatabaseKind, profiles = ['test-fast']): Promise<World> => {
  const trackingNotice =
    'Öffnungen und Klicks werten wir mit Anzahl und Zeitpunkt aus, wenn Sie das Kästchen dafür ankreuzen.';
  setClock(START);
  const app = await bootDoors(database, { CONFIRM_REPLY_ADDRESS: 'ja@antwort.test' });
  const { senderId } = await seedSender(app, { sender: { profiles } });
  const create = (type: string, data: object) =>
    app.strapi.documents(uid(type)).create({ data: { ...data, senderId } });
  await create('purpose', { ...PURPOSE, key: 'zwei', title: 'Zweitbrief' });
  await create('purpose', { ...PURPOSE, key: 'messung', kind: 'tracking', title: 'Messung' });
  await create('signup-form', { ...FORM, slug: 'alles', purposeKeys: [...PURPOSES], trackingNotice });
  const world: World = { app, senderId, runs: new Map(), people: [], now: START };
  for (const purpose of PURPOSES) await addRun(world, purpose);
  return world;
};

export const pass = (world: World, ms: number): void => setClock((world.now += ms));

/** A refusal is an answer like any other; anything else is a fault. */
export const refusable = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if ((error as Error).name !== 'Refusal') throw error;
    return null;
  }
};

export const answered = (answer: Answer): Answer => {
  if (answer.status >= 500) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
};

export const subscriberOf = ({ app, senderId }: World, email: string) =>
  app.newsletter.repositories.subscribers.findByAddress(senderId, email);

/** A mail of that purpose the person has received, as a row that waits for hand-over. */
export const deliveryOf = async (world: World, subscriberId: string, purpose: string): Promise<number> => {
  const key = { run_id: world.runs.get(purpose), subscriber_id: subscriberId };
  const table = () => knexOf(world.app)('newsletter_deliveries');
  await table()
    .insert({ ...key, state: 'claimed', holder: 'test' })
    .onConflict(['run_id', 'subscriber_id'])
    .ignore();
  await table().where(key).update({ state: 'claimed', holder: 'test' });
  return Number((await table().where(key).first()).id);
};

export const addRun = async (world: World, purpose: string): Promise<void> => {
  const run = {
    campaign_id: `campaign-${purpose}`,
    sender_id: world.senderId,
    sender_domain: 'testhaus.test',
    purpose_key: purpose,
    state: 'sent',
    start_at: world.now,
    confirmation_id: 'none',
    content_hash: 'none',
    content: '{}',
  };
  const runs = () => knexOf(world.app)('newsletter_runs');
  await runs().insert(run);
  world.runs.set(purpose, Number((await runs().where({ purpose_key: purpose }).first()).id));
};

/** What the gate in front of the mail server would say now, purpose by purpose. */
export const sendable = async (world: World, email: string): Promise<string[]> => {
  const subscriber = await subscriberOf(world, email);
  return subscriber ? sendableTo(world, subscriber.id) : [];
};

export const requestsOf = async ({ app }: World, email: string): Promise<AskedFor[]> => {
  const where = { email_hash: app.newsletter.keys.hashAddress(email) };
  const rows = await knexOf(app)('newsletter_confirmation_requests')
    .where(where)
    .andWhere('form_version', '>', 0)
    .orderBy('requested_at', 'desc');
  return rows.map((row: Loose) => ({
    id: row.id,
    requestedAt: Number(row.requested_at),
    purposeKeys: typeof row.purpose_keys === 'string' ? JSON.parse(row.purpose_keys) : row.purpose_keys,
  }));
};

/** A page's button; whatever it answers, it is no fault. */
export const press = async ({ app }: World, path: string, fields?: Record<string, string>): Promise<Answer> =>
  answered(await pressButton(app, path, fields));

export type Step = (world: World, person: Person, dice: number) => Promise<void>;

export const withSubscriber =
  (work: (world: World, person: Person, found: { id: string; dice: number }) => Promise<unknown>): Step =>
  async (world, person, dice) => {
    const subscriber = await subscriberOf(world, person.email);
    if (subscriber) await work(world, person, { id: subscriber.id, dice });
  };

/** The newest link, or an older one that still lies in the mailbox. */
export const withLink =
  (work: (world: World, person: Person, asked: AskedFor) => Promise<unknown>): Step =>
  async (world, person, dice) => {
    const links = await requestsOf(world, person.email);
    const asked = links[dice % 4 === 0 ? dice % links.length : 0];
    if (asked) await work(world, person, asked);
  };

export const purposeBy = (dice: number) => PURPOSES[dice % PURPOSES.length] ?? 'brief';

export const noticePath = async (
  { app }: World,
  email: string,
  [notice, page]: readonly [string, string],
) => {
  const mail = await knexOf(app)('newsletter_notices')
    .where({ to_address: email, notice })
    .orderBy('id', 'desc')
    .first();
  return new RegExp(`/newsletter/${page}/[A-Za-z0-9_-]+`).exec(String(mail?.text ?? ''))?.[0] ?? null;
};

export const inPreferences = (
  work: (world: World, person: Person, at: { page: string; token: string; dice: number }) => Promise<unknown>,
): Step =>
  withSubscriber((world, person, { id, dice }) => {
    const token = world.app.newsletter.links.token('preferences', id);
    return work(world, person, { page: `/newsletter/preferences/${token}`, token, dice });
  });

/** What the gate in front of the mail server would say of this person now, purpose by purpose. */
export const sendableTo = async (world: World, subscriberId: string): Promise<string[]> => {
  const open: string[] = [];
  for (const purposeKey of world.runs.keys()) {
    const id = await deliveryOf(world, subscriberId, purposeKey);
    const scope = { senderId: world.senderId, purposeKey, holder: 'test' };
    const [facts] = await world.app.newsletter.repositories.recipients.facts([id], scope);
    if (facts && mayHandOver(facts, world.now).allowed) open.push(purposeKey);
  }
  return open;
};
