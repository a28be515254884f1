import { setClock, realClock } from '../helpers/clock';
import { adminDoor } from '../helpers/doors';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, live } from '../helpers/sending';
import { boot, databases, type App } from '../helpers/strapi';

const MINUTE_MS = 60_000;

describe.each(databases)('two mail servers, on %s', (database) => {
  let app: App;
  let first: ScriptedSmtp;
  let second: ScriptedSmtp;
  let does: (recipient: string) => Behaviour;
  let senders = 0;

  beforeAll(async () => {
    first = await startScriptedSmtp((recipient) => does(recipient));
    second = await startScriptedSmtp(() => ({}));
    const withLogin = (url: string) => url.replace('smtp://', 'smtp://news:s3cr3t@');
    // The second offers no login: nobody would give it one.
    app = await boot({
      database,
      listen: true,
      env: { SMTP_URL: first.url, SMTP_URL_2: second.url, SMTP_URL_10: withLogin(second.url) },
    });
    setClock(Date.now());
  });
  afterAll(async () => {
    await app.stop();
    realClock();
    await first.close();
    await second.close();
  });

  const send = async (behaviour: typeof does, recipients: number) => {
    does = behaviour;
    senders += 1;
    const name = `haus${senders}-${database}`;
    const { senderId } = await seedSender(app, {
      sender: { profiles: ['test-fast'], domain: `${name}.test`, fromEmail: `brief@${name}.test` },
      form: { slug: name },
    });
    const emails = await seedConfirmed(app, senderId, recipients, `${name}-`);
    const id = await sendCampaign(app, senderId);
    await app.newsletter.engine.idle();
    const arrived = (server: ScriptedSmtp) => server.whole.filter((address) => emails.includes(address));
    return { id, name, emails, arrived };
  };

  const states = async () => {
    const admin = await adminDoor(app);
    const answer = await admin.call('GET', '/newsletter/transports');
    return answer.json as { results: { label: string; state: string; detail: string | null }[] };
  };

  it('DESIGN-2.3: what one server cannot take the next one gets, each mail once, inside one cap', async () => {
    const { id, name, emails, arrived } = await send(() => ({ greeting: '421 4.3.2 closed' }), 3);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
    expect(arrived(first)).toEqual([]);
    expect([...arrived(second)].sort()).toEqual([...emails].sort());
    const logged = app.strapi.db
      .connection('newsletter_sending_log')
      .where({ sender_domain: `${name}.test` });
    expect(await logged).toHaveLength(3);
  });

  it('MSR-6.10a: the admin shows each server as the sending process saw it, without user and password', async () => {
    const { results } = await states();
    expect(results.map(({ label, state }) => [label, state])).toEqual([
      [`127.0.0.1:${first.port}`, 'down'],
      [`127.0.0.1:${second.port}`, 'up'],
      [`127.0.0.1:${second.port} (2)`, 'unknown'],
    ]);
    expect(results[0]?.detail).toBe('421 4.3.2');
    expect(JSON.stringify(results)).not.toMatch(/s3cr3t|news:/);
  });

  it('MSR-6.10a: a check tells of each server whether it lets us in, and sends nothing', async () => {
    does = () => ({});
    const before = [first.offered.length, second.offered.length];
    const answer = await (await adminDoor(app)).call('POST', '/newsletter/transports/checks');
    expect(answer.json).toEqual({
      results: [
        { label: `127.0.0.1:${first.port}`, ok: true, detail: null },
        { label: `127.0.0.1:${second.port}`, ok: true, detail: null },
        { label: `127.0.0.1:${second.port} (2)`, ok: false, detail: 'ENOAUTH AUTH' },
      ],
    });
    expect([first.offered.length, second.offered.length]).toEqual(before);
  });

  it('DESIGN-2.3: a mail in doubt stays with the server that may have it, and the rest goes on', async () => {
    const { id, emails, arrived } = await send(
      (recipient) => (recipient.startsWith(`haus2-${database}-0`) ? { final: 'close' } : {}),
      3,
    );
    await live(app, Date.now() + 5 * MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'sent',
      counts: { submitted: 2, uncertain: 1 },
    });
    expect([...arrived(first), ...arrived(second)].sort()).toEqual([...emails].sort());
  });

  it('DESIGN-2.3: a server that leaves five mails in doubt gets no sixth before it has rested', async () => {
    const { id, emails, arrived } = await send(() => ({ final: 'close' }), 9);
    const { counts } = await agreedRun(app, id);
    // Two connections: what the other one has on its way is in doubt too.
    expect(counts.uncertain).toBeGreaterThanOrEqual(5);
    expect(counts.uncertain).toBeLessThanOrEqual(6);
    expect(counts.uncertain + counts.submitted).toBe(9);
    expect(arrived(second)).toHaveLength(counts.submitted);
    expect(new Set([...arrived(first), ...arrived(second)]).size).toBe(emails.length);
  });
});
