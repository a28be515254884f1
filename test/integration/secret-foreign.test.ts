import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { call, confirmed, knexOf, linksTo, refusal, subscribe, tableHashes } from '../helpers/doors';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { look } from '../helpers/sending';
import { boot, type App } from '../helpers/strapi';
import { newMember, type Member } from '../helpers/team';

const env = { TRUSTED_PROXIES: '127.0.0.1,::1' };
const OTHER = 'another-secret-of-somebody-who-mixed-two-up';

/** What another secret could spoil, by row. */
const KEPT = [
  'newsletter_consent_records',
  'newsletter_consents',
  'newsletter_subscribers',
  'newsletter_suppressions',
  'newsletter_confirmation_requests',
  'newsletter_deliveries',
  'newsletter_notices',
  'newsletter_sending_log',
  'newsletter_runners',
];

describe('a server whose secret is not the one its database was written with', () => {
  let app: App;
  let team: Member;
  let folder: string;
  const paths = { confirm: '', unsubscribe: '' };
  const person = 'wartet@example.org';

  /** An installation with a campaign that is due, and somebody who is yet to confirm; ended before anything left. */
  const leaveBehind = async (file: string): Promise<void> => {
    const before = await boot({ listen: true, env });
    await before.newsletter.engine.stop();
    const { senderId } = await seedSender(before, { sender: { profiles: ['test-fast'] } });
    await seedConfirmed(before, senderId, 3);
    await sendCampaign(before, senderId);
    await confirmed(before);
    await subscribe(before, person);
    paths.confirm = (await linksTo(before, person)).confirm;
    paths.unsubscribe = `/newsletter/u/${before.newsletter.links.token('unsubscribe', 1)}`;
    await before.newsletter.ledgerSealing.sealAll();
    const source = new Sqlite(path.join(before.folder, 'test.db'));
    source.exec(`VACUUM INTO '${file}'`);
    source.close();
    await before.stop();
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-secret-'));
    const file = path.join(folder, 'before.db');
    await leaveBehind(file);
    app = await boot({ listen: true, env: { ...env, DATABASE_FILENAME: file, NEWSLETTER_SECRET: OTHER } });
    team = await newMember(app);
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('DESIGN-2.7: it comes up, and says so in red on every page of the admin', async () => {
    expect((await team.call('GET', '/heartbeat')).json).toMatchObject({ secretForeign: true });
    const overview = await team.call('GET', '/overview');
    expect([overview.status, overview.json.heartbeat.secretForeign]).toEqual([200, true]);
    expect(await app.newsletter.doctor.examine({ dns: false })).toContainEqual(
      expect.objectContaining({ check: 'secret', state: 'failed', code: 'secret_foreign' }),
    );
  });

  it('DESIGN-2.7: it records nothing, opens and hands out no link, sends to nobody and leaves nobody out', async () => {
    const hashes = async () => {
      const all = await tableHashes(app);
      return Object.fromEntries(KEPT.map((table) => [table, all[table]]));
    };
    const before = await hashes();
    const answers = [
      await subscribe(app, 'neu@example.org'),
      await call(app, 'POST', '/api/newsletter/confirmations', {
        body: { token: paths.confirm.split('/').at(-1) },
      }),
      await call(app, 'GET', '/newsletter/forms/brief'),
      await call(app, 'GET', paths.confirm),
      await call(app, 'POST', paths.confirm),
      await call(app, 'POST', paths.unsubscribe, {
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(refusal(answers[0]!)).toEqual({ code: 'secret_foreign', rule: 'DESIGN-2.7' });
    // However somebody makes it look: every whose turn it is would be left out, since nobody is proven.
    app.newsletter.engine.start();
    await look(app);
    await app.newsletter.engine.stop();
    expect(await hashes()).toEqual(before);
    expect(Object.values(before).every((hash) => typeof hash === 'string')).toBe(true);
    expect(await knexOf(app)('newsletter_runs').select('state')).toEqual([{ state: 'scheduled' }]);
  });

  it('DESIGN-2.7: what somebody of the team does signs nothing that the right secret would find forged', async () => {
    const { ledger, subscribers } = app.newsletter.repositories;
    const [row] = await knexOf(app)('newsletter_subscribers').limit(1);
    const subscriber = await subscribers.find(row.document_id);
    if (!subscriber) throw new Error('Nobody is there.');
    const before = await ledger.ofSubscriber(subscriber.id);
    const event = { event: 'renewed' as const, purposeKey: 'brief', payload: {} };
    await expect(app.newsletter.consent.record(subscriber, [event])).rejects.toMatchObject({
      code: 'secret_foreign',
      rule: 'DESIGN-2.7',
    });
    expect(await ledger.ofSubscriber(subscriber.id)).toEqual(before);
    // A no is not lost: it stands by the hash that is there already.
    await app.newsletter.consent.suppress(subscriber, 'operator', 'test');
    const { suppressions } = app.newsletter.repositories;
    expect(await suppressions.of(subscriber.senderId, subscriber.emailHash)).toHaveLength(1);
  });
});
