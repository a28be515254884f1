import { Readable } from 'node:stream';
import {
  adminDoor,
  bootDoors,
  call,
  confirmed,
  form,
  formNonce,
  graphql,
  ledgerOf,
  linksTo,
  newAddress,
  refusal,
  subscribe,
  type Answer,
  type Loose,
} from '../helpers/doors';
import { nothingWritten } from '../helpers/refused';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { uid, type App } from '../helpers/strapi';

const SUBSCRIBE = `mutation ($email: String!, $key: String!) {
  subscribeToNewsletter(form: "brief", email: $email, consents: [{ purpose: $key, given: true }]) { status }
}`;
const OTHER = {
  name: 'Zweithaus',
  fromName: 'Zweithaus Brief',
  fromEmail: 'brief@zweithaus.test',
  replyTo: 'antwort@zweithaus.test',
  domain: 'zweithaus.test',
  allowedOrigins: ['https://zweithaus.test'],
};

/** What is one sender's (form, token, purpose, site, list) is good for nothing at another. */
describe('what belongs to another sender', () => {
  let app: App;
  let door: Awaited<ReturnType<typeof adminDoor>>;
  const senders = { own: '', other: '' };
  beforeAll(async () => {
    app = await bootDoors('sqlite');
    const create = (type: string, data: object) => app.strapi.documents(uid(type)).create({ data });
    ({ senderId: senders.own } = await seedSender(app, {
      sender: { allowedOrigins: ['https://testhaus.test'] },
    }));
    // The same key on purpose: it names one thing here and another there.
    ({ senderId: senders.other } = await seedSender(app, { sender: OTHER, form: { slug: 'zweitform' } }));
    await create('purpose', { ...PURPOSE, key: 'nur-dort', senderId: senders.other });
    const purposeKeys = ['nur-dort', 'brief'];
    await create('signup-form', { ...FORM, slug: 'beides', purposeKeys, senderId: senders.other });
    door = await adminDoor(app);
  });
  afterAll(() => app.stop());

  const at = (which: keyof typeof senders, email: string) =>
    app.newsletter.repositories.subscribers.findByAddress(senders[which], email);
  const tokenOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';
  const page = (email: string, key: string, nonce = formNonce(app)) =>
    call(app, 'POST', '/newsletter/forms/brief', {
      body: form({ email, nonce, version: '1', website: '', [`consents[${key}]`]: 'true' }),
    });
  const widget = (email: string, key: string, nonce = formNonce(app)) =>
    subscribe(app, email, {
      data: { consents: { [key]: true }, version: 1, nonce },
      headers: { origin: 'https://testhaus.test' },
    });
  const json = (email: string, key: string) => subscribe(app, email, { data: { consents: { [key]: true } } });
  const byGraphql = (email: string, key: string) => graphql(app, SUBSCRIBE, { email, key });
  const DOORS: Record<string, (email: string, key: string) => Promise<Answer>> = {
    page: (email, key) => page(email, key),
    widget: (email, key) => widget(email, key),
    JSON: json,
    GraphQL: byGraphql,
  };

  it.each(Object.keys(DOORS))(
    'MOS-2.5: what only the other sender offers is refused on this one’s form (%s)',
    async (name) => {
      const answer = await nothingWritten(app, () => DOORS[name]!(newAddress(), 'nur-dort'));
      if (name === 'page') expect(answer.status).toBe(422);
      else expect(refusal(answer)).toEqual({ code: 'purpose_unknown', rule: 'MOS-2.4' });
    },
  );

  it.each(Object.keys(DOORS))(
    'MSR-2.4-5: a yes to one sender is none to the other, the same key or not (%s)',
    async (name) => {
      const email = newAddress();
      await DOORS[name]!(email, 'brief');
      const { token } = await linksTo(app, email);
      expect((await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } })).status).toBe(
        200,
      );
      expect([(await at('own', email))?.state, await at('other', email)]).toEqual(['active', null]);
    },
  );

  it('C.6: the nonce of another sender’s form opens no form', async () => {
    const foreign = formNonce(app, 'zweitform');
    const [shown, refused] = await nothingWritten(app, async () => [
      await page(newAddress(), 'brief', foreign),
      await widget(newAddress(), 'brief', foreign),
    ]);
    expect([shown!.status, refusal(refused!)]).toEqual([409, { code: 'page_expired', rule: 'C.6' }]);
  });

  it('MFR-4.1: a site of another sender neither reads nor posts this one’s form', async () => {
    const headers = { origin: 'https://zweithaus.test' };
    const body = form({ email: newAddress(), version: '1', 'consents[brief]': 'true' });
    const [read, posted, plain] = await nothingWritten(app, async () => [
      await call(app, 'GET', '/api/newsletter/forms/brief', { headers }),
      await subscribe(app, newAddress(), { headers }),
      await call(app, 'POST', '/newsletter/forms/brief', { headers, body }),
    ]);
    expect(read!.headers.get('access-control-allow-origin')).toBeNull();
    expect(refusal(posted!)).toEqual({ code: 'origin_not_allowed', rule: 'C.6' });
    expect(plain!.status).toBe(409);
    const own = await subscribe(app, newAddress(), { headers, data: { form: 'zweitform' } });
    expect(own.status).toBe(202);
  });

  it('MOS-2.5: who leaves here stays there, and names nothing there from here', async () => {
    const email = await confirmed(app);
    await confirmed(app, email, { form: 'beides', consents: { brief: true, 'nur-dort': true } });
    const [own, other] = [await at('own', email), await at('other', email)];
    const token = tokenOf(app.newsletter.links.preferences(own!.id));
    const path = `/newsletter/preferences/${token}`;
    const update = `mutation ($t: String!) { updateNewsletterPreferences(token: $t, leave: ["nur-dort"]) { language } }`;
    const answers = await nothingWritten(app, async () => [
      await call(app, 'PATCH', `/api${path}`, { body: { consents: { 'nur-dort': false } } }),
      await call(app, 'POST', path, { body: form({ 'leave[nur-dort]': 'true' }) }),
      await graphql(app, update, { t: token }),
      await door.call('POST', `/newsletter/subscribers/${own!.id}/unsubscription`, {
        reason: 'Anruf',
        purposeKey: 'nur-dort',
      }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    await call(app, 'PATCH', `/api${path}`, { body: { leaveAll: true } });
    expect([(await at('own', email))?.state, (await at('other', email))?.state]).toEqual(['left', 'active']);
    const kept = await app.newsletter.repositories.ledger.ofSubscriber(other!.id);
    expect(kept.map(({ event }) => event)).not.toContain('withdrawn');
  });

  it('MSR-2.4-5: no form offers another sender’s purpose, and none changes its sender, through no door', async () => {
    const { documentId, id } = await app.strapi.db
      .query(uid('signup-form'))
      .findOne({ where: { slug: 'brief' } });
    const data = () => ({ ...FORM, slug: 'fremd', purposeKeys: ['nur-dort'], senderId: senders.own });
    const moved = () => ({ senderId: senders.other });
    const documents = app.strapi.documents(uid('signup-form'));
    const query = app.strapi.db.query(uid('signup-form'));
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: Loose) => error?.details?.code ?? String(error),
      );
    const [offered, movedTo] = await nothingWritten(app, async () => [
      [
        refusal(await door.create('signup-form', data())).code,
        refusal(await door.update('signup-form', documentId, { purposeKeys: ['nur-dort'] })).code,
        await codeOf(documents.create({ data: data() })),
        await codeOf(query.create({ data: data() })),
        await codeOf(query.update({ where: { id }, data: { purposeKeys: ['nur-dort'] } })),
      ],
      [
        refusal(await door.update('signup-form', documentId, moved())).code,
        await codeOf(documents.update({ documentId, data: moved() })),
        await codeOf(query.update({ where: { id }, data: moved() })),
        await codeOf(query.updateMany({ where: { id }, data: moved() })),
      ],
    ]);
    expect(offered).toEqual(offered!.map(() => 'purpose_unknown'));
    expect(movedTo).toEqual(movedTo!.map(() => 'fixed_value'));
  });

  it('MSR-2.4-5: no list comes in under another sender’s purpose', async () => {
    const order = { senderId: senders.own, purposeKey: 'nur-dort', origin: 'own-form' };
    const list = Readable.from(['email\n', 'liste@example.org\n']);
    const codes = await nothingWritten(app, async () => [
      refusal(await door.call('POST', '/newsletter/imports', order)).code,
      await app.newsletter.imports.importFile(list, { ...order, actor: 'test' }).then(
        () => 'taken',
        ({ code }: Loose) => code,
      ),
    ]);
    expect(codes).toEqual(['purpose_unknown', 'purpose_unknown']);
  });

  it('MOS-2.8: a proof holds no record of the same address at another sender', async () => {
    const email = await confirmed(app);
    await confirmed(app, email, { form: 'beides', consents: { 'nur-dort': true } });
    const [own, other] = [await at('own', email), await at('other', email)];
    const [foreign] = await app.newsletter.repositories.ledger.ofSubscriber(other!.id);
    const person = `/newsletter/subscribers/${own!.id}`;
    expect((await door.call('GET', `${person}/proof`)).text).not.toMatch(/nur-dort|Zweithaus/);
    const asSeen = await door.call('GET', `${person}/records/${foreign!.documentId}/form`);
    expect([asSeen.status, refusal(asSeen).code]).toEqual([404, 'not_found']);
    expect(new Set((await ledgerOf(app, email)).map(({ senderId }) => senderId)).size).toBe(1);
  });

  it('MFR-4.2: a link opens what it was made for and nothing else, by page, JSON and GraphQL', async () => {
    const email = await confirmed(app);
    await subscribe(app, newAddress('wartet'));
    const id = (await at('own', email))!.id;
    const { token: confirm, neverAgain } = await linksTo(app, email);
    const token = (...args: Parameters<typeof app.newsletter.links.token>) =>
      app.newsletter.links.token(...args);
    const tokens: Record<string, string> = {
      confirm,
      'never-again': tokenOf(new URL(neverAgain, app.url).href),
      preferences: tokenOf(app.newsletter.links.preferences(id)),
      renew: token('renew', `${id}.brief`),
      // Of a mail of the other sender, and of none: a number alone is no link.
      unsubscribe: token('unsubscribe', 999_999),
    };
    const mutation = (name: string) => (one: string) =>
      graphql(app, `mutation ($t: String!) { ${name}(token: $t) { __typename } }`, { t: one });
    const post = (path: string) => (one: string) =>
      call(app, 'POST', `${path}/${one}`, { body: form({ do: 'leave', scope: 'all' }) });
    const told = (path: string) => (one: string) => call(app, 'POST', path, { body: { token: one } });
    const opens: [string, (one: string) => Promise<Answer>][] = [
      ['confirm', told('/api/newsletter/confirmations')],
      ['confirm', mutation('confirmNewsletterSubscription')],
      ['confirm', post('/newsletter/confirm')],
      ['never-again', post('/newsletter/never-again')],
      ['preferences', post('/newsletter/preferences')],
      ['preferences', (one) => call(app, 'PATCH', `/api/newsletter/preferences/${one}`, { body: {} })],
      ['preferences', mutation('updateNewsletterPreferences')],
      ['renew', told('/api/newsletter/renewals')],
      ['renew', post('/newsletter/renew')],
      ['unsubscribe', post('/newsletter/u')],
      ['unsubscribe', post('/api/newsletter/unsubscribe')],
      ['unsubscribe', mutation('unsubscribeFromNewsletter')],
    ];
    const opened = await nothingWritten(app, async () => {
      const got: string[] = [];
      for (const [kind, open] of opens)
        for (const [name, one] of Object.entries(tokens)) {
          if (name === kind) continue;
          const answer = await open(one);
          const no = answer.json?.errors ? refusal(answer).code === 'link_invalid' : answer.status === 404;
          if (!no) got.push(`${name} at ${kind}: ${answer.status} ${answer.text.slice(0, 100)}`);
        }
      return got;
    });
    expect(opened).toEqual([]);
  });
});
