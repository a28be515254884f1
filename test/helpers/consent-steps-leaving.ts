import {
  answered,
  deliveryOf,
  inPreferences,
  PURPOSES,
  purposeBy,
  withLink,
  withSubscriber,
  type Person,
  type Step,
} from './consent-world';
import { call, form, graphql, type Answer } from './doors';

const DAY_MS = 86_400_000;
const LEAVE = 'mutation ($token: String!) { unsubscribeFromNewsletter(token: $token) { status } }';

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
const scopeBy = (dice: number): Record<string, string> => (dice % 2 === 0 ? { scope: 'all' } : {});

/** How somebody says no, for a while or for good, and takes it back. */
export const LEAVING = {
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
} as const satisfies Readonly<Record<string, Step>>;
