import { addRun, deliveryOf, sendable, type World } from '../helpers/consent-world';
import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  form,
  graphql,
  knexOf,
  newAddress,
  nonceOf,
  refusal,
  type Answer,
} from '../helpers/doors';
import { seedSender } from '../helpers/seed';
import type { App } from '../helpers/strapi';

/** Somebody leaves, and asks where his address comes from, by whichever of the doors he finds. */
describe('what a person does himself, by every door', () => {
  let app: App;
  let world: World;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    const { senderId } = await seedSender(app);
    world = { app, senderId, runs: new Map(), people: [], now: Date.now() };
    await addRun(world, 'brief');
    door = await adminDoor(app);
  });
  afterAll(() => app.stop());

  const idOf = async (email: string): Promise<string> =>
    (await app.newsletter.repositories.subscribers.findByAddress(world.senderId, email))!.id;

  describe('how he leaves', () => {
    const preferences = async (id: string): Promise<string> =>
      new URL(app.newsletter.links.preferences(id)).pathname;
    const tokenIn = (at: string): string => at.split('/').at(-1) ?? '';
    const mutation = (name: string, more = '') =>
      `mutation ($t: String!) { ${name}(token: $t${more}) { __typename } }`;
    const oneClick = form({ 'List-Unsubscribe': 'One-Click' });
    type Way = (at: { id: string; token: string }) => Promise<Answer>;
    const CLICKS: Record<string, readonly [method: string, Way]> = {
      'one click': [
        'one-click',
        ({ token }) => call(app, 'POST', `/newsletter/u/${token}`, { body: oneClick }),
      ],
      'one click at the API': [
        'one-click',
        ({ token }) => call(app, 'POST', `/api/newsletter/unsubscribe/${token}`, { body: oneClick }),
      ],
      'the button of the page': [
        'page',
        ({ token }) => call(app, 'POST', `/newsletter/u/${token}`, { body: form({}) }),
      ],
      JSON: ['api', ({ token }) => call(app, 'POST', `/api/newsletter/unsubscribe/${token}`, { body: {} })],
      GraphQL: ['graphql', ({ token }) => graphql(app, mutation('unsubscribeFromNewsletter'), { t: token })],
      preferences: [
        'preferences',
        async ({ id }) =>
          call(app, 'POST', await preferences(id), { body: form({ 'leave[brief]': 'true' }) }),
      ],
      'preferences by JSON': [
        'api',
        async ({ id }) => call(app, 'PATCH', `/api${await preferences(id)}`, { body: { leaveAll: true } }),
      ],
      'preferences by GraphQL': [
        'graphql',
        async ({ id }) =>
          graphql(app, mutation('updateNewsletterPreferences', ', leaveAll: true'), {
            t: tokenIn(await preferences(id)),
          }),
      ],
    };
    const BY_HAND: Record<string, readonly [method: string, Way]> = {
      staff: [
        'staff',
        ({ id }) => door.call('POST', `/newsletter/subscribers/${id}/unsubscription`, { reason: 'Anruf' }),
      ],
      mail: [
        'mail',
        async ({ id }) => {
          const { links, leavingByMail } = app.newsletter;
          const mailto = links.unsubscribeMailto(
            await deliveryOf(world, id, 'brief'),
            'bounce.testhaus.test',
          );
          const token = /u\+([^@]+)@/.exec(mailto)?.[1] ?? '';
          const mail = {
            token,
            from: 'x@example.org',
            subject: 'abmelden',
            text: '',
            returnPath: 'x@example.org',
          };
          const { outcome } = await leavingByMail.byMail({ ...mail, receivedAt: Date.now() });
          return { status: outcome === 'left' ? 200 : 0, headers: new Headers(), text: '', json: null };
        },
      ],
    };
    const reader = async () => {
      const email = await confirmed(app, newAddress('geht'));
      const id = await idOf(email);
      const token = app.newsletter.links.token('unsubscribe', await deliveryOf(world, id, 'brief'));
      expect(await sendable(world, email)).toEqual(['brief']);
      return { email, id, token };
    };

    it.each(Object.keys(CLICKS))(
      'MSR-2.4-17: one request ends it, without password, cookie or typing an address (%s)',
      async (name) => {
        const person = await reader();
        const answer = await CLICKS[name]![1](person);
        expect([answer.status, answer.json?.errors]).toEqual([200, undefined]);
        expect([answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([null, null]);
        expect(await sendable(world, person.email)).toEqual([]);
      },
    );

    it.each(Object.entries({ ...CLICKS, ...BY_HAND }))(
      'MSR-2.4-18: what already waits for hand-over does not leave any more, and the report counts it (%s)',
      async (_name, [method, leave]) => {
        const counted = async (): Promise<number> => {
          const { json } = await door.call('GET', `/newsletter/leaving-latency?senderId=${world.senderId}`);
          expect(json).toMatchObject({ withinAllowed: true });
          return json.days.at(-1)?.byMethod[method] ?? 0;
        };
        const [person, before] = [await reader(), await counted()];
        expect((await leave(person)).status).toBe(200);
        expect(await sendable(world, person.email)).toEqual([]);
        expect(await counted()).toBe(before + 1);
      },
    );
  });

  describe('where somebody’s address comes from', () => {
    const ask: Record<string, (email: unknown) => Promise<Answer>> = {
      page: async (email) => {
        const nonce = nonceOf(await call(app, 'GET', '/newsletter/origin'));
        return call(app, 'POST', '/newsletter/origin', {
          body: form({ email: String(email), nonce, website: '' }),
        });
      },
      JSON: (email) => call(app, 'POST', '/api/newsletter/origin-requests', { body: { email } }),
    };

    it.each(Object.keys(ask))(
      'MSR-AS-9: the answer is the same for all, and one mail goes to that address alone (%s)',
      async (name) => {
        const email = await confirmed(app, newAddress('woher'));
        const mails = () =>
          knexOf(app)('newsletter_notices').where({ notice: 'origin' }).select('to_address');
        const before = (await mails()).length;
        const [known, stranger] = [
          await ask[name]!(email.toUpperCase()),
          await ask[name]!(newAddress('fremd')),
        ];
        const plain = ({ text }: Answer) => text.replace(/value="[^"]*"/g, '');
        expect([known.status, stranger.status, plain(known)]).toEqual([202, 202, plain(stranger)]);
        expect(known.text).not.toMatch(/testhaus\.test\/|10\.\d+\.\d+\.7/);
        expect((await mails()).slice(before)).toEqual([{ to_address: email }]);
      },
    );

    it.each([
      ['a line of two addresses', 'ina1@example.org,x@example.org'],
      ['a second header', 'ina1@example.org\r\nBcc: x@example.org'],
      ['a list', ['ina1@example.org', 'x@example.org']],
      ['an object', { email: 'ina1@example.org' }],
      ['nothing', ''],
    ])('MSR-AS-9: %s is no question', async (_what, email) => {
      const before = await knexOf(app)('newsletter_notices').count({ n: '*' }).first();
      const [shown, refused] = [await ask.page!(email), await ask.JSON!(email)];
      expect([shown.status, refused.status, refusal(refused).rule]).toEqual([422, 422, 'MSR-AS-9']);
      expect(await knexOf(app)('newsletter_notices').count({ n: '*' }).first()).toEqual(before);
    });
  });
});
