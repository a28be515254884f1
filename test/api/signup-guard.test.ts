import { realClock, setClock } from '../helpers/clock';
import { databases, type App } from '../helpers/strapi';
import {
  adminDoor,
  bootDoors,
  call,
  confirmationMails,
  eventsOf,
  form,
  formNonce,
  graphql,
  knexOf,
  newAddress,
  newVisitor,
  nonceOf,
  refusal,
  subscribe,
  subscriberOf,
  type Answer,
  type Loose,
  type Sent,
} from '../helpers/doors';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { solve } from '../helpers/proof-of-work';

const API = '/api/newsletter/subscriptions';
const ALLOWED = 'https://kundin.example.org';
const FOREIGN = 'https://fremd.example.org';
const FLOOR = 12;
const HOUR_MS = 3_600_000;

// A proof of work is work, on a busy machine for seconds.
const SUBSCRIBE = `mutation ($form: String!, $email: String!, $consents: [NewsletterConsentInput!]!, $nonce: String, $website: String, $proof: JSON) {
  subscribeToNewsletter(form: $form, email: $email, consents: $consents, nonce: $nonce, website: $website, proof: $proof) { status }
}`;

interface Door {
  readonly name: string;
  /** Form and address, then what is posted beside them. */
  readonly post: (app: App, who: readonly [string, string], more?: Loose, sent?: Sent) => Promise<Answer>;
}

const page: Door = {
  name: 'page',
  post: (app, [slug, email], { proof: _proof, ...more } = {}, sent = {}) =>
    call(app, 'POST', `/newsletter/forms/${slug}`, {
      ...sent,
      body: form({
        email,
        nonce: formNonce(app, slug),
        version: '1',
        [`consents[${slug}]`]: 'true',
        ...more,
      }),
    }),
};
const json: Door = {
  name: 'JSON',
  post: (app, [slug, email], more = {}, sent = {}) =>
    call(app, 'POST', API, { ...sent, body: { form: slug, email, consents: { [slug]: true }, ...more } }),
};
const byGraphql: Door = {
  name: 'GraphQL',
  post: (app, [slug, email], more = {}, sent = {}) =>
    graphql(app, SUBSCRIBE, { form: slug, email, consents: [{ purpose: slug, given: true }], ...more }, sent),
};
const doors = [page, json, byGraphql];
const accepted = ({ status, json: body }: Answer): boolean =>
  status === 202 || body?.data?.subscribeToNewsletter?.status === 'confirmation-requested';

