import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { boot, databases, type App } from '../helpers/strapi';
import { seedConfirmed, seedSender } from '../helpers/seed';

describe.each(databases)('where an address comes from, on %s', (database) => {
  let app: App;
  const ask = (email: unknown) =>
    fetch(`${app.url}/api/newsletter/origin-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
  const outbox = () => readdirSync(app.outboxDir);

  beforeAll(async () => {
    app = await boot({ database, listen: true });
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    await seedConfirmed(app, senderId, 1, 'anna');
  });
  afterAll(() => app.stop());

  it('MSR-AS-9: one mail goes to that address, with source, both times, IPs and the text', async () => {
    expect((await ask('Anna0@example.org')).status).toBe(202);
    await app.newsletter.engine.idle();
    const [file, ...others] = outbox();
    expect(others).toEqual([]);
    const mail = await simpleParser(readFileSync(path.join(app.outboxDir, file ?? '')));
    expect(mail.to).toMatchObject({ text: 'anna0@example.org' });
    for (const told of ['https://testhaus.test', '192.0.2.1', 'Ja bitte', 'Testbrief'])
      expect(mail.text).toContain(told);
  });

  it('MSR-AS-9: asking again on the same day, or for a stranger, gets the same answer and no mail', async () => {
    const [again, stranger] = [await ask('anna0@example.org'), await ask('fremd@example.org')];
    expect([again.status, stranger.status]).toEqual([202, 202]);
    expect(await again.text()).toBe(await stranger.text());
    await app.newsletter.engine.idle();
    expect(outbox()).toHaveLength(1);
  });

  it('MSR-AS-9: what is no address is refused with a code', async () => {
    const refused = await ask('kein\r\nBcc: x@example.org');
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      error: { details: { code: 'email_malformed', rule: 'MSR-AS-9' } },
    });
  });
});
