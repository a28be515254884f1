import {
  bootDoors,
  call,
  confirmed,
  knexOf,
  linksTo,
  newAddress,
  newVisitor,
  refusal,
  subscribe,
} from '../helpers/doors';
import { realClock, setClock } from '../helpers/clock';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { ACTOR, seedSender } from '../helpers/seed';
import { look } from '../helpers/sending';
import { databases, type App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

const DOUBT: Behaviour = { final: 'close' };
const REFUSED: Behaviour = { final: '554 5.7.1 message rejected as spam' };
const DAY_MS = 86_400_000;

describe.each(databases)('a second look at mails to one person, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let team: Member;
  let senderId: string;
  let behaviour: Behaviour = {};

  beforeAll(async () => {
    server = await startScriptedSmtp(() => behaviour);
    app = await bootDoors(database, { SMTP_URL: server.url });
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    team = await newMember(app);
    app.newsletter.engine.start();
  });
  beforeEach(() => team.may(['letters.read', 'letters.decide']));
  afterEach(() => {
    behaviour = {};
    realClock();
  });
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  const list = async (query = '') => (await team.call('GET', `/letters${query}`)).json;
  const rowTo = (email: string) =>
    knexOf(app)('newsletter_notices').where({ to_address: email }).orderBy('id', 'desc').first();
  const idTo = async (email: string): Promise<string> => String((await rowTo(email)).id);
  const decide = (id: string, decision: unknown) =>
    team.call('POST', `/letters/${id}/decision`, { decision });
  const offered = (email: string) => server.whole.filter((one) => one === email).length;

  /** Somebody signs up, and the mail that asks for the confirmation ends like this. */
  const signedUp = async (how: Behaviour): Promise<{ email: string; id: string }> => {
    const email = newAddress('neu');
    behaviour = how;
    await subscribe(app, email);
    await look(app);
    behaviour = {};
    return { email, id: await idTo(email) };
  };
  /** Somebody with a consent asks, and the answer ends like this. */
  const asked = async (what: 'rights' | 'origin', how: Behaviour): Promise<{ email: string; id: string }> => {
    const email = await confirmed(app, newAddress('fragt'));
    await look(app);
    behaviour = how;
    const question = { email, ip: newVisitor(), locale: 'de' } as const;
    await (what === 'rights' ? app.newsletter.rights.request(question) : app.newsletter.origin.ask(question));
    await look(app);
    behaviour = {};
    return { email, id: await idTo(email) };
  };
  const auditOf = (id: string) =>
    knexOf(app)('newsletter_audit').where({ subject: id }).whereLike('action', 'letters.%').orderBy('id');

  it('DESIGN-2.3: an answer in doubt and one that failed are shown with all it takes to decide', async () => {
    const doubt = await asked('rights', DOUBT);
    const failed = await asked('origin', REFUSED);
    const { results, counts, pagination } = await list('?kind=rights');
    expect([counts, pagination.total]).toEqual([{ uncertain: 1, failed: 0 }, 1]);
    expect(results).toEqual([
      {
        id: doubt.id,
        kind: 'rights',
        state: 'uncertain',
        senderName: 'Testhaus',
        email: doubt.email,
        hidden: false,
        subscriberId: expect.any(String),
        reason: 'no_answer',
        reply: expect.any(String),
        messageId: expect.stringMatching(/^<.+@testhaus\.test>$/),
        createdAt: expect.any(String),
        at: expect.any(String),
        again: { allowed: true },
      },
    ]);
    const sent = server.messages.filter(({ to }) => to === doubt.email).at(-1);
    expect(sent?.text).toContain(`Message-ID: ${results[0].messageId}`);
    expect((await list('?state=failed&kind=origin')).results).toMatchObject([
      { id: failed.id, state: 'failed', reason: 'content', again: { allowed: true } },
    ]);
    expect((await team.call('GET', '/overview')).json.uncertainLetters).toBe(1);
  });

  it('DESIGN-2.3: sent again it is the very same mail, once, and who said so is written down', async () => {
    const { email, id } = await asked('rights', DOUBT);
    const before = offered(email);
    expect((await decide(id, 'send-again')).status).toBe(204);
    expect(refusal(await decide(id, 'send-again')).code).toBe('letter_state_conflict');
    await look(app);
    await look(app);
    expect(offered(email)).toBe(before + 1);
    const mails = server.messages.filter(({ to }) => to === email).slice(-2);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
    expect(await rowTo(email)).toMatchObject({ state: 'submitted', html: '', text: '' });
    expect((await auditOf(id)).map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
      ['letters.send-again', { notice: 'rights' }],
    ]);
  });

  it('DESIGN-2.3: of two people who have it sent again at once one is told that it is decided', async () => {
    const { email, id } = await asked('origin', DOUBT);
    const before = offered(email);
    const answers = await Promise.all([decide(id, 'send-again'), decide(id, 'send-again')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    await look(app);
    expect(offered(email)).toBe(before + 1);
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('DESIGN-2.3: said to have arrived, nothing leaves for it and its words go', async () => {
    const { email, id } = await asked('origin', DOUBT);
    const before = offered(email);
    expect((await decide(id, 'arrived')).status).toBe(204);
    await look(app);
    expect(await rowTo(email)).toMatchObject({ state: 'submitted', reason: 'said_arrived', text: '' });
    expect(offered(email)).toBe(before);
  });

  it('DE-7: a confirmation mail in doubt is not sent a second time; known not to have arrived, it is', async () => {
    const { email, id } = await signedUp(DOUBT);
    expect((await list('?kind=double-opt-in')).results[0].again).toEqual({
      allowed: false,
      reason: 'only_once',
      rule: 'DE-7',
    });
    expect(refusal(await decide(id, 'send-again'))).toEqual({ code: 'letter_not_sendable', rule: 'DE-7' });
    expect((await decide(id, 'not-arrived')).status).toBe(204);
    expect(await rowTo(email)).toMatchObject({ state: 'failed', reason: 'said_not_arrived' });
    expect((await decide(id, 'retry')).status).toBe(204);
    await look(app);
    expect(offered(email)).toBe(2);
    expect(await rowTo(email)).toMatchObject({ state: 'submitted' });
    const token = app.newsletter.links.token('confirm', (await rowTo(email)).reference);
    const answer = await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    expect(answer.status).toBe(200);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['letters.not-arrived', 'letters.retry']);
  });

  it('C.5: a confirmation mail whose link is dead stays unsent, to the second', async () => {
    const { email, id } = await signedUp(REFUSED);
    const { give_up_at: dies } = await rowTo(email);
    setClock(dies);
    const again = { allowed: false, reason: 'link_expired', rule: 'C.5' };
    const { results } = await app.newsletter.letters.page({ state: 'failed', page: 1, pageSize: 1 });
    expect(results).toMatchObject([{ letter: { id: Number(id) }, again }]);
    const retry = () => app.newsletter.letters.decide(Number(id), 'retry', ACTOR.name);
    await expect(retry()).rejects.toMatchObject({ code: 'letter_not_sendable', rule: 'C.5' });
    setClock(dies - 1_000);
    await retry();
    expect(await rowTo(email)).toMatchObject({ give_up_at: dies });
  });

  it('DE-7: whoever signed up again meanwhile, said never again or has confirmed gets no old confirmation mail', async () => {
    const [later, never, done] = [await signedUp(REFUSED), await signedUp(REFUSED), await signedUp(REFUSED)];
    setClock(Date.now() + DAY_MS + 1_000);
    await subscribe(app, later.email);
    realClock();
    const { neverAgain } = await linksTo(app, never.email);
    await app.newsletter.confirmation.neverAgain(neverAgain.split('/').at(-1) ?? '');
    const { token } = await linksTo(app, done.email);
    await call(app, 'POST', '/api/newsletter/confirmations', { body: { token } });
    const reasons = [];
    for (const { id } of [later, never, done]) {
      const { code, rule, reason } = (await decide(id, 'retry')).json.error.details;
      reasons.push([code, rule, reason]);
    }
    expect(reasons).toEqual([
      ['letter_not_sendable', 'DE-7', 'request_settled'],
      ['letter_not_sendable', 'C.6', 'never_again'],
      ['letter_not_sendable', 'VIV-2.3a', 'request_settled'],
    ]);
  });

  it('MOS-1.3: a no between the decision and the hand-over still counts', async () => {
    const { email, id } = await signedUp(REFUSED);
    await app.newsletter.engine.stop();
    expect((await decide(id, 'retry')).status).toBe(204);
    const { repositories, keys } = app.newsletter;
    await repositories.requests.blockAddress(keys.hashAddress(email), Date.now());
    app.newsletter.engine.start();
    await look(app);
    expect(offered(email)).toBe(1);
    expect(await rowTo(email)).toMatchObject({ state: 'failed', reason: 'never_again' });
  });

  it('MSR-4.1b: nothing goes again for a sender that is suspended', async () => {
    const { id } = await asked('origin', REFUSED);
    const state = (to: string) =>
      knexOf(app)('newsletter_senders').where({ document_id: senderId }).update({ state: to });
    await state('suspended');
    const answer = await decide(id, 'retry');
    await state('active');
    expect(answer.json.error).toMatchObject({
      status: 409,
      details: { code: 'letter_not_sendable', rule: 'DESIGN-2.1', reason: 'sender_not_active' },
    });
    expect((await decide(id, 'retry')).status).toBe(204);
  });

  it('G-17: an erasure takes the words with it, and nothing goes again', async () => {
    const { email, id } = await asked('rights', REFUSED);
    const { subscriber_id: person } = await rowTo(email);
    await app.newsletter.erasure.erase(person, { method: 'cli', actor: 'cli' });
    expect(refusal(await decide(id, 'retry'))).toEqual({ code: 'letter_not_sendable', rule: 'G-17' });
    expect((await list('?state=failed&kind=rights')).results[0]).toMatchObject({ id, email: '' });
  });

  it('MSR-AS-4: who reported is the desk’s to know', async () => {
    const { email, id } = await asked('origin', REFUSED);
    await knexOf(app)('newsletter_notices').where({ id }).update({ notice: 'abuse-decision' });
    const seen = async () => (await list('?state=failed&kind=abuse-decision')).results[0];
    expect(await seen()).toMatchObject({ id, email: '', hidden: true, subscriberId: null, reply: null });
    await team.may(['letters.read', 'abuse.decide']);
    expect(await seen()).toMatchObject({ id, email, hidden: false });
  });

  it('G-32: without the right nothing is shown, counted or decided', async () => {
    const { id } = await asked('origin', DOUBT);
    await team.may(['letters.read']);
    expect((await decide(id, 'arrived')).status).toBe(403);
    await team.may(['letters.decide']);
    expect((await team.call('GET', '/letters')).status).toBe(403);
    expect((await team.call('GET', '/overview')).json.uncertainLetters).toBe(0);
    expect(await knexOf(app)('newsletter_notices').where({ id }).first()).toMatchObject({
      state: 'uncertain',
    });
  });

  it('DESIGN-2.6: what cannot be decided is refused with code and rule, and nothing moves', async () => {
    const { id } = await asked('origin', DOUBT);
    for (const decision of ['again', null, 7])
      expect((await decide(id, decision)).json.error).toMatchObject({
        status: 422,
        details: { code: 'field_invalid', field: 'decision' },
      });
    for (const query of ['?state=queued', '?kind=everything'])
      expect((await team.call('GET', `/letters${query}`)).json.error).toMatchObject({ status: 422 });
    for (const unknown of ['0', 'x1', '1.5', '2147483647', '99999999999'])
      expect([unknown, (await decide(unknown, 'arrived')).status]).toEqual([unknown, 404]);
    expect((await decide(id, 'retry')).json.error).toMatchObject({
      status: 409,
      details: { code: 'letter_state_conflict', rule: 'DESIGN-2.3', state: 'uncertain' },
    });
    expect(await auditOf(id)).toEqual([]);
  });

  it('C.3: sent again after days it is tried anew and not given up at the first “later”', async () => {
    const { email, id } = await asked('origin', REFUSED);
    setClock(Date.now() + 5 * DAY_MS);
    behaviour = { final: '451 4.3.2 later' };
    await app.newsletter.letters.decide(Number(id), 'retry', ACTOR.name);
    await look(app);
    expect(await rowTo(email)).toMatchObject({ state: 'queued', attempts: 1, reason: 'system' });
  });
});
