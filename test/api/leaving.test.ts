import { request } from 'node:http';
import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmed,
  eventsOf,
  form,
  graphql,
  knexOf,
  newAddress,
  newVisitor,
  refusal,
  subscriberOf,
  tableHashes,
  type Answer,
  type Loose,
} from '../helpers/doors';
import { PURPOSE, seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';

const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };
const multipart = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

describe.each(databases)('leaving on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    app = await bootDoors(database);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    await app.strapi
      .documents('plugin::newsletter.purpose')
      .create({ data: { ...PURPOSE, key: 'zwei', title: 'Zweitbrief', senderId } });
  });
  afterAll(() => app.stop());

  /** A confirmed subscriber who received one campaign, with the token of its unsubscribe link. */
  const recipient = async () => {
    const email = await confirmed(app, newAddress());
    const campaignId = await sendCampaign(app, senderId);
    await sendNow(app);
    const { document_id: id } = await subscriberOf(app, email);
    const delivery = await knexOf(app)('newsletter_deliveries')
      .where({ subscriber_id: id })
      .orderBy('id', 'desc')
      .first();
    const token = app.newsletter.links.token('unsubscribe', delivery.id);
    return { email, id, token, campaignId, deliveryId: delivery.id };
  };

  const paths = (token: string) => [`/newsletter/u/${token}`, `/api/newsletter/unsubscribe/${token}`];

  it.each([
    ['multipart/form-data', () => multipart(ONE_CLICK)],
    ['urlencoded', () => form(ONE_CLICK)],
  ])(
    'R8058-5: one click by %s leaves at once: 200, no redirect, no cookie, again and again',
    async (_type, body) => {
      for (const which of [0, 1]) {
        const { email, token } = await recipient();
        const path = paths(token)[which]!;
        for (const press of ['first', 'second']) {
          const answer = await call(app, 'POST', path, { body: body() });
          expect([press, answer.status]).toEqual([press, 200]);
          expect(answer.headers.get('location')).toBeNull();
          expect(answer.headers.get('set-cookie')).toBeNull();
          expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        }
        expect(await eventsOf(app, email)).toEqual(['requested', 'confirmed', 'withdrawn']);
        expect((await subscriberOf(app, email)).state).toBe('left');
        const [last] = (
          await app.newsletter.repositories.ledger.ofSubscriber((await subscriberOf(app, email)).document_id)
        ).slice(-1);
        expect(JSON.parse(last!.payload)).toMatchObject({ method: 'one-click', ip: expect.any(String) });
      }
    },
  );

  const BOUNDARY = { 'content-type': 'multipart/form-data; boundary=x' };
  const JSON_TYPE = { 'content-type': 'application/json' };
  const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
  const garbled: [what: string, headers: Record<string, string>, body: string][] = [
    ['multipart without a boundary', { 'content-type': 'multipart/form-data' }, 'List-Unsubscribe=One-Click'],
    [
      'multipart cut off',
      BOUNDARY,
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne',
    ],
    ['multipart of another boundary', BOUNDARY, '--y\r\n\r\nOne-Click\r\n--y--'],
    ['half a JSON', JSON_TYPE, '{"List-Unsubscribe": "One-'],
    ['JSON that is no object', JSON_TYPE, 'null'],
    [
      'an unknown character set',
      { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' },
      'a=b',
    ],
    [
      'a packed body that is none',
      { ...FORM_TYPE, 'content-encoding': 'gzip' },
      'List-Unsubscribe=One-Click',
    ],
    ['an unknown packing', { ...JSON_TYPE, 'content-encoding': 'lzma' }, '{}'],
    ['XML', { 'content-type': 'text/xml' }, '<List-Unsubscribe>One-Click</List-Unsubscribe>'],
    ['a body that is far too large', FORM_TYPE, `List-Unsubscribe=One-Click&rest=${'x'.repeat(200_000)}`],
    ['a length nobody tells', { ...FORM_TYPE, 'transfer-encoding': 'chunked' }, 'List-Unsubscribe=One-Click'],
    ['a type that is none', { 'content-type': ';;;' }, 'List-Unsubscribe=One-Click'],
  ];
  /** A POST as it comes over the wire: `fetch` would put headers right. */
  const postRaw = (path: string, headers: Record<string, string>, body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const chunked = headers['transfer-encoding'] !== undefined;
      const length = chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        new URL(path, app.url),
        { method: 'POST', agent: false, headers: { ...headers, ...length, 'x-forwarded-for': newVisitor() } },
        (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  it('R8058-3: the link is the whole authority: a body that nobody can read leaves all the same, and a look at the link does not', async () => {
    for (const which of [0, 1]) {
      const { email, id, token } = await recipient();
      const path = paths(token)[which]!;
      const subscriber = (await app.newsletter.repositories.subscribers.find(id))!;
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
        await call(app, method, path, { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } });
      expect((await subscriberOf(app, email)).state).toBe('active');
      for (const [what, headers, body] of garbled) {
        expect([what, await postRaw(path, headers, body)]).toEqual([what, 200]);
        expect([what, (await subscriberOf(app, email)).state]).toEqual([what, 'left']);
        const [last] = (await app.newsletter.repositories.ledger.ofSubscriber(id)).slice(-1);
        expect(last!.event).toBe('withdrawn');
        await app.newsletter.consent.record(subscriber, [
          { event: 'confirmed', purposeKey: 'brief', payload: {} },
        ]);
      }
    }
  });

  it('R8058-3: everywhere else a body nobody can read stays a mistake of whoever sent it', async () => {
    const { id } = await recipient();
    const path = `/api/newsletter/preferences/${app.newsletter.links.token('preferences', id)}`;
    for (const other of ['/api/newsletter/confirmations', path.replace('/api', ''), '/newsletter/abuse'])
      expect([400, 411]).toContain(await postRaw(other, JSON_TYPE, '{"half'));
  });

  it('MSR-2.4-17: a person leaves with two clicks: the link, the button', async () => {
    const { email, token } = await recipient();
    const shown = await call(app, 'GET', `/newsletter/u/${token}`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toMatch(/type="(password|email)"|captcha/i);
    expect(await eventsOf(app, email)).not.toContain('withdrawn');
    const hidden = [...shown.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const fields = Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]));
    const left = await call(app, 'POST', `/newsletter/u/${token}`, { body: form(fields) });
    expect(left.status).toBe(200);
    expect(await eventsOf(app, email)).toContain('withdrawn');
  });

  it('MSR-2.4-17: GraphQL leaves too', async () => {
    const { email, token } = await recipient();
    const leave = 'mutation ($token: String!) { unsubscribeFromNewsletter(token: $token) { status } }';
    const press = async () => (await graphql(app, leave, { token })).json.data.unsubscribeFromNewsletter;
    expect([await press(), await press()]).toEqual([{ status: 'unsubscribed' }, { status: 'unsubscribed' }]);
    expect((await eventsOf(app, email)).filter((event) => event === 'withdrawn')).toHaveLength(1);
  });

  it('R8058-3: a link with one other character opens nothing and changes nothing', async () => {
    const { token } = await recipient();
    const before = await tableHashes(app);
    for (let at = 0; at < token.length; at += 5) {
      const flipped = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      for (const path of paths(flipped))
        expect((await call(app, 'POST', path, { body: form(ONE_CLICK) })).status).toBe(404);
    }
    const other = app.newsletter.links.token('preferences', 'x');
    for (const path of paths(other))
      expect((await call(app, 'POST', path, { body: form(ONE_CLICK) })).status).toBe(404);
    expect(await tableHashes(app)).toEqual(before);
  });

  it('R8058-7: what has been erased since is answered like any other link', async () => {
    const token = app.newsletter.links.token('unsubscribe', 987_654);
    for (const path of paths(token))
      expect((await call(app, 'POST', path, { body: form(ONE_CLICK) })).status).toBe(200);
    expect((await call(app, 'GET', paths(token)[0]!)).status).toBe(200);
  });

  it('R8058-8: a browser that asks first may post from any site', async () => {
    const { token } = await recipient();
    for (const path of paths(token)) {
      const headers = { origin: 'https://web.example.org', 'access-control-request-method': 'POST' };
      const answer = await call(app, 'OPTIONS', path, { headers });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const posted = await call(app, 'POST', path, {
        headers: { origin: headers.origin },
        body: form(ONE_CLICK),
      });
      expect([posted.status, posted.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    }
  });

  it('MOS-1.3: who leaves while the mail is queued is skipped, with the reason, and the sums agree', async () => {
    const stays = await confirmed(app);
    const { email, token } = await recipient();
    const id = await sendCampaign(app, senderId);
    await call(app, 'POST', `/newsletter/u/${token}`, { body: form(ONE_CLICK) });
    await sendNow(app);
    const found = await app.newsletter.repositories.runs.findByCampaign(id);
    const row = async (address: string) =>
      knexOf(app)('newsletter_deliveries')
        .where({ run_id: found!.id, subscriber_id: (await subscriberOf(app, address)).document_id })
        .first();
    expect((await row(stays)).state).toBe('submitted');
    const skipped = await row(email);
    // Frozen before: skipped with its reason. Frozen after: not among the recipients at all.
    if (skipped)
      expect(skipped).toMatchObject({ state: 'skipped', reason: 'consent_withdrawn', rule: 'MOS-1.3' });
    const { total, counts } = found!;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  });

  describe('through the preferences', () => {
    const withTwo = async () => {
      const { email, id } = await recipient();
      const subscriber = await app.newsletter.repositories.subscribers.find(id);
      await app.newsletter.consent.record(subscriber!, [
        { event: 'confirmed', purposeKey: 'zwei', payload: {} },
      ]);
      return { email, path: app.newsletter.links.token('preferences', id) };
    };
    const statesOf = async (email: string) => {
      const { document_id: id } = await subscriberOf(app, email);
      const known = await app.newsletter.repositories.consents.ofSubscriber(id);
      return Object.fromEntries(known.map(({ purposeKey, consent }) => [purposeKey, consent.state]));
    };

    it('MOS-2.5: the page ends one purpose and keeps the other', async () => {
      const { email, path } = await withTwo();
      expect((await call(app, 'GET', `/newsletter/preferences/${path}`)).text).toContain('Zweitbrief');
      const answer = await call(app, 'POST', `/newsletter/preferences/${path}`, {
        body: form({ 'leave[zwei]': 'true' }),
      });
      expect(answer.status).toBe(200);
      expect(await statesOf(email)).toEqual({ brief: 'active', zwei: 'withdrawn' });
    });

    it('MSR-2.4-17: the page ends everything, twice without harm', async () => {
      const { email, path } = await withTwo();
      const press = () =>
        call(app, 'POST', `/newsletter/preferences/${path}`, { body: form({ scope: 'all' }) });
      expect([(await press()).status, (await press()).status]).toEqual([200, 200]);
      expect(await statesOf(email)).toEqual({ brief: 'withdrawn', zwei: 'withdrawn' });
    });

    it('MOS-2.5: JSON ends a purpose and never begins one', async () => {
      const { email, path } = await withTwo();
      const patch = (purposes: unknown): Promise<Answer> =>
        call(app, 'PATCH', `/api/newsletter/preferences/${path}`, { body: { purposes } });
      expect((await patch({ zwei: false })).status).toBe(200);
      const again = await patch({ zwei: true });
      expect([again.status, refusal(again)]).toEqual([403, { code: 'not_allowed', rule: 'VIV-2.3a' }]);
      for (const wrong of [null, 'x', { brief: 'false' }, { brief: 1 }])
        expect((await patch(wrong)).status).toBe(422);
      expect(await statesOf(email)).toEqual({ brief: 'active', zwei: 'withdrawn' });
      const shown = await call(app, 'GET', `/api/newsletter/preferences/${path}`);
      expect(shown.json.data.purposes.map(({ key, active }: Loose) => [key, active])).toEqual([
        ['brief', true],
        ['zwei', false],
      ]);
    });

    it('MOS-2.5: GraphQL ends a purpose', async () => {
      const { email, path } = await withTwo();
      const update = `mutation ($token: String!, $leave: [String!]!) {
        updateNewsletterPreferences(token: $token, leave: $leave) { purposes { key active } } }`;
      await graphql(app, update, { token: path, leave: ['zwei'] });
      expect(await statesOf(email)).toEqual({ brief: 'active', zwei: 'withdrawn' });
    });
  });

  it('MSR-2.4-21: nobody who left is brought back by an import', async () => {
    const { email, token } = await recipient();
    await call(app, 'POST', `/newsletter/u/${token}`, { body: form(ONE_CLICK) });
    const { Readable } = await import('node:stream');
    const at = new Date().toISOString();
    const csv = `email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n${email},${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`;
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    expect(await app.newsletter.imports.importFile(Readable.from([csv]), order)).toMatchObject({
      proven: 0,
      unchanged: 1,
    });
    expect((await subscriberOf(app, email)).state).toBe('left');
  });
});
