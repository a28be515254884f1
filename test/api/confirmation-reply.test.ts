import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';
import { consentExpiry } from '../../src/plugins/newsletter/server/src/domain/consent/state';
import { boot, type App } from '../helpers/strapi';
import { eventsOf, knexOf, ledgerOf, newAddress, newVisitor, subscriberOf } from '../helpers/doors';
import { seedSender } from '../helpers/seed';

describe('confirming by answering the mail', () => {
  let app: App;
  beforeAll(async () => {
    app = await boot({ listen: true, env: { CONFIRM_REPLY_ADDRESS: 'ja@antwort.test' } });
    await seedSender(app, { sender: { profiles: ['test-fast'] } });
  });
  afterAll(() => app.stop());

  const asked = async () => {
    const email = newAddress();
    const consents = { brief: true };
    await app.newsletter.signup.request({ form: 'brief', email, consents, ip: newVisitor(), userAgent: '' });
    app.newsletter.engine.wake();
    await app.newsletter.engine.idle();
    const mails = await Promise.all(
      readdirSync(app.outboxDir).map((file) => simpleParser(readFileSync(path.join(app.outboxDir, file)))),
    );
    const mail = mails.find(({ to }) => (to as AddressObject).text === email);
    return { email, token: /^ja\+(.+)@antwort\.test$/.exec(mail?.replyTo?.text ?? '')?.[1] ?? '' };
  };
  const reply = (token: string, from: string, receivedAt = Date.now()) =>
    app.newsletter.confirmation.confirmByReply({ token, from, receivedAt, messageId: '<1@mail.test>' });

  it('VIV-2.3b: the answer from the address itself confirms once, with its Message-ID as evidence', async () => {
    const { email, token } = await asked();
    const receivedAt = Date.now();
    await reply(token.toUpperCase(), email.toUpperCase(), receivedAt);
    await reply(token, email);
    expect((await eventsOf(app, email)).filter((event) => event === 'confirmed')).toHaveLength(1);
    const yes = (await ledgerOf(app, email)).find(({ event }) => event === 'confirmed')!;
    expect(JSON.parse(yes.payload)).toMatchObject({
      method: 'reply',
      messageId: '<1@mail.test>',
      receivedAt: new Date(receivedAt).toISOString(),
      ip: null,
    });
    expect((await subscriberOf(app, email)).state).toBe('active');
    expect(await app.newsletter.scanProofs()).toMatchObject({ ok: true, scanned: 1 });
  });

  it('MSR-2.4-10: a yes by mail counts from when it was received, not from when it was read', async () => {
    const { email, token } = await asked();
    const past = Date.now() - 3 * 24 * 3_600_000;
    await knexOf(app)('newsletter_confirmation_requests').update({ requested_at: past - 1_000 });
    await knexOf(app)('newsletter_consents').update({ since: past - 1_000 });
    await reply(token, email, past);
    const { document_id: id } = await subscriberOf(app, email);
    const consent = await app.newsletter.repositories.consents.find(id, 'brief');
    expect(consent).toMatchObject({ state: 'active', expressedAt: past, expiresAt: consentExpiry(past) });
    const { differences } = await app.newsletter.rebuildConsents({ write: false });
    expect(differences.filter(({ subscriberId }) => subscriberId === id)).toEqual([]);
  });

  it('VIV-2.3b: another From, another token, too late or before the request: refused alike, and nothing is written', async () => {
    const { email, token } = await asked();
    const other = await asked();
    const week = 7 * 24 * 3_600_000;
    const dead: [string, string, number?][] = [
      [token, other.email],
      [token, 'kein Absender'],
      [other.token, email],
      [`${token}x`, email],
      ['', email],
      [token, email, Date.now() - 60_000],
      [token, email, Number.NaN],
    ];
    for (const [one, from, at] of dead)
      await expect(reply(one, from, at)).rejects.toMatchObject({ code: 'link_invalid' });
    await knexOf(app)('newsletter_confirmation_requests').decrement('expires_at', week);
    await expect(reply(token, email)).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await eventsOf(app, email)).not.toContain('confirmed');
  });
});