describe.each(databases)('the guard of signup forms on %s', (database) => {
  let app: App;
  let senderId: string;
  beforeAll(async () => {
    // What comes in is counted by the hour: none ends while a test counts.
    setClock((Math.floor(Date.now() / HOUR_MS) + 0.5) * HOUR_MS);
    app = await bootDoors(database, { SIGNUP_BREAKER_FLOOR_PER_HOUR: String(FLOOR) });
    ({ senderId } = await seedSender(app, { form: { allowedOrigins: [ALLOWED] } }));
    for (const slug of ['sturm', 'rechnen', 'leise', 'voll', 'fern'])
      await addForm(slug, { proofOfWork: slug === 'rechnen', allowedOrigins: slug === 'fern' ? null : [] });
  });
  afterAll(async () => {
    await app.stop();
    realClock();
  });

  const addForm = async (slug: string, more: object) => {
    const create = (type: string, data: object) =>
      app.strapi.documents(`plugin::newsletter.${type}`).create({ data: { ...data, senderId } });
    await create('purpose', { ...PURPOSE, key: slug });
    await create('signup-form', { ...FORM, slug, purposeKeys: [slug], ...more });
  };
  const counters = async (slug: string) => {
    const { document_id: id } = await knexOf(app)('newsletter_signup_forms').where({ slug }).first();
    const rows = await knexOf(app)('newsletter_signup_hours').where({ form_id: id });
    const sum = (name: string) => rows.reduce((all: number, row: Loose) => all + Number(row[name]), 0);
    return { id, submissions: sum('submissions'), held: sum('held'), trapped: sum('trapped') };
  };
  const challengeOf = async (slug: string): Promise<Loose> =>
    (await call(app, 'GET', `/api/newsletter/forms/${slug}/challenge`)).json.data;
  /** More submissions than the form's hour may have. */
  const attack = async (slug: string) => {
    for (let n = 0; n <= FLOOR; n += 1)
      await json.post(app, [slug, newAddress('bombe')], {}, { ip: newVisitor() });
  };

  it.each(doors)(
    'C.6: by $name, a filled trap gets the same answer, changes nothing and is counted',
    async (door) => {
      const before = await counters('brief');
      const email = newAddress();
      const caught = await door.post(app, ['brief', email], { website: 'https://spam.example.org' });
      const human = await door.post(app, ['brief', newAddress()]);
      expect([accepted(caught), caught.text]).toEqual([true, human.text]);
      expect(await subscriberOf(app, email)).toBeUndefined();
      expect((await counters('brief')).trapped).toBe(before.trapped + 1);
      expect(JSON.stringify(await knexOf(app)('newsletter_audit').select('*'))).not.toContain(email);
    },
  );

  it.each(doors)(
    'C.6: by $name, a form filled in faster than anybody reads is asked to wait',
    async (door) => {
      const email = newAddress();
      const answer = await door.post(app, ['brief', email], { nonce: formNonce(app, 'brief', 1, 500) });
      expect(accepted(answer)).toBe(false);
      if (door !== page) expect(refusal(answer)).toEqual({ code: 'signup_rejected', rule: 'C.6' });
      expect(await subscriberOf(app, email)).toBeUndefined();
    },
  );

  it('C.6: the page that comes back after a fault keeps its time, so that nobody waits twice', async () => {
    const nonce = formNonce(app, 'brief', 1, 500);
    const answer = await page.post(app, ['brief', newAddress()], { nonce });
    expect([answer.status, nonceOf(answer)]).toEqual([422, nonce]);
    expect(answer.text).toContain('zwei Sekunden');
  });

  const altered = (nonce: string) => `${nonce.slice(0, -3)}${nonce.endsWith('AAA') ? 'BBB' : 'AAA'}`;

  it.each(doors)(
    'C.6: by $name, a nonce that is altered, of another form or half a day old opens nothing',
    async (door) => {
      const nonces = [
        altered(formNonce(app)),
        formNonce(app, 'sturm'),
        formNonce(app, 'brief', 2),
        formNonce(app, 'brief', 1, 12 * HOUR_MS + 60_000),
      ];
      for (const nonce of nonces) {
        const email = newAddress();
        expect(accepted(await door.post(app, ['brief', email], { nonce }))).toBe(false);
        expect(await subscriberOf(app, email)).toBeUndefined();
      }
    },
  );

  it.each([json, byGraphql])(
    'C.6: by $name, scripts of foreign sites are refused, servers and allowed sites are not',
    async (door) => {
      for (const [origin, passes] of [
        [undefined, true],
        [ALLOWED, true],
        ['http://127.0.0.1:9', true],
        [FOREIGN, false],
        ['null', false],
        [`${ALLOWED}.evil.test`, false],
      ] as const) {
        const answer = await door.post(
          app,
          ['brief', newAddress()],
          {},
          origin ? { headers: { origin } } : {},
        );
        expect([origin, accepted(answer)]).toEqual([origin, passes]);
        if (!passes) expect(refusal(answer).code).toBe('origin_not_allowed');
      }
    },
  );

  it('MFR-4.1: a plain form on an allowed site needs no nonce, on another site it leads to our page', async () => {
    const post = (email: string, origin: string, version = '1') =>
      call(app, 'POST', '/newsletter/forms/brief', {
        headers: { origin },
        body: form({ email, version, locale: 'de', website: '', 'consents[brief]': 'true' }),
      });
    const email = newAddress();
    expect((await post(email, ALLOWED)).status).toBe(202);
    expect(await eventsOf(app, email)).toEqual(['requested']);
    for (const [origin, version] of [
      [FOREIGN, '1'],
      ['null', '1'],
      [ALLOWED, '7'],
    ] as const) {
      const other = newAddress();
      const answer = await post(other, origin, version);
      expect([answer.status, answer.text.includes(`value="${other}"`)]).toEqual([409, true]);
      expect(await subscriberOf(app, other)).toBeUndefined();
    }
  });

  it('MFR-4.1: scripts of exactly the allowed sites may read a form and submit it', async () => {
    const grants = async (method: string, path: string, origin: string) => {
      const headers: Record<string, string> = { origin };
      if (method === 'OPTIONS') headers['access-control-request-method'] = 'POST';
      const answer = await call(app, method, path, { headers });
      const { headers: got } = answer;
      expect(got.get('access-control-allow-credentials')).toBeNull();
      expect(got.get('vary') ?? '').toMatch(/origin/i);
      return got.get('access-control-allow-origin');
    };
    const paths = [
      ['GET', '/api/newsletter/forms/brief'],
      ['GET', '/api/newsletter/forms/brief/challenge'],
      ['OPTIONS', '/api/newsletter/forms/brief'],
      ['OPTIONS', `${API}?form=brief`],
      ['OPTIONS', API],
    ] as const;
    for (const [method, path] of paths) {
      expect([path, await grants(method, path, ALLOWED)]).toEqual([path, ALLOWED]);
      for (const origin of [FOREIGN, 'null', 'https://kundin.example.or']) {
        expect([path, origin, await grants(method, path, origin)]).toEqual([path, origin, null]);
      }
    }
    expect(await grants('OPTIONS', `${API}?form=sturm`, ALLOWED)).toBeNull();
    expect(await grants('OPTIONS', `${API}?form=unbekannt`, ALLOWED)).toBeNull();
    const posted = await json.post(app, ['brief', newAddress()], {}, { headers: { origin: ALLOWED } });
    expect(posted.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    const refused = await json.post(app, ['brief', 'ina@'], {}, { headers: { origin: ALLOWED } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([422, ALLOWED]);
  });

  it('C.6: a form that always asks for work holds the mail of those who bring none', async () => {
    expect((await call(app, 'GET', '/api/newsletter/forms/rechnen')).json.data.proofOfWork).toBe(true);
    const [lazy, diligent] = [newAddress(), newAddress()];
    const proof = await solve(await challengeOf('rechnen'));
    const before = Date.now();
    const first = await json.post(app, ['rechnen', lazy]);
    const second = await json.post(app, ['rechnen', diligent], { proof });
    expect([first.status, second.status, first.text === second.text]).toEqual([202, 202, true]);
    const [held] = await confirmationMails(app, lazy);
    const [prompt] = await confirmationMails(app, diligent);
    const heldAt = Number(held.not_before) - HOUR_MS / 20;
    expect(heldAt).toBeGreaterThanOrEqual(before);
    expect(heldAt).toBeLessThanOrEqual(Number(held.created_at));
    expect(Number(prompt.not_before)).toBe(Number(prompt.created_at));
    expect((await counters('rechnen')).held).toBe(1);
  });

  it('C.6: a solution counts once, for its own form, unaltered and not for long', async () => {
    const used = await solve(await challengeOf('rechnen'));
    expect((await json.post(app, ['rechnen', newAddress()], { proof: used })).status).toBe(202);
    const foreign = await solve(await challengeOf('brief'));
    const fresh = await solve(await challengeOf('rechnen'));
    const late = structuredClone(fresh);
    late.challenge.parameters.expiresAt += 600;
    const wrong = structuredClone(fresh);
    wrong.solution.derivedKey = '00'.repeat(32);
    for (const proof of [used, foreign, late, wrong, {}, 'x', [fresh], { challenge: fresh.challenge }]) {
      const answer = await json.post(app, ['rechnen', newAddress()], { proof });
      expect([answer.status, refusal(answer)]).toEqual([409, { code: 'proof_invalid', rule: 'C.6' }]);
    }
    expect((await json.post(app, ['rechnen', newAddress()], { proof: fresh })).status).toBe(202);
  });

  it('C.6: above the threshold the form asks for work, raises one alarm and holds the rest, mail by mail', async () => {
    expect((await call(app, 'GET', '/api/newsletter/forms/sturm')).json.data.proofOfWork).toBe(false);
    await attack('sturm');
    expect((await call(app, 'GET', '/api/newsletter/forms/sturm')).json.data.proofOfWork).toBe(true);
    const { id, submissions, held } = await counters('sturm');
    expect([submissions, held]).toEqual([FLOOR + 1, 1]);

    const emails = doors.map(() => newAddress());
    for (const [n, door] of doors.entries())
      expect(accepted(await door.post(app, ['sturm', emails[n]!]))).toBe(true);
    const times = await Promise.all(
      emails.map(async (email) => Number((await confirmationMails(app, email))[0].not_before)),
    );
    expect(times[1]! - times[0]!).toBe(HOUR_MS / 20);
    expect(times[2]! - times[1]!).toBe(HOUR_MS / 20);

    const told = await page.post(app, ['sturm', newAddress()]);
    expect([told.status, told.text.includes('einige Stunden')]).toEqual([202, true]);
    const diligent = newAddress();
    await json.post(app, ['sturm', diligent], { proof: await solve(await challengeOf('sturm')) });
    const [prompt] = await confirmationMails(app, diligent);
    expect(Number(prompt.not_before)).toBe(Number(prompt.created_at));

    const alarms = await knexOf(app)('newsletter_audit').where({ subject: id, actor: 'guard' });
    expect(alarms.map(({ action }: Loose) => action)).toEqual(['form.breaker-opened']);
    const admin = await adminDoor(app);
    const { signupAlarms } = (await admin.call('GET', '/newsletter/overview')).json;
    expect(signupAlarms.map(({ slug }: Loose) => slug)).toEqual(['sturm']);
    expect((await subscribe(app, newAddress())).status).toBe(202);
  });

  it('C.6: what was counted outlives the process, and a week of calm traffic raises the threshold', async () => {
    const { id } = await counters('leise');
    const hour = Math.floor(Date.now() / HOUR_MS);
    const busy = { form_id: id, hour: hour - 1, submissions: FLOOR + 1, held: 0 };
    await knexOf(app)('newsletter_signup_hours').insert(busy);
    expect((await call(app, 'GET', '/api/newsletter/forms/leise')).json.data.proofOfWork).toBe(true);
    const rows = Array.from({ length: 20 }, (_, n) => ({ ...busy, hour: hour - 2 - n, submissions: 30 }));
    await knexOf(app)('newsletter_signup_hours').insert(rows);
    const { createSignupMeter } =
      await import('../../src/plugins/newsletter/server/src/services/signup/signup-meter');
    const { clock, repositories } = app.newsletter;
    const afterRestart = createSignupMeter({ clock, traffic: repositories.traffic, floorPerHour: FLOOR });
    expect(await afterRestart.look(id)).toEqual({ open: false });
  });

  it('C.6: when the mails held back fill a day, further people are told, not forgotten', async () => {
    const { id } = await counters('voll');
    await knexOf(app)('newsletter_signup_holds').insert({ form_id: id, next_at: Date.now() + 25 * HOUR_MS });
    await attack('voll');
    const email = newAddress();
    const answer = await json.post(app, ['voll', email]);
    expect([answer.status, refusal(answer).code]).toEqual([429, 'too_many_requests']);
    expect(answer.json.error.details.retryAfterSeconds).toBe(3_600);
    expect(await subscriberOf(app, email)).toBeUndefined();
    const proof = await solve(await challengeOf('voll'));
    expect((await json.post(app, ['voll', email], { proof })).status).toBe(202);
    expect(await confirmationMails(app, email)).toHaveLength(1);
  });
});
