import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { realClock, setClock } from '../helpers/clock';
import { boot, databases, type App } from '../helpers/strapi';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';

describe.each(databases)('24 months of consent, on %s', (database) => {
  let app: App;
  let senderId: string;
  let expiresAt: number;
  const mails = () => readdirSync(app.outboxDir);
  const at = (instant: number) => {
    setClock(instant);
    app.newsletter.engine.wake();
    return app.newsletter.engine.idle();
  };
  const consent = async () => {
    const [row] = await app.newsletter.database.knex()('newsletter_consents').select();
    return row;
  };
  const months = (count: number) => {
    const date = new Date(expiresAt);
    date.setUTCMonth(date.getUTCMonth() - count);
    return date.getTime();
  };

  beforeAll(async () => {
    app = await boot({ database, listen: true });
    setClock(Date.UTC(2026, 0, 15, 12));
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    await seedConfirmed(app, senderId, 1);
    expiresAt = Number((await consent()).expires_at);
  });
  afterAll(async () => {
    realClock();
    await app.stop();
  });

  it('MSR-2.4-10: before month 21 nobody is asked, in month 21 one mail asks', async () => {
    await at(months(3) - 1);
    expect(await app.newsletter.consentUpkeep()).toEqual({ asked: 0, expired: 0 });
    await at(months(3));
    expect(await app.newsletter.consentUpkeep()).toEqual({ asked: 1, expired: 0 });
    expect(await app.newsletter.consentUpkeep()).toEqual({ asked: 0, expired: 0 });
    await app.newsletter.engine.idle();
    expect(mails()).toHaveLength(1);
  });

  it('MSR-2.4-10: opening the page renews nothing, the button does, for 24 months from then', async () => {
    const mail = await simpleParser(readFileSync(path.join(app.outboxDir, mails()[0] ?? '')));
    const token = /\/newsletter\/renew\/([\w-]+)/.exec(mail.text ?? '')?.[1] ?? '';
    const page = await fetch(`${app.url}/newsletter/renew/${token}`);
    expect(Number((await consent()).expires_at)).toBe(expiresAt);
    const nonce = /name="nonce" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const pressed = await fetch(`${app.url}/newsletter/renew/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ nonce }),
    });
    expect(pressed.status).toBe(200);
    const renewed = await consent();
    const inTwoYears = new Date(months(3));
    inTwoYears.setUTCFullYear(inTwoYears.getUTCFullYear() + 2);
    expect(new Date(Number(renewed.expires_at)).toISOString().slice(0, 10)).toBe(
      inTwoYears.toISOString().slice(0, 10),
    );
    expiresAt = Number(renewed.expires_at);
  });

  it('MSR-2.4-10: unanswered it lapses, is not mailed any more, and an old link does not bring it back', async () => {
    const { subscriber_id: subscriberId } = await consent();
    const token = app.newsletter.links.renew(subscriberId, 'brief').split('/').at(-1) ?? '';
    await at(expiresAt - 1);
    const id = await sendCampaign(app, senderId);
    await at(expiresAt);
    const run = await app.newsletter.repositories.runs.findByCampaign(id);
    expect(run?.counts).toMatchObject({ queued: 0 });
    expect(await app.newsletter.consentUpkeep()).toMatchObject({ expired: 1 });
    expect(await consent()).toMatchObject({ state: 'expired' });
    const act = { method: 'api' as const, ip: '192.0.2.1', userAgent: 'test' };
    await expect(app.newsletter.renewal.renew(token, act)).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true });
  });
});
