import type { SMTPServerOptions } from 'smtp-server';
import { ACTOR, FORM, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, look, states } from '../helpers/sending';
import { useSendingApp } from '../helpers/sending-app';
import type { SmtpSink } from '../helpers/smtp-sink';
import { databases, type App } from '../helpers/strapi';

const FAST = { sender: { profiles: ['test-fast'] } };

describe.each(databases)('pausing, resuming and cancelling, on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  let senderId: string;
  /** Acts on a campaign while the mail server holds back its answer to the mail on the wire. */
  let whileOnTheWire: (() => Promise<void>) | null = null;
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, callback) => {
    const act = whileOnTheWire;
    whileOnTheWire = null;
    if (act) act().then(() => callback(), callback);
    else callback();
  };
  useSendingApp({ database, smtp: { onRcptTo } }, (made) => ({ app, sink } = made));
  beforeEach(async () => {
    whileOnTheWire = null;
    ({ senderId } = await seedSender(app, FAST));
    await seedConfirmed(app, senderId, 20);
  });
  const send = async (): Promise<void> => {
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
  };

  it('DESIGN-2.3: paused with a mail on the wire, that mail is recorded and the rest waits; resumed, all go once', async () => {
    const id = await sendCampaign(app, senderId);
    whileOnTheWire = () => app.newsletter.steering.pause(id, ACTOR.name).then(() => undefined);
    await send();
    expect(await agreedRun(app, id)).toMatchObject({ state: 'paused', counts: { submitted: 1, queued: 19 } });
    await look(app);
    expect(sink.mails).toHaveLength(1);
    await app.newsletter.steering.resume(id, ACTOR.name);
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 20 } });
    expect(new Set(sink.mails.map((mail) => mail.rcptTo)).size).toBe(20);
    expect(sink.mails).toHaveLength(20);
  });

  it('DESIGN-2.6: paused by a person while it waits for its hours, it no longer says that it goes on with them', async () => {
    const id = await sendCampaign(app, senderId);
    const { runs } = app.newsletter.repositories;
    whileOnTheWire = async () => {
      const run = await runs.findByCampaign(id);
      await runs.showPause(run?.id ?? 0, 'quiet-hours', 'VIV-2.2');
      await app.newsletter.steering.pause(id, ACTOR.name);
    };
    await send();
    expect(await runs.findByCampaign(id)).toMatchObject({ state: 'paused', pauseReason: null });
  });

  it('DESIGN-2.3: cancelled with a mail on the wire, everybody else is recorded as cancelled', async () => {
    const id = await sendCampaign(app, senderId);
    whileOnTheWire = () => app.newsletter.steering.cancel(id, ACTOR.name);
    await send();
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({
      state: 'cancelled',
      counts: { submitted: 1, cancelled: 19, queued: 0 },
    });
    const rows = await deliveries(app, id);
    expect(rows.filter((row) => row.state === 'cancelled').map((row) => row.reason)).toEqual(
      Array.from({ length: 19 }, () => 'cancelled_by_user'),
    );
    expect(sink.mails).toHaveLength(1);
  });

  it('DESIGN-2.3: paused before it started and resumed, it is frozen first and nobody is skipped', async () => {
    const id = await sendCampaign(app, senderId);
    await app.newsletter.steering.pause(id, ACTOR.name);
    await send();
    expect(sink.mails).toEqual([]);
    await app.newsletter.steering.resume(id, ACTOR.name);
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', total: 20, counts: { submitted: 20 } });
  });

  it('DESIGN-2.3: cancelled before it started, it mails nobody and cannot be resumed', async () => {
    const id = await sendCampaign(app, senderId);
    await app.newsletter.steering.cancel(id, ACTOR.name);
    await send();
    await expect(app.newsletter.steering.resume(id, ACTOR.name)).rejects.toMatchObject({
      code: 'campaign_state_conflict',
    });
    expect(sink.mails).toEqual([]);
  });

  it('DESIGN-2.3: displaced in the middle of a batch, a runner hands over nothing more and its answers still count', async () => {
    const id = await sendCampaign(app, senderId);
    const { orphans, runs, runners, slots } = app.newsletter.repositories;
    whileOnTheWire = async () => {
      // What a successor does: it ends its predecessor, settles what that held and takes over the domain.
      await runners.end(
        (await runners.all()).map((one) => one.id),
        'silence',
      );
      for (const { runId } of await orphans.settleDeliveries())
        await runs.addCounts(runId, { queued: -1, uncertain: 1 });
      const host = { host: 'other', pid: 1, version: '0', secretMark: null };
      const successor = { id: 'successor', role: 'worker', ...host } as const;
      await runners.register(successor, Date.now());
      await slots.take('testhaus.test', { holder: successor.id, alone: true });
    };
    await send();
    expect(sink.mails).toHaveLength(1);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { submitted: 1, uncertain: 0, queued: 19 } });
    // In nobody's hands: the successor settled before, and looks for nothing that is claimed afterwards.
    expect(await states(app, id)).toEqual({ submitted: 1, queued: 19 });
  });

  it('DESIGN-2.3: told “later” when others hold it for lost, a confirmation mail is not offered again by itself', async () => {
    const request = { form: FORM.slug, email: 'neu@example.org', consents: { brief: true } };
    await app.newsletter.signup.request({ ...request, ip: '198.51.100.7', userAgent: 'test' });
    const { orphans, runners } = app.newsletter.repositories;
    whileOnTheWire = async () => {
      await runners.end(
        (await runners.all()).map((one) => one.id),
        'silence',
      );
      expect(await orphans.settleNotices()).toHaveLength(1);
      throw Object.assign(new Error('4.3.2 later'), { responseCode: 451 });
    };
    await send();
    await look(app);
    expect(await app.strapi.db.connection('newsletter_notices').select('state')).toEqual([
      { state: 'uncertain' },
    ]);
    expect(sink.mails).toEqual([]);
  });

  // SQLite knows one transaction at a time.
  if (database === 'postgres')
    it.each([
      ['resumed while its last answers are written', 'resume', ['newsletter_run_answers', 'newsletter_runs']],
      ['cancelled while the engine stops it', 'cancel', ['newsletter_runs', 'newsletter_campaigns']],
    ] as const)('DESIGN-2.3: %s, neither waits for the other for ever', async (_when, action, tables) => {
      const id = await sendCampaign(app, senderId);
      whileOnTheWire = () => app.newsletter.steering.pause(id, ACTOR.name).then(() => undefined);
      await send();
      await app.newsletter.engine.stop();
      const { id: run_id } = await agreedRun(app, id);
      const knex = app.newsletter.database.knex();
      const rowOf = {
        newsletter_run_answers: { run_id },
        newsletter_runs: { id: run_id },
        newsletter_campaigns: { document_id: id },
      };
      const engine = await knex.transaction();
      await engine(tables[0]).where(rowOf[tables[0]]).forUpdate().select('*');
      const acted = app.newsletter.steering[action](id, ACTOR.name);
      const isWaiting = () =>
        knex('pg_stat_activity')
          .whereRaw(`datname = current_database() AND wait_event_type = 'Lock'`)
          .first('pid');
      while (!(await isWaiting()));
      await engine(tables[1]).where(rowOf[tables[1]]).forUpdate().select('*');
      await engine.commit();
      await acted;
      expect(await agreedRun(app, id)).toMatchObject({
        state: action === 'resume' ? 'sending' : 'cancelled',
      });
    });

  it('DESIGN-2.3: a pass that fails leaves nobody behind: what was on the wire is uncertain, the rest goes on', async () => {
    const id = await sendCampaign(app, senderId);
    // Reported in the log of the server, as it should be.
    const { log } = app.newsletter.repositories;
    const fail = jest.spyOn(log, 'add').mockRejectedValueOnce(new Error('disk full'));
    app.strapi.log.silent = true;
    await send();
    app.strapi.log.silent = false;
    fail.mockRestore();
    await look(app);
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'sent', total: 20, counts: { queued: 0 } });
    expect(run.counts.submitted + run.counts.uncertain).toBe(20);
    expect(new Set(sink.mails.map((mail) => mail.rcptTo)).size).toBe(sink.mails.length);
  });
});
