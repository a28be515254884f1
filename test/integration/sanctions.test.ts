import { setClock } from '../helpers/clock';
import { ACTOR, draft, FORM, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, fullestHour, live, look } from '../helpers/sending';
import { useSendingApp, type SendingApp } from '../helpers/sending-app';
import type { SmtpSink } from '../helpers/smtp-sink';
import { databases, uid, type App } from '../helpers/strapi';

const start = new Date('2026-11-21T12:00:00Z').getTime();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const OPERATOR = ACTOR.name;

describe.each(databases)('what an operator imposes on a sender, on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  const instants = () => sink.mails.map((mail) => mail.at);
  let begin: SendingApp['begin'];
  useSendingApp({ database, start }, (made) => ({ app, sink, begin } = made));
  const stateOf = async (senderId: string) => (await app.newsletter.senders.find(senderId)).state;
  const audited = async (action: string) => {
    const rows: { details: string }[] = await app.strapi.db
      .connection('newsletter_audit')
      .where({ action })
      .orderBy('id')
      .select('details');
    return rows.map(({ details }) => JSON.parse(details) as Record<string, unknown>);
  };

  it('MSR-2.4-3: throttled to 10 an hour, a sender without any cap sends 10 in every hour, also after a restart', async () => {
    const senderId = await begin('test-fast', 34);
    await app.newsletter.sanctioning.throttle(senderId, { perHour: 10, reason: 'Beschwerden' }, OPERATOR);
    const id = await sendCampaign(app, senderId);
    await live(app, start + 90 * MINUTE_MS);
    // One of the ten is kept for confirmations.
    expect(instants()).toHaveLength(18);
    expect(await agreedRun(app, id)).toMatchObject({ pauseReason: 'sanction', pauseRule: 'MSR-2.4-3' });
    await app.newsletter.engine.stop();
    app.newsletter.engine.start();
    const request = { form: FORM.slug, email: 'neu@example.org', consents: { brief: true } };
    await app.newsletter.signup.request({ ...request, ip: '198.51.100.7', userAgent: 'test' });
    await live(app, start + 4 * HOUR_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 34 } });
    expect(instants()).toHaveLength(35);
    expect(fullestHour(instants())).toBe(10);
  });

  it('MSR-2.4-3: imposed while mail leaves, a throttle of 0 stops it; only a person with a reason lifts it', async () => {
    const senderId = await begin('test-capped', 30);
    const id = await sendCampaign(app, senderId);
    await live(app, start + 9_000);
    const { sanctioning } = app.newsletter;
    const sanctionId = await sanctioning.throttle(senderId, { perHour: 0, reason: 'Prüfung' }, OPERATOR);
    await live(app, start + 48 * HOUR_MS);
    expect(instants()).toHaveLength(10);
    expect(await agreedRun(app, id)).toMatchObject({ pauseReason: 'sanction', counts: { queued: 20 } });
    await expect(sanctioning.release(senderId, { sanctionId, reason: ' ' }, OPERATOR)).rejects.toMatchObject({
      code: 'reason_missing',
    });
    await sanctioning.release(senderId, { sanctionId, reason: 'Alles geklärt' }, OPERATOR);
    await live(app, start + 49 * HOUR_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 30 } });
    expect(await audited('sender.throttle')).toEqual([{ sanctionId, reason: 'Prüfung', perHour: 0 }]);
    expect(await audited('sender.release')).toEqual([{ sanctionId, reason: 'Alles geklärt' }]);
    const again = sanctioning.release(senderId, { sanctionId, reason: 'noch einmal' }, OPERATOR);
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
  });

  it('MSR-2.4-3: a speed that is no whole number, and a sanction without a reason, are refused', async () => {
    const senderId = await begin('test-fast', 1);
    for (const perHour of [-1, 1.5, '10', null, Number.NaN, 1e9])
      await expect(
        app.newsletter.sanctioning.throttle(senderId, { perHour, reason: 'x' }, OPERATOR),
      ).rejects.toMatchObject({ code: 'field_invalid', details: { field: 'perHour' } });
    const nobody = app.newsletter.sanctioning.throttle('nobody', { perHour: 1, reason: 'x' }, OPERATOR);
    await expect(nobody).rejects.toMatchObject({ code: 'not_found' });
    const unreasoned = app.newsletter.sanctioning.throttle(senderId, { perHour: 1, reason: '' }, OPERATOR);
    await expect(unreasoned).rejects.toMatchObject({ code: 'reason_missing', rule: 'MSR-2.4-3' });
  });

  it('MSR-2.4-8: a terminated sender sends nothing more, and nobody brings it back, through whatever door', async () => {
    const senderId = await begin('test-capped', 30);
    const id = await sendCampaign(app, senderId);
    await live(app, start + 9_000);
    const { sanctioning, senders, terms } = app.newsletter;
    await sanctioning.terminate(senderId, 'Gekaufte Liste', OPERATOR);
    await live(app, start + 2 * HOUR_MS);
    expect(instants()).toHaveLength(10);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 20 } });
    const reasons = (await deliveries(app, id)).slice(10).map(({ reason, rule }) => `${reason} ${rule}`);
    expect(new Set(reasons)).toEqual(new Set(['cancelled_terminated MSR-2.4-8']));
    const approve = senders.decide(senderId, { state: 'active', reason: 'doch' }, ACTOR);
    await expect(approve).rejects.toMatchObject({ code: 'not_allowed', rule: 'MSR-2.7a' });
    const prolong = terms.setContractEnd(
      senderId,
      { endsAt: start + 99 * HOUR_MS, reason: 'doch' },
      OPERATOR,
    );
    await expect(prolong).rejects.toMatchObject({ code: 'not_allowed' });
    const byHand = app.strapi
      .documents(uid('sender'))
      .update({ documentId: senderId, data: { state: 'active' } });
    await expect(byHand).rejects.toThrow();
    const byQuery = app.strapi.db
      .query(uid('sender'))
      .update({ where: { documentId: senderId }, data: { state: 'active' } });
    await expect(byQuery).rejects.toThrow();
    expect(await stateOf(senderId)).toBe('ended');
    await expect(sendCampaign(app, senderId)).rejects.toMatchObject({ code: 'sender_not_active' });
  });

  it('MSR-4.1b: a campaign stops at the instant the contract ends, and everybody left is told off with that reason', async () => {
    const senderId = await begin('vivanet-shared', 40);
    const endsAt = start + 10 * MINUTE_MS;
    await app.newsletter.terms.setContractEnd(senderId, { endsAt, reason: 'Kündigung' }, OPERATOR);
    const { campaign, progress } = app.newsletter;
    const { id: plannedId } = await campaign.create(draft(senderId), ACTOR.userId, ACTOR.name);
    const asked = { startAt: null, by: start + 20 * MINUTE_MS };
    expect(await progress.forecast(await campaign.find(plannedId), asked)).toMatchObject({
      recipients: 40,
      submitted: 30,
      contractEnd: { at: new Date(endsAt).toISOString(), left: 10 },
      finishBy: { fits: false, left: 10, latestStart: null },
    });
    const id = await sendCampaign(app, senderId);
    await live(app, start + HOUR_MS);
    expect(instants()).toHaveLength(30);
    expect(instants().at(-1)).toBe(endsAt - 20_000);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'cancelled',
      pauseReason: 'contract_ended',
      counts: { submitted: 30, cancelled: 10 },
    });
    const left = (await deliveries(app, id)).slice(30).map(({ reason, rule }) => `${reason} ${rule}`);
    expect(new Set(left)).toEqual(new Set(['cancelled_contract_end MSR-4.1b']));
    expect((await campaign.find(id)).state).toBe('cancelled');
    expect(await stateOf(senderId)).toBe('ended');
  });

  it('MSR-4.1b: nothing can be scheduled past the end of the contract, and what was scheduled within it ends there', async () => {
    const senderId = await begin('test-fast', 2);
    const endsAt = start + HOUR_MS;
    await app.newsletter.terms.setContractEnd(senderId, { endsAt, reason: 'Kündigung' }, OPERATOR);
    const schedule = async (startAt: number) => {
      const { id } = await app.newsletter.campaign.create(draft(senderId), ACTOR.userId, ACTOR.name);
      const confirmation = await app.newsletter.schedule.confirm(id, true, ACTOR);
      await app.newsletter.schedule.schedule(id, { confirmationId: confirmation.id, startAt }, ACTOR);
      return id;
    };
    await expect(schedule(endsAt)).rejects.toMatchObject({ code: 'contract_ended', rule: 'MSR-4.1b' });
    const id = await schedule(endsAt - 1);
    await app.newsletter.engine.stop();
    setClock(endsAt);
    app.newsletter.engine.start();
    await look(app);
    expect(instants()).toHaveLength(0);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'cancelled' });
  });

  it('MSR-4.1b: a contract that goes on after all needs the approval of the operator anew', async () => {
    const senderId = await begin('test-fast', 2);
    const { terms, senders } = app.newsletter;
    await terms.setContractEnd(senderId, { endsAt: start + 1_000, reason: 'Kündigung' }, OPERATOR);
    await live(app, start + 2_000);
    expect(await stateOf(senderId)).toBe('ended');
    const past = terms.setContractEnd(senderId, { endsAt: start, reason: 'Irrtum' }, OPERATOR);
    await expect(past).rejects.toMatchObject({ code: 'field_invalid', details: { field: 'endsAt' } });
    await terms.setContractEnd(senderId, { endsAt: null, reason: 'verlängert' }, OPERATOR);
    expect(await stateOf(senderId)).toBe('suspended');
    await senders.decide(senderId, { state: 'active', reason: 'verlängert' }, ACTOR);
    const id = await sendCampaign(app, senderId);
    await live(app, start + 3_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2 } });
  });

  it('MOS-1.4: limits of one sender tighten its profile and are refused where they would not', async () => {
    const senderId = await begin('test-capped', 12);
    const { terms, inForce, senders } = app.newsletter;
    const set = (limits: unknown) => terms.setLimits(senderId, { limits, reason: 'Schonung' }, OPERATOR);
    for (const [limits, field] of [
      [{ capPerHour: 201 }, 'limits.capPerHour'],
      [{ capPerHour: 200 }, 'limits.capPerHour'],
      [{ spacingSeconds: 0.5 }, 'limits.spacingSeconds'],
    ] as const)
      await expect(set(limits)).rejects.toMatchObject({ code: 'limit_not_stricter', details: { field } });
    for (const limits of [null, [], 'x', { capPerHour: null }, { spacing: 5 }, { warmUpPerDay: [0] }])
      await expect(set(limits)).rejects.toMatchObject({ code: 'field_invalid', rule: 'MOS-1.4' });
    await set({ spacingSeconds: 30, warmUpPerDay: [5, 6] });
    const { policy } = await inForce.ofSender(await senders.find(senderId));
    expect(policy.spacingMs).toMatchObject({ value: 30_000, rule: 'MOS-1.4' });
    expect(policy.capPerHour).toMatchObject({ value: 200, profile: 'test-capped' });
    const id = await sendCampaign(app, senderId);
    await live(app, start + 23 * HOUR_MS);
    expect(instants()).toEqual([0, 30, 60, 90, 120].map((seconds) => start + seconds * 1_000));
    expect(await agreedRun(app, id)).toMatchObject({ pauseReason: 'warm-up', pauseRule: 'MOS-1.4' });
    await live(app, start + 24 * HOUR_MS);
    expect(instants()[5]).toBe(start + 24 * HOUR_MS);
    await set({});
    await live(app, start + 24 * HOUR_MS + MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 12 } });
    expect((await audited('sender.limits')).map(({ limits }) => limits)).toEqual([
      { spacingSeconds: 30, warmUpPerDay: [5, 6] },
      {},
    ]);
  });
});
