import { header } from '../helpers/mail';
import { FORM, sendCampaign } from '../helpers/seed';
import { agreedRun, fullestHour, gaps, live } from '../helpers/sending';
import { useSendingApp, type SendingApp } from '../helpers/sending-app';
import type { SmtpSink, StoredMail } from '../helpers/smtp-sink';
import { databases, type App } from '../helpers/strapi';

const start = new Date('2026-11-21T12:00:00Z').getTime();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const isConfirmation = ({ raw }: StoredMail) => raw.toString('latin1').includes('\r\nAuto-Submitted:');

describe.each(databases)('caps and spacing under a shifted clock, on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  let begin: SendingApp['begin'];
  useSendingApp({ database, start }, (made) => ({ app, sink, begin } = made));
  const signUp = async (from: number, count: number): Promise<void> => {
    for (let n = from; n < from + count; n += 1) {
      const visitor = { ip: `198.51.${n}.7`, userAgent: 'test' };
      const consents = { brief: true };
      await app.newsletter.signup.request({
        form: FORM.slug,
        email: `neu${n}@example.org`,
        consents,
        ...visitor,
      });
    }
    await app.newsletter.engine.idle();
  };

  it('VIV-1.1: never more than 200 mails of all kinds in any sliding hour; confirmations first, campaigns keep their share', async () => {
    const id = await sendCampaign(app, await begin('test-capped', 250));
    await live(app, start + MINUTE_MS);
    await signUp(0, 10);
    const waitedFrom = sink.mails.length;
    await live(app, start + 5 * MINUTE_MS);
    const next = sink.mails.slice(waitedFrom - 1, waitedFrom + 10).filter(isConfirmation);
    expect(next.length).toBeGreaterThanOrEqual(9);
    expect(sink.mails.filter((mail) => !isConfirmation(mail))).toHaveLength(180);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sending', counts: { queued: 70 } });
    // Of the cap campaigns leave 20 to confirmations; ten of those are used, the other ten leave at once.
    await signUp(10, 15);
    await live(app, start + 30 * MINUTE_MS);
    expect(sink.mails.filter(isConfirmation)).toHaveLength(20);
    await live(app, start + HOUR_MS + 20 * MINUTE_MS);
    expect(sink.mails.filter(isConfirmation)).toHaveLength(25);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 250 } });
    expect(fullestHour(sink.mails.map((mail) => mail.at))).toBe(200);
  });

  it('VIV-2.1a VIV-2.1b VIV-2.1c: campaigns of one and of three recipients keep 20 s, also between each other', async () => {
    const senderId = await begin('vivanet-shared', 3);
    const ids = [await sendCampaign(app, senderId), await sendCampaign(app, senderId)];
    await live(app, start + 60_000);
    expect(sink.mails.length).toBeLessThanOrEqual(4);
    await live(app, start + 10 * MINUTE_MS);
    for (const id of ids) expect(await agreedRun(app, id)).toMatchObject({ state: 'sent' });
    const instants = sink.mails.map((mail) => mail.at);
    expect(gaps(instants)).toEqual([20_000, 20_000, 20_000, 20_000, 20_000]);
    expect(new Set(sink.mails.map((mail) => header(mail, 'X-Mailing-ID'))).size).toBe(2);
  });

  it('VIV-2.1a: a campaign of one recipient waits for the spacing after a confirmation mail', async () => {
    const senderId = await begin('vivanet-shared', 1);
    await signUp(0, 1);
    const id = await sendCampaign(app, senderId);
    await live(app, start + 19_999);
    expect(sink.mails.map(isConfirmation)).toEqual([true]);
    await live(app, start + 20_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 1 } });
  });

  it('VIV-1.1: a restart forgets nothing: the hour before it still counts', async () => {
    const senderId = await begin('test-busy', 14);
    const id = await sendCampaign(app, senderId);
    await live(app, start + 4 * MINUTE_MS);
    await app.newsletter.engine.stop();
    app.newsletter.engine.start();
    await live(app, start + HOUR_MS - 1);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { submitted: 10, queued: 4 } });
    await live(app, start + HOUR_MS + MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent' });
  });
});
