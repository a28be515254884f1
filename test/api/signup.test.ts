import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmationMails,
  eventsOf,
  form,
  formNonce,
  graphql,
  ledgerOf,
  linksTo,
  newAddress,
  newVisitor,
  nonceOf,
  refusal,
  subscribe,
  subscriberOf,
  type Answer,
  type Sent,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';

const SUBSCRIBE = `mutation ($form: String!, $email: String!, $consents: [NewsletterConsentInput!]!) {
  subscribeToNewsletter(form: $form, email: $email, consents: $consents) { status }
}`;
const CONFIRM = `mutation ($token: String!) { confirmNewsletterSubscription(token: $token) { status } }`;

interface Door {
  readonly name: string;
  readonly subscribe: (app: App, email: string, sent?: Sent) => Promise<Answer>;
  readonly confirm: (app: App, email: string, sent?: Sent) => Promise<Answer>;
}

const page: Door = {
  name: 'page',
  subscribe: async (app, email, sent) => {
    const nonce = formNonce(app);
    const body = form({ email, nonce, version: '1', locale: 'de', website: '', 'consents[brief]': 'true' });
    return call(app, 'POST', '/newsletter/forms/brief', { ...sent, body });
  },
  confirm: async (app, email, sent) => {
    const { confirm } = await linksTo(app, email);
    const nonce = nonceOf(await call(app, 'GET', confirm, sent));
    return call(app, 'POST', confirm, { ...sent, body: form({ nonce }) });
  },
};

const json: Door = {
  name: 'JSON',
  subscribe: (app, email, sent) => subscribe(app, email, sent),
  confirm: async (app, email, sent) => {
    const { token } = await linksTo(app, email);
    return call(app, 'POST', '/api/newsletter/confirmations', { ...sent, body: { token } });
  },
};

const byGraphql: Door = {
  name: 'GraphQL',
  subscribe: (app, email, sent) =>
    graphql(app, SUBSCRIBE, { form: 'brief', email, consents: [{ purpose: 'brief', given: true }] }, sent),
  confirm: async (app, email, sent) =>
    graphql(app, CONFIRM, { token: (await linksTo(app, email)).token }, sent),
};

const accepted = (door: Door, answer: Answer): boolean =>
  door === byGraphql
    ? answer.json?.data?.subscribeToNewsletter?.status === 'confirmation-requested'
    : answer.status === 202;

const doors = [page, json, byGraphql];

/** Every door under the id of every rule it proves: each rule has a test that begins with its own. */
const forRules = (...rules: string[]) => doors.flatMap((door) => rules.map((rule) => ({ rule, door })));

