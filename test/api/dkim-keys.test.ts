import { dkimKeys } from '../../src/plugins/newsletter/server/src/migrations/0019-dkim-keys';
import { runJson } from '../helpers/cli';
import { realClock, setClock } from '../helpers/clock';
import { publishedRecords, verdicts } from '../helpers/dkim';
import { bootDoors, knexOf, newAddress, refusal, subscribe, type Answer, type Loose } from '../helpers/doors';
import { breachesOf } from '../helpers/strict-mail';
import { SENDER, seedSender } from '../helpers/seed';
import { sendNow } from '../helpers/sending';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { databases, empty, uid, type App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEYS = 'newsletter_dkim_keys';

describe.each(databases)('signing keys of a domain, on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  let team: Member;
  let senderId: string;

  beforeAll(async () => {
    sink = await startSmtpSink();
    app = await bootDoors(database, { SMTP_URL: sink.url });
  });
  beforeEach(async () => {
    await empty(app);
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    team = await newMember(app);
    await team.may(['campaigns.read', 'senders.decide']);
  });
  afterEach(realClock);
  afterAll(async () => {
    await app.stop();
    await sink.close();
  });

  const order = (signsFrom: unknown, algorithm: unknown = 'rsa-sha256', id = senderId): Promise<Answer> =>
    team.call('POST', `/senders/${id}/dkim-keys`, { algorithm, signsFrom });
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
  const shown = async (): Promise<Loose[]> => {
    const { json } = await team.call('GET', '/senders');
    return json.results.find(({ id }: Loose) => id === senderId).dkimKeys;
  };
  const roles = (keys: readonly Loose[]) => keys.map(({ selector, role }) => `${selector} ${role}`);
  /** Signatures of a mail that leaves now, each verified against what is shown for publishing. */
  const signedBy = async (): Promise<readonly string[]> => {
    const email = newAddress('schluessel');
    await subscribe(app, email);
    await sendNow(app);
    const mail = sink.mails.find(({ rcptTo }) => rcptTo === email);
    if (!mail) return [];
    expect(breachesOf(mail.raw)).toEqual([]);
    return verdicts(mail.raw, await publishedRecords(app, senderId));
  };

  it('R6376-3: the next key is shown at once, signs from its day on, and the old one stays published for 30 days', async () => {
    const start = Date.now();
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl1']);
    const day = new Date(start + 2 * DAY_MS).toISOString();
    expect((await order(day)).status).toBe(200);
    const keys = await shown();
    expect(roles(keys)).toEqual(['nl1 active', 'nl2 next']);
    expect(keys[0].until).toBe(day);
    expect(keys[1]).toMatchObject({ signsFrom: day, record: { name: `nl2._domainkey.${SENDER.domain}` } });
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl1']);

    setClock(start + 2 * DAY_MS);
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl2']);
    const [old] = await app.newsletter.dkimRotation.list(senderId);
    expect(old).toMatchObject({ role: 'previous', until: start + 32 * DAY_MS });

    setClock(start + 32 * DAY_MS);
    expect(roles(await app.newsletter.dkimRotation.list(senderId))).toEqual(['nl1 retired', 'nl2 active']);
    expect(await app.newsletter.dkim.verifyAll()).toEqual([]);
    const secrets = await knexOf(app)(KEYS).orderBy('id').pluck('private_key');
    expect(secrets.map((secret: string | null) => secret !== null)).toEqual([false, true]);
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl2']);
  });

  it('R6376-3: an Ed25519 signature stands beside the RSA one until it is taken back', async () => {
    const start = Date.now();
    await order(inHours(1.1), 'ed25519-sha256');
    setClock(start + 2 * HOUR_MS);
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl1', 'pass ed25519-sha256 nle1']);
    realClock();
    setClock(start + 3 * HOUR_MS);
    await app.newsletter.dkimRotation.withdraw(senderId, 'nle1', 'user:1');
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl1']);
  });

  it('R6376-3: a second order moves the day; a key taken back never signs, and no selector is given twice', async () => {
    await order(inHours(24));
    const [, { record }] = await shown();
    const later = inHours(48);
    expect((await order(later)).status).toBe(200);
    expect(await shown()).toMatchObject([{ until: later }, { selector: 'nl2', signsFrom: later, record }]);
    expect((await team.call('DELETE', `/senders/${senderId}/dkim-keys/nl2`)).status).toBe(200);
    expect(roles(await shown())).toEqual(['nl1 active', 'nl2 retired']);
    await order(inHours(24));
    expect(roles(await shown())).toEqual(['nl1 active', 'nl2 retired', 'nl3 next']);
    const told = await knexOf(app)('newsletter_audit').where('action', 'like', 'dkim.%').orderBy('id');
    expect(told.slice(-4).map(({ action }: Loose) => action)).toEqual(
      ['order', 'order', 'withdraw', 'order'].map((what) => `dkim.${what}`),
    );
  });

  it('R6376-1: what cannot be ordered or taken back is refused with its code, and the key that signs stays', async () => {
    for (const [signsFrom, algorithm, field] of [
      [inHours(0.9), 'rsa-sha256', 'signsFrom'],
      [inHours(-1), 'rsa-sha256', 'signsFrom'],
      [inHours(24 * 367), 'rsa-sha256', 'signsFrom'],
      ['2099-01-01T00:00', 'rsa-sha256', 'signsFrom'],
      ['morgen', 'rsa-sha256', 'signsFrom'],
      [null, 'rsa-sha256', 'signsFrom'],
      [{ $gt: 0 }, 'rsa-sha256', 'signsFrom'],
      [inHours(24), 'dsa', 'algorithm'],
      [inHours(24), ['rsa-sha256'], 'algorithm'],
      [inHours(24), '__proto__', 'algorithm'],
    ]) {
      const answer = await order(signsFrom, algorithm);
      expect(answer.json.error).toMatchObject({ status: 422, details: { code: 'field_invalid', field } });
    }
    expect((await order(inHours(24), 'rsa-sha256', 'nobody')).status).toBe(404);
    for (const [selector, status] of [
      ['nl1', 409],
      ['nl9', 404],
      ['..%2F..', 404],
    ] as const)
      expect((await team.call('DELETE', `/senders/${senderId}/dkim-keys/${selector}`)).status).toBe(status);
    expect(refusal(await team.call('DELETE', `/senders/${senderId}/dkim-keys/nl1`)).code).toBe(
      'dkim_key_conflict',
    );
    expect(roles(await shown())).toEqual(['nl1 active']);
    await team.may(['campaigns.read', 'campaigns.send']);
    expect((await order(inHours(24))).status).toBe(403);
    expect((await team.call('DELETE', `/senders/${senderId}/dkim-keys/nl1`)).status).toBe(403);
  });

  it('R6376-3: of two people who order in the same moment one gets a key and the other a no', async () => {
    const answers = await Promise.all([order(inHours(24)), order(inHours(30))]);
    const statuses = answers.map(({ status }) => status).sort();
    expect([
      [200, 200],
      [200, 409],
    ]).toContainEqual(statuses);
    expect(roles(await shown())).toEqual(['nl1 active', 'nl2 next']);
  });

  it.each([
    ['its secret cannot be read', { private_key: 'v1:broken' }],
    ['its secret is gone', { private_key: null }],
    ['its record belongs to another key', { record: 'v=DKIM1; k=rsa; p=AAAA' }],
  ])(
    'R6376-1: with a key of which %s nothing leaves, least of all unsigned; the next one mends it',
    async (_, broken) => {
      const start = Date.now();
      await knexOf(app)(KEYS).where({ selector: 'nl1' }).update(broken);
      expect(await app.newsletter.dkim.verifyAll()).toMatchObject([
        { domain: SENDER.domain, selector: 'nl1' },
      ]);
      expect(await signedBy()).toEqual([]);
      const kept = await knexOf(app)('newsletter_notices').orderBy('id', 'desc').first();
      expect(kept).toMatchObject({ state: 'queued', reason: 'dkim_not_ready' });
      await order(inHours(1.1));
      setClock(start + 2 * HOUR_MS);
      expect(await signedBy()).toEqual(['pass rsa-sha256 nl2']);
    },
  );

  it('R6376-1: a broken second key keeps the first from signing alone', async () => {
    const start = Date.now();
    await order(inHours(1.1), 'ed25519-sha256');
    await knexOf(app)(KEYS).where({ selector: 'nle1' }).update({ private_key: 'v1:broken' });
    expect(await app.newsletter.dkim.verifyAll()).toMatchObject([{ selector: 'nle1' }]);
    setClock(start + 2 * HOUR_MS);
    expect(await signedBy()).toEqual([]);
  });

  it('R6376-4: senders of one domain share its keys, in whatever spelling the domain was written', async () => {
    const { senderId: second } = await seedSender(app, {
      sender: { profiles: ['test-fast'], domain: 'TestHaus.test' },
      form: { slug: 'zweites' },
    });
    expect(await app.newsletter.dkimRotation.list(second)).toEqual(
      await app.newsletter.dkimRotation.list(senderId),
    );
    expect(await knexOf(app)(KEYS)).toHaveLength(1);
  });

  it('R6376-3: keys are kept encrypted, and no door but the order writes them', async () => {
    const [row] = await knexOf(app)(KEYS);
    expect(row.private_key).not.toContain('PRIVATE KEY');
    const documents = app.strapi.documents(uid('sender'));
    for (const name of ['dkimSelector', 'dkimPublicKey', 'dkimPrivateKey'])
      await expect(documents.update({ documentId: senderId, data: { [name]: 'x' } })).rejects.toMatchObject({
        details: { code: 'fixed_value' },
      });
    expect(JSON.stringify(await shown())).not.toContain(row.private_key);
  });

  // Which database it is makes no difference to the command line, and each of its starts takes seconds.
  if (database === 'sqlite')
    it('R6376-3: the command line shows the records, orders the next key and takes it back', async () => {
      const day = inHours(24);
      const dkim = (...more: string[]) => runJson(['dkim', '--sender', senderId, ...more]);
      expect((await dkim('--rotate', day)).document.keys).toMatchObject([
        { selector: 'nl1', role: 'active', until: day },
        { selector: 'nl2', role: 'next', signsFrom: day },
      ]);
      expect((await dkim('--withdraw', 'nl2')).document.keys[1]).toMatchObject({ role: 'retired' });
      for (const [args, code] of [
        [['--withdraw', 'nl1'], 'dkim_key_conflict'],
        [['--algorithm', 'dsa'], 'option_invalid'],
        [['--rotate', day, '--withdraw', 'nl1'], 'usage'],
      ] as const)
        expect(await dkim(...args)).toMatchObject({ exitCode: 2, document: { error: { code } } });
    });

  it('R6376-3: keys that senders had of their own move to their domain, the first one where two share it', async () => {
    const knex = knexOf(app);
    const [key] = await knex(KEYS);
    await knex.schema.dropTable(KEYS);
    const old = { dkim_selector: 'nl1', dkim_public_key: key.record, dkim_private_key: key.private_key };
    await knex('newsletter_senders').update(old);
    const another = {
      ...(await knex('newsletter_senders').first()),
      document_id: 'zweiter',
      key: 'zweiter',
      bounce_domain: 'zweiter.bounce.example.org',
      dkim_private_key: 'x',
    };
    await knex('newsletter_senders').insert({ ...another, id: 99_999 });
    await knex.transaction((trx) => dkimKeys.up(trx, undefined as never));
    expect(await knex(KEYS)).toMatchObject([
      { domain: SENDER.domain, selector: 'nl1', private_key: key.private_key },
    ]);
    expect(await knex('newsletter_senders').whereNotNull('dkim_private_key')).toEqual([]);
    expect(await signedBy()).toEqual(['pass rsa-sha256 nl1']);
    expect((await shown())[0]).toMatchObject({ role: 'active', signsFrom: null });
  });
});
