import { Readable } from 'node:stream';
import { setClock } from './clock';
import { PersonModel, type AskedFor } from './consent-model';
import {
  adminDoor,
  call,
  form,
  formNonce,
  graphql,
  knexOf,
  newAddress,
  nonceOf,
  type Answer,
  type Loose,
} from './doors';
import type { App } from './strapi';

export const PURPOSES = ['brief', 'zwei', 'messung'] as const;
const DAY_MS = 86_400_000;
const SUBSCRIBE = `mutation ($form: String!, $email: String!, $consents: [NewsletterConsentInput!]!) {
  subscribeToNewsletter(form: $form, email: $email, consents: $consents) { status } }`;
const CONFIRM = `mutation ($token: String!) { confirmNewsletterSubscription(token: $token) { status } }`;
const LEAVE = 'mutation ($token: String!) { unsubscribeFromNewsletter(token: $token) { status } }';

/** Somebody with an address, the page after leaving he may still have open, and what the policies say of him. */
export interface Person {
  email: string;
  model: PersonModel;
  undo: { path: string; body: URLSearchParams } | null;
}

export interface World {
  readonly app: App;
  readonly senderId: string;
  readonly runs: ReadonlyMap<string, number>;
  readonly people: Person[];
  now: number;
}

export const pass = (world: World, ms: number): void => setClock((world.now += ms));

/** A refusal is an answer like any other; anything else is a fault. */
const refusable = async <T>(work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if ((error as Error).name !== 'Refusal') throw error;
    return null;
  }
};

