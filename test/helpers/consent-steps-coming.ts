import type { AskedFor } from './consent-model';
import { answered, press, refusable, withLink, type Person, type Step, type World } from './consent-world';
import { call, form, formNonce, graphql } from './doors';

const SUBSCRIBE = `mutation ($form: String!, $email: String!, $consents: [NewsletterConsentInput!]!) {
  subscribeToNewsletter(form: $form, email: $email, consents: $consents) { status } }`;
const CONFIRM = `mutation ($token: String!) { confirmNewsletterSubscription(token: $token) { status } }`;

const confirmBy = (door: (world: World, person: Person, asked: AskedFor) => Promise<boolean>): Step =>
  withLink(async (world, person, asked) => {
    const expected = person.model.wouldConfirm(asked, world.now).length > 0;
    const done = await door(world, person, asked);
    if (expected && !done) throw new Error('A link that should have confirmed did not.');
    if (done) person.model.confirm(asked, world.now);
  });

const tokenFor = ({ app }: World, { id }: AskedFor): string => app.newsletter.links.token('confirm', id);

/** How somebody asks, and says yes. */
export const COMING = {
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
} as const satisfies Readonly<Record<string, Step>>;
