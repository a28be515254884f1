import { text } from 'node:stream/consumers';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries } from '../helpers/sending';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { boot, databases, type App } from '../helpers/strapi';

const FAST = { sender: { profiles: ['test-fast'] } };

/** What the server does to whom, and what becomes of that recipient. */
const CASES: readonly [prefix: string, does: Behaviour, becomes: { state: string; reason: string | null }][] =
  [
    ['gut', {}, { state: 'submitted', reason: null }],
    ['unbekannt', { rcpt: '550 5.1.1 user unknown' }, { state: 'bounced', reason: 'user-unknown' }],
    ['grau', { rcpt: '451 4.7.1 greylisted, try again later' }, { state: 'queued', reason: 'greylist' }],
    ['voll', { rcpt: '452 4.2.2 mailbox full' }, { state: 'queued', reason: 'mailbox-full' }],
    ['inhalt', { final: '554 5.7.1 message rejected as spam' }, { state: 'failed', reason: 'content' }],
    ['daten', { data: '451 4.3.0 try later' }, { state: 'queued', reason: 'system' }],
    ['stumm', { final: 'nothing' }, { state: 'uncertain', reason: 'no_answer' }],
    ['mitten', { closeInData: true }, { state: 'uncertain', reason: 'no_answer' }],
    ['punkt', { final: 'close' }, { state: 'uncertain', reason: 'no_answer' }],
  ];

const behaviourOf = (recipient: string): Behaviour =>
  CASES.find(([prefix]) => recipient.startsWith(prefix))?.[1] ?? {};

describe.each(databases)('a mail server that answers everybody differently, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let id: string;
  beforeAll(async () => {
    server = await startScriptedSmtp(behaviourOf);
    // The one who says nothing is waited for this long, and nobody else.
    app = await boot({ database, env: { SMTP_URL: `smtp://127.0.0.1:${server.port}/?finalTimeoutMs=4000` } });
    const { senderId } = await seedSender(app, FAST);
    for (const [prefix, , { state }] of CASES) {
      await seedConfirmed(app, senderId, 2, prefix);
      // A server that leaves one mail after another in doubt is left alone; this one takes some in between.
      if (state === 'uncertain') await seedConfirmed(app, senderId, 1, `nach-${prefix}`);
    }
    id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
  });
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  it.each(CASES)(
    'DESIGN-2.3 C.2.2: %s is recorded as what happened to it',
    async (prefix, _does, becomes) => {
      const rows = (await deliveries(app, id)).filter((row) => row.email.startsWith(prefix));
      expect(rows).toHaveLength(2);
      for (const row of rows) expect(row).toMatchObject(becomes);
    },
  );

  it('DESIGN-2.3: the report names every recipient with state, reason, rule and answer', async () => {
    const csv = await text(await app.newsletter.recipientsCsv(id, 'user:1'));
    const lines = csv.trim().split('\n');
    expect(lines).toHaveLength(22);
    expect(lines[0]).toBe('address,state,reason,rule,attempts,at,answer');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^unbekannt0@example\.org,bounced,user-unknown,C\.2\.2,1,2\d{3}-.*Z,550 5\.1\.1 user unknown$/,
      ),
    );
    for (const [prefix, , { state, reason }] of CASES)
      expect(lines.filter((line) => line.startsWith(prefix))).toEqual([
        expect.stringContaining(`,${state},${reason ?? ''},`),
        expect.stringContaining(`,${state},${reason ?? ''},`),
      ]);
  });

  it('DESIGN-2.3: the sums agree and nobody was offered twice', async () => {
    expect(await agreedRun(app, id)).toMatchObject({
      total: 21,
      counts: { submitted: 5, bounced: 2, failed: 2, uncertain: 6, queued: 6, skipped: 0 },
    });
    expect(new Set(server.offered).size).toBe(server.offered.length);
    expect(server.offered).toHaveLength(21);
  });

  it.each(['MFR-6.1', 'VIV-2.4e'])(
    '%s: an unknown mailbox is suppressed, a full or silent one is not',
    async () => {
      const rows = await app.strapi.db.connection('newsletter_suppressions').select('reason');
      expect(rows).toEqual([{ reason: 'bounce' }, { reason: 'bounce' }]);
    },
  );
});