describe.each(databases)('signing up on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await bootDoors(database);
    await seedSender(app, { sender: { allowedOrigins: ['https://kundin.example.org'] } });
  });
  afterAll(() => app.stop());

  it.each(forRules('VIV-2.4a', 'VIV-2.4b', 'VIV-2.4c', 'MFR-4.3'))(
    '$rule: signup and confirmation by $door.name are recorded with IP, time, source, text and form version',
    async ({ door }) => {
      const email = newAddress();
      const from = newVisitor();
      const headers = {
        'user-agent': 'Prüfbrowser/1.0'.replace('ü', 'ue'),
        referer: 'https://kundin.example.org/seite',
      };
      const started = Date.now();
      expect(accepted(door, await door.subscribe(app, email, { ip: from, headers }))).toBe(true);
      const home = newVisitor();
      expect((await door.confirm(app, email, { ip: home, headers })).status).toBe(200);

      const records = await ledgerOf(app, email);
      const requested = records.find(({ event }) => event === 'requested')!;
      const given = records.find(({ event }) => event === 'confirmed')!;
      const asked = JSON.parse(requested.payload);
      const yes = JSON.parse(given.payload);
      expect(asked).toMatchObject({ ip: from, boxTicked: true, userAgent: 'Pruefbrowser/1.0' });
      expect(asked.source).toMatch(/^https?:\/\//);
      expect(asked.form).toMatchObject({
        slug: 'brief',
        version: 1,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(asked.text).toMatchObject({
        title: PURPOSE.title,
        text: PURPOSE.text,
        frequency: PURPOSE.frequency,
      });
      expect(asked.notices).toMatchObject({ privacy: FORM.privacyNotice, tracking: FORM.trackingNotice });
      expect(yes).toMatchObject({
        ip: home,
        sameIpAsRequest: false,
        request: asked.request,
        form: { version: 1, hash: asked.form.hash },
      });
      expect(yes.text.text).toBe(PURPOSE.text);
      for (const { occurredAt } of [requested, given]) {
        expect(occurredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(started);
      }
      expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
    },
  );

  it('VIV-2.4c: the page also records when and from where it was looked at before the button was pressed', async () => {
    const email = newAddress();
    await page.subscribe(app, email);
    await page.confirm(app, email);
    expect(await eventsOf(app, email)).toEqual(['requested', 'page-view', 'confirmed']);
  });

  it.each(doors)(
    'MFR-4.2: whoever signs up by $name is unconfirmed and gets the one confirmation mail, nothing else',
    async (door) => {
      const email = newAddress();
      await door.subscribe(app, email);
      const subscriber = await subscriberOf(app, email);
      expect(subscriber.state).toBe('unconfirmed');
      const active = await app.newsletter.repositories.consents.countActive(subscriber.sender_id, 'brief', {
        now: Date.now(),
        floor: null,
      });
      await door.confirm(app, email);
      expect((await subscriberOf(app, email)).state).toBe('active');
      const after = await app.newsletter.repositories.consents.countActive(subscriber.sender_id, 'brief', {
        now: Date.now(),
        floor: null,
      });
      expect(after - active).toBe(1);
      expect(await confirmationMails(app, email)).toHaveLength(1);
    },
  );

  it.each(doors)(
    'G-25, C.6: by $name everybody gets the same answer: unknown, asked before, confirmed, left, suppressed, "never again"',
    async (door) => {
      const unknown = newAddress();
      const asked = newAddress();
      const active = newAddress();
      const suppressed = newAddress();
      const never = newAddress();
      for (const email of [asked, active, suppressed, never]) await json.subscribe(app, email);
      for (const email of [active, suppressed]) await json.confirm(app, email);
      const { subscribers } = app.newsletter.repositories;
      const known = await subscribers.find((await subscriberOf(app, suppressed)).document_id);
      await app.newsletter.consent.suppress(known!, 'operator', 'test');
      await call(app, 'POST', (await linksTo(app, never)).neverAgain);
      const mails = async () =>
        Promise.all(
          [asked, active, suppressed, never].map(
            async (email) => (await confirmationMails(app, email)).length,
          ),
        );
      const before = await mails();

      const answers = [];
      for (const email of [unknown, asked, active, suppressed, never])
        answers.push(await door.subscribe(app, email));
      expect(new Set(answers.map(({ status }) => status)).size).toBe(1);
      expect(accepted(door, answers[0]!)).toBe(true);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await mails()).toEqual(before);
    },
  );

  it.each(forRules('MFR-2.1', 'LM-2.1'))(
    '$rule: role addresses are refused by $door.name',
    async ({ door }) => {
      for (const email of [
        'info@example.org',
        'Sales@example.org',
        'webmaster@example.org',
        'support+x@example.org',
      ]) {
        const answer = await door.subscribe(app, email);
        if (door === page) expect(answer.status).toBe(422);
        else expect(refusal(answer)).toEqual({ code: 'role_address', rule: 'MFR-2.1' });
      }
      expect(await confirmationMails(app, 'info@example.org')).toHaveLength(0);
    },
  );

  it.each([
    ['no box at all', undefined, 'consent_missing'],
    ['no box ticked', {}, 'consent_missing'],
    ['a box that says false', { brief: false }, 'consent_missing'],
    ['the value "on"', { brief: 'on' }, 'consent_invalid'],
    ['the value "true"', { brief: 'true' }, 'consent_invalid'],
    ['the value "false"', { brief: 'false' }, 'consent_invalid'],
    ['the value 1', { brief: 1 }, 'consent_invalid'],
    ['the value null', { brief: null }, 'consent_invalid'],
    ['a box ticked twice', { brief: [true, true] }, 'consent_invalid'],
    ['a list of purposes', ['brief'], 'consent_missing'],
    ['the word true for everything', true, 'consent_missing'],
  ])('MOS-2.2: JSON with %s is no consent', async (_what, consents, code) => {
    const email = newAddress();
    const answer = await subscribe(app, email, { data: { consents } });
    expect([answer.status, refusal(answer)]).toEqual([422, { code, rule: 'MOS-2.2' }]);
    expect(await subscriberOf(app, email)).toBeUndefined();
  });

  it.each(['brief[]', 'fremd', 'constructor', 'toString'])(
    'MOS-2.4: a purpose the form does not offer (%s) is refused',
    async (key) => {
      const answer = await subscribe(app, newAddress(), { data: { consents: { [key]: true, brief: true } } });
      expect([answer.status, refusal(answer)]).toEqual([422, { code: 'purpose_unknown', rule: 'MOS-2.4' }]);
    },
  );

  it('MOS-2.2: GraphQL refuses a box that is missing, unticked or ticked twice', async () => {
    const consents = [
      [],
      [{ purpose: 'brief', given: false }],
      [1, 2].map(() => ({ purpose: 'brief', given: true })),
    ];
    const codes = [];
    for (const given of consents) {
      const answer = await graphql(app, SUBSCRIBE, { form: 'brief', email: newAddress(), consents: given });
      codes.push(refusal(answer).code);
    }
    expect(codes).toEqual(['consent_missing', 'consent_missing', 'consent_invalid']);
  });

  it('VIV-2.3a: the confirmation page shows what is asked, and a press without having seen it confirms nothing', async () => {
    const email = newAddress();
    await json.subscribe(app, email);
    const { confirm } = await linksTo(app, email);
    const shown = await call(app, 'GET', confirm);
    expect(shown.text).toContain(PURPOSE.text);
    expect(await eventsOf(app, email)).toEqual(['requested']);
    const other = newAddress();
    await json.subscribe(app, other);
    const foreign = nonceOf(await call(app, 'GET', (await linksTo(app, other)).confirm));
    for (const nonce of ['', 'x', foreign]) {
      expect((await call(app, 'POST', confirm, { body: form({ nonce }) })).status).toBe(409);
    }
    expect(await eventsOf(app, email)).toEqual(['requested']);
  });

  it('VIV-2.3a: pressing the button twice confirms once', async () => {
    const email = newAddress();
    await json.subscribe(app, email);
    const { token } = await linksTo(app, email);
    const answers = await Promise.all(
      [1, 2, 3].map(() => call(app, 'POST', '/api/newsletter/confirmations', { body: { token } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await eventsOf(app, email)).toEqual(['requested', 'confirmed']);
  });

  it('C.6: who pressed "never write again" gets no confirmation mail any more, and the link confirms nothing', async () => {
    const email = newAddress();
    await json.subscribe(app, email);
    const { token, neverAgain } = await linksTo(app, email);
    expect((await call(app, 'POST', neverAgain)).status).toBe(200);
    const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect([answer.status, refusal(answer).code]).toEqual([404, 'link_invalid']);
    expect(await eventsOf(app, email)).toEqual(['requested', 'objected']);
    await json.subscribe(app, email);
    expect(await confirmationMails(app, email)).toHaveLength(1);
  });

  it('C.6: "never write again" pressed after somebody confirmed ends that consent too', async () => {
    const email = newAddress();
    await json.subscribe(app, email);
    await json.confirm(app, email);
    await call(app, 'POST', (await linksTo(app, email)).neverAgain);
    expect((await eventsOf(app, email)).at(-1)).toBe('objected');
    expect((await subscriberOf(app, email)).state).toBe('left');
  });
});
