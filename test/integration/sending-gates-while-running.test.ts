import { ACTOR, PURPOSE, SENDER, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, live, look } from '../helpers/sending';
import { useSendingApp } from '../helpers/sending-app';
import type { SmtpSink } from '../helpers/smtp-sink';
import { databases, uid, type App } from '../helpers/strapi';

describe.each(databases)('permission while a campaign runs, on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  let senderId: string;
  const start = new Date('2026-11-21T12:00:00Z').getTime();
  const startRun = async (count: number): Promise<string> => {
    await seedConfirmed(app, senderId, count);
    const id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    return id;
  };
  useSendingApp({ database, start }, (made) => ({ app, sink } = made));
  beforeEach(async () => {
    ({ senderId } = await seedSender(app, { sender: { profiles: ['vivanet-shared'] } }));
  });

  it('MOS-1.5: a sender suspended during a run sends nothing further; approved again, the run can go on', async () => {
    const id = await startRun(4);
    await live(app, start + 20_000);
    expect(sink.mails).toHaveLength(2);
    await app.newsletter.senders.decide(senderId, { state: 'suspended', reason: 'Prüfung' }, ACTOR);
    await live(app, start + 600_000);
    expect(sink.mails).toHaveLength(2);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'paused',
      pauseReason: 'sender_not_active',
      pauseRule: 'MOS-1.5',
    });
    const audit = await app.strapi.db.connection('newsletter_audit').where({ action: 'sender.suspended' });
    expect(audit[0].details).toContain('Prüfung');
    await app.newsletter.senders.decide(senderId, { state: 'active', reason: 'geklärt' }, ACTOR);
    await app.newsletter.steering.resume(id, ACTOR.name);
    await live(app, start + 700_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 4 } });
  });

  it('MOS-2.8: a consent written into the database past the ledger is not mailed', async () => {
    await seedConfirmed(app, senderId, 2);
    const consents = app.strapi.db.connection('newsletter_consents');
    const [, second] = await consents.clone().orderBy('id').select();
    const subscriber = await app.newsletter.repositories.subscribers.find(second.subscriber_id);
    if (!subscriber) throw new Error('no subscriber');
    await app.newsletter.leaving.leaveByStaff(subscriber.id, 'brief', { method: 'staff', reason: 'Test' });
    await consents
      .clone()
      .where({ id: second.id })
      .update({ state: 'active', expires_at: second.expires_at });
    const id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await live(app, start + 60_000);
    const rows = await deliveries(app, id);
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['submitted', null],
      ['skipped', 'no_proof'],
    ]);
  });

  it('MOS-1.3: who withdraws, objects or is suppressed while queued gets nothing, and the reason is kept', async () => {
    const id = await startRun(4);
    await look(app);
    const { subscribers } = app.newsletter.repositories;
    const rows = await deliveries(app, id);
    const subscriberOf = async (n: number) => {
      const [row] = await app.strapi.db.connection('newsletter_subscribers').where({ email: rows[n]?.email });
      const found = await subscribers.find(row.document_id);
      if (!found) throw new Error('no subscriber');
      return found;
    };
    const payload = { source: 'test' };
    await app.newsletter.consent.record(await subscriberOf(1), [
      { event: 'withdrawn', purposeKey: PURPOSE.key, payload },
    ]);
    await app.newsletter.consent.suppress(await subscriberOf(2), 'complaint', 'test');
    await live(app, start + 600_000);
    expect((await deliveries(app, id)).map(({ state, reason }) => [state, reason])).toEqual([
      ['submitted', null],
      ['skipped', expect.stringContaining('withdrawn')],
      ['skipped', 'suppressed_complaint'],
      ['submitted', null],
    ]);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2, skipped: 2 } });
    expect(sink.mails.map((mail) => mail.rcptTo)).toEqual([rows[0]?.email, rows[3]?.email]);
  });

  it('MSR-2.4-10: a consent that passes its 24 months while queued is not used any more', async () => {
    const id = await startRun(3);
    const expires = start + 40_000;
    await app.strapi.db.connection('newsletter_consents').update({ expires_at: expires });
    await live(app, start + 600_000);
    expect((await deliveries(app, id)).map(({ state }) => state)).toEqual([
      'submitted',
      'submitted',
      'skipped',
    ]);
    expect((await deliveries(app, id))[2]).toMatchObject({ rule: 'MSR-2.4-10' });
  });

  it('MOS-2.5: consent to purpose A is none to purpose B', async () => {
    await app.strapi
      .documents(uid('purpose'))
      .create({ data: { ...PURPOSE, key: 'angebote', title: 'Angebote', senderId } });
    await seedConfirmed(app, senderId, 2);
    await expect(sendCampaign(app, senderId, { purposeKey: 'angebote' })).rejects.toMatchObject({
      code: 'no_recipients',
      rule: 'MOS-2.5',
    });
    app.newsletter.engine.start();
    await live(app, start + 100_000);
    expect(sink.mails).toEqual([]);
  });

  it.each([
    ['other words', (content: string) => content.replace('Bücher', 'Wetten')],
    ['no content at all', () => '{'],
  ])(
    'MFR-3.3: %s put into the database behind the product stop the run',
    async (_what, change) => {
      const id = await startRun(3);
      await look(app);
      const run = await agreedRun(app, id);
      const content = await app.newsletter.repositories.runs.content(run.id);
      expect(change(content)).not.toBe(content);
      await app.strapi.db
        .connection('newsletter_runs')
        .where({ id: run.id })
        .update({ content: change(content) });
      await live(app, start + 600_000);
      expect(sink.mails).toHaveLength(1);
      expect(await agreedRun(app, id)).toMatchObject({ state: 'paused', pauseReason: 'confirmation_void' });
    },
    60_000,
  );

  it('DESIGN-2.7: a sender whose profile is gone stops, and nobody else does', async () => {
    const other = {
      ...SENDER,
      domain: 'andere.test',
      fromEmail: 'brief@andere.test',
      profiles: ['test-fast'],
    };
    const second = await seedSender(app, { sender: other, form: { slug: 'andere' } });
    await seedConfirmed(app, second.senderId, 2, 'andere');
    const [id, otherId] = [await startRun(2), await sendCampaign(app, second.senderId)];
    await app.strapi.db
      .connection('newsletter_senders')
      .where({ document_id: senderId })
      .update({ profiles: '["weg"]' });
    await live(app, start + 600_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'paused', pauseReason: 'unknown_profile' });
    expect(await agreedRun(app, otherId)).toMatchObject({ state: 'sent', counts: { submitted: 2 } });
  });
});