const answered = (answer: Answer): Answer => {
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

const requestsOf = async ({ app }: World, email: string): Promise<AskedFor[]> => {
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

/** GET, then POST with the nonce of that page. */
const press = async ({ app }: World, path: string, fields: Record<string, string> = {}): Promise<Answer> => {
  const page = await call(app, 'GET', path);
  return answered(await call(app, 'POST', path, { body: form({ nonce: nonceOf(page), ...fields }) }));
};

type Step = (world: World, person: Person, dice: number) => Promise<void>;

const withSubscriber =
  (work: (world: World, person: Person, found: { id: string; dice: number }) => Promise<unknown>): Step =>
  async (world, person, dice) => {
    const subscriber = await subscriberOf(world, person.email);
    if (subscriber) await work(world, person, { id: subscriber.id, dice });
  };

/** The newest link, or an older one that still lies in the mailbox. */
const withLink =
  (work: (world: World, person: Person, asked: AskedFor) => Promise<unknown>): Step =>
  async (world, person, dice) => {
    const links = await requestsOf(world, person.email);
    const asked = links[dice % 4 === 0 ? dice % links.length : 0];
    if (asked) await work(world, person, asked);
  };

const confirmBy = (door: (world: World, person: Person, asked: AskedFor) => Promise<boolean>): Step =>
  withLink(async (world, person, asked) => {
    const expected = person.model.wouldConfirm(asked, world.now).length > 0;
    const done = await door(world, person, asked);
    if (expected && !done) throw new Error('A link that should have confirmed did not.');
    if (done) person.model.confirm(asked, world.now);
  });

const tokenFor = ({ app }: World, { id }: AskedFor): string => app.newsletter.links.token('confirm', id);

const purposeBy = (dice: number) => PURPOSES[dice % PURPOSES.length] ?? 'brief';

/** The button that takes back, where the page after leaving offers one. */
const undoOf = (path: string, answer: Answer): Person['undo'] => {
  const at = answer.text.indexOf('name="left"');
  if (at < 0) return null;
  const part = answer.text.slice(at);
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(part)?.[1] ?? '';
  return { path, body: form({ do: 'undo', left: field('left'), nonce: field('nonce') }) };
};

const byLink = (fields: (dice: number) => { body: Readonly<Record<string, string>>; all: boolean }): Step =>
  withSubscriber(async (world, person, { id, dice }) => {
    const purpose = purposeBy(dice);
    const { body, all } = fields(dice);
    const token = world.app.newsletter.links.token('unsubscribe', await deliveryOf(world, id, purpose));
    const path = `/newsletter/u/${token}`;
    const answer = answered(await call(world.app, 'POST', path, { body: form(body) }));
    if (answer.status !== 200) throw new Error(`Leaving was answered with ${answer.status}.`);
    person.model.leave(all ? PURPOSES : [purpose], world.now);
    person.undo = undoOf(path, answer) ?? person.undo;
  });

const inPreferences = (
  work: (world: World, person: Person, at: { page: string; token: string; dice: number }) => Promise<unknown>,
): Step =>
  withSubscriber((world, person, { id, dice }) => {
    const token = world.app.newsletter.links.token('preferences', id);
    return work(world, person, { page: `/newsletter/preferences/${token}`, token, dice });
  });

const noticePath = async ({ app }: World, email: string, [notice, page]: readonly [string, string]) => {
  const mail = await knexOf(app)('newsletter_notices')
    .where({ to_address: email, notice })
    .orderBy('id', 'desc')
    .first();
  return new RegExp(`/newsletter/${page}/[A-Za-z0-9_-]+`).exec(String(mail?.text ?? ''))?.[0] ?? null;
};

const scopeBy = (dice: number): Record<string, string> => (dice % 2 === 0 ? { scope: 'all' } : {});

const everything = (model: PersonModel, world: World) => model.forget(PURPOSES, world.now);

const days =
  (count: number): Step =>
  (world) => {
    pass(world, count * DAY_MS);
    return Promise.resolve();
  };

/** What people, staff, time and mail servers do, each through a door the product really has. */
export const STEPS = {
  'signup by page': async (world, person) => {
    const fields = {
      email: person.email,
      nonce: formNonce(world.app),
      version: '1',
      locale: 'de',
      website: '',
    };
    answered(
      await call(world.app, 'POST', '/newsletter/forms/brief', {
        body: form({ ...fields, 'consents[brief]': 'true' }),
      }),
    );
  },
  'signup by JSON': async ({ app }, { email }) => {
    const body = { form: 'alles', email, consents: { zwei: true, messung: true } };
    answered(await call(app, 'POST', '/api/newsletter/subscriptions', { body }));
  },
  'signup by GraphQL': async ({ app }, { email }) => {
    const consents = [
      { purpose: 'brief', given: true },
      { purpose: 'zwei', given: true },
    ];
    answered(await graphql(app, SUBSCRIBE, { form: 'alles', email, consents }));
  },
  'confirm by button': confirmBy(async (world, _person, asked) => {
    const answer = await press(world, `/newsletter/confirm/${tokenFor(world, asked)}`);
    return answer.status === 200;
  }),
  'confirm by JSON': confirmBy(async (world, _person, asked) => {
    const body = { token: tokenFor(world, asked) };
    return answered(await call(world.app, 'POST', '/api/newsletter/confirmations', { body })).status === 200;
  }),
  'confirm by GraphQL': confirmBy(async (world, _person, asked) => {
    const { json } = answered(await graphql(world.app, CONFIRM, { token: tokenFor(world, asked) }));
    return json?.data?.confirmNewsletterSubscription != null;
  }),
  'confirm by reply': confirmBy(async ({ app, now }, { email }, asked) => {
    const address = app.newsletter.links.confirmReplyTo(asked.id, 'ja@antwort.test');
    const token = /\+(.+)@/.exec(address)?.[1] ?? '';
    const mail = { token, from: email, receivedAt: now, messageId: '<1@mail.test>' };
    return (await refusable(() => app.newsletter.confirmation.confirmByReply(mail))) !== null;
  }),
  'never again': withLink(async (world, person, asked) => {
    const token = world.app.newsletter.links.token('never-again', asked.id);
    const answer = answered(await call(world.app, 'POST', `/newsletter/never-again/${token}`));
    if (answer.status === 200) person.model.refuse(asked, world.now);
  }),
  'one click': byLink(() => ({ body: { 'List-Unsubscribe': 'One-Click' }, all: false })),
  'leave by page': byLink((dice) => ({ body: scopeBy(dice), all: dice % 2 === 0 })),
  'leave by GraphQL': withSubscriber(async (world, person, { id, dice }) => {
    const token = world.app.newsletter.links.token(
      'unsubscribe',
      await deliveryOf(world, id, purposeBy(dice)),
    );
    answered(await graphql(world.app, LEAVE, { token }));
    person.model.say('no', [purposeBy(dice)], world.now);
  }),
  'leave by mail': withSubscriber(async (world, person, { id, dice }) => {
    const { links, leavingByMail } = world.app.newsletter;
    const mailto = links.unsubscribeMailto(
      await deliveryOf(world, id, purposeBy(dice)),
      'bounce.testhaus.test',
    );
    const token = /u\+([^@]+)@/.exec(mailto)?.[1] ?? '';
    const mail = { token, from: person.email, subject: 'abmelden', text: '', returnPath: person.email };
    await leavingByMail.byMail({ ...mail, receivedAt: world.now });
    person.model.say('no', [purposeBy(dice)], world.now);
  }),
  'leave in the preferences': inPreferences(async (world, person, { page, dice }) => {
    const purpose = purposeBy(dice);
    const answer = answered(
      await call(world.app, 'POST', page, { body: form({ [`leave[${purpose}]`]: 'true' }) }),
    );
    if (answer.status !== 200) return;
    person.model.leave([purpose], world.now);
    person.undo = undoOf(page, answer) ?? person.undo;
  }),
  'leave everything by JSON': inPreferences(async (world, person, { token }) => {
    const path = `/api/newsletter/preferences/${token}`;
    const answer = answered(await call(world.app, 'PATCH', path, { body: { leaveAll: true } }));
    if (answer.status === 200) person.model.say('no', PURPOSES, world.now);
  }),
  pause: inPreferences(async (world, person, { page, dice }) => {
    const what = dice % 2 === 0 ? '*' : purposeBy(dice);
    const until = new Date(world.now + (2 + (dice % 60)) * DAY_MS).toISOString().slice(0, 10);
    const answer = answered(
      await call(world.app, 'POST', page, { body: form({ do: 'pause', what, until }) }),
    );
    // The day begins in the sender's zone, an hour or two before it does here.
    if (answer.status === 200) person.model.pause(what, Date.parse(until) - 2 * 3_600_000);
  }),
  undo: async ({ app, now }, person) => {
    if (!person.undo) return;
    const answer = answered(await call(app, 'POST', person.undo.path, { body: person.undo.body }));
    if (answer.status === 200) person.model.undo(now);
  },
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
    const link = asked.status === 202 ? await noticePath(world, fresh, ['double-opt-in', 'address']) : null;
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
