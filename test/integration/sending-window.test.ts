import { boot, databases, type App } from '../helpers/strapi';
import { setClock } from '../helpers/clock';
import { ACTOR, draft, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, gaps, live } from '../helpers/sending';
import { useSendingApp } from '../helpers/sending-app';
import type { SmtpSink } from '../helpers/smtp-sink';
import { simulate } from '../../src/plugins/newsletter/server/src/domain/sending-policy';
import { policyFor } from '../../src/plugins/newsletter/server/src/services/policies';

const SHARED = { sender: { profiles: ['vivanet-shared'] } };
// Monday, 23 November 2026; Zurich is one hour ahead of UTC.
const monday = (time: string) => `2026-11-23T${time}+01:00`;
const at = (iso: string) => new Date(iso).getTime();

describe.each(databases)('large lists and the clock on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  const instants = () => sink.mails.map((mail) => mail.at);
  const begin = async (recipients: number, start: string): Promise<string> => {
    setClock(start);
    const { senderId } = await seedSender(app, SHARED);
    await seedConfirmed(app, senderId, recipients);
    const id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    return id;
  };
  useSendingApp({ database }, (made) => ({ app, sink } = made));

  it('VIV-2.2: a list of 501 stops at Monday 08:00:00, resumes at 22:00:00, and does what simulate said', async () => {
    const start = monday('07:57:00');
    const id = await begin(501, start);
    await live(app, monday('21:59:59'));
    expect(instants().at(-1)).toBe(at(monday('07:59:40')));
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sending', pauseReason: 'quiet-hours' });
    await live(app, monday('22:03:00'));
    expect(instants()[9]).toBe(at(monday('22:00:00')));
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sending', counts: { submitted: 19 } });
    const policy = policyFor(['vivanet-shared'], {});
    const foretold = simulate({ policy, recipients: 501, start: new Date(start) }).segments;
    const all = foretold.flatMap(({ from, count }) =>
      Array.from({ length: count }, (_, n) => at(from) + n * 20_000),
    );
    expect(instants()).toEqual(all.slice(0, 19));
  });

  it('VIV-2.2: a list of 500 goes on after 08:00; when it grows to 501 the rest waits for the window', async () => {
    const id = await begin(500, monday('07:59:00'));
    await live(app, monday('08:05:00'));
    expect(instants()).toHaveLength(19);
    expect(Math.min(...gaps(instants()))).toBe(20_000);
    const { senderId } = await agreedRun(app, id);
    await seedConfirmed(app, senderId, 1, 'spaeter');
    await live(app, monday('21:59:59'));
    expect(instants()).toHaveLength(19);
    expect(await agreedRun(app, id)).toMatchObject({
      pauseReason: 'quiet-hours',
      total: 500,
      counts: { queued: 481 },
    });
    await live(app, monday('22:00:30'));
    expect(instants()[19]).toBe(at(monday('22:00:00')));
  });
});

describe('the size of a list', () => {
  let app: App;
  beforeAll(async () => {
    app = await boot();
  });
  afterAll(() => app.stop());

  it('VIV-1.5: 2,000 addresses may be scheduled, 2,001 are refused', async () => {
    const { senderId } = await seedSender(app, SHARED);
    await seedConfirmed(app, senderId, 2_000);
    const { campaign, schedule } = app.newsletter;
    await sendCampaign(app, senderId);
    await seedConfirmed(app, senderId, 1, 'nummer');
    const { id } = await campaign.create(draft(senderId), ACTOR.userId, ACTOR.name);
    const confirmation = await schedule.confirm(id, true, ACTOR);
    await expect(
      schedule.schedule(id, { confirmationId: confirmation.id, startAt: null }, ACTOR),
    ).rejects.toMatchObject({ code: 'list_too_large', rule: 'VIV-1.5' });
  });
});
