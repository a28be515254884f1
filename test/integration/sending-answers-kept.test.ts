import type { SMTPServerOptions } from 'smtp-server';
import { seedConfirmed, seedConfirmedFor, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, look } from '../helpers/sending';
import { useSendingApp } from '../helpers/sending-app';
import { databases, type App } from '../helpers/strapi';

const START = '2026-03-02T09:00:00Z';

describe.each(databases)('answers that cannot be written at once, on %s', (database) => {
  let app: App;
  let mails: () => readonly string[];
  let asksForRest = false;
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, callback) =>
    callback(asksForRest ? Object.assign(new Error('4.7.28 too fast. gsmtp'), { responseCode: 421 }) : null);
  useSendingApp({ database, start: START, smtp: { onRcptTo } }, (made) => {
    ({ app } = made);
    mails = () => made.sink.mails.map(({ rcptTo }) => rcptTo);
  });
  beforeEach(() => {
    asksForRest = false;
    jest.spyOn(app.strapi.log, 'error').mockReturnValue(undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  /** At the end of the transaction, once: everything in it has to be undone. */
  const failOnce = <T extends object>(repository: T, method: keyof T): jest.SpyInstance =>
    jest.spyOn(repository, method as never).mockRejectedValueOnce(new Error('database is locked') as never);

  const senderOf = async () => (await seedSender(app, { sender: { profiles: ['test-fast'] } })).senderId;

  it('DESIGN-2.3: what the mail server accepted is written a moment later: nobody is in doubt, and nobody mailed twice', async () => {
    const senderId = await senderOf();
    const emails = await seedConfirmed(app, senderId, 20);
    const id = await sendCampaign(app, senderId);
    const { runs } = app.newsletter.repositories;
    const { addSubmitted } = runs;
    let failures = 0;
    jest.spyOn(runs, 'addSubmitted').mockImplementation((runId, count) => {
      if (count === 0 || failures > 0) return addSubmitted(runId, count);
      failures += 1;
      return Promise.reject(new Error('database is locked'));
    });
    app.newsletter.engine.start();
    for (let n = 0; n < 3; n += 1) await look(app);
    expect(failures).toBe(1);
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'sent', counts: { submitted: 20, uncertain: 0 } });
    expect([...mails()].sort()).toEqual([...emails].sort());
    const answers = await app.newsletter.repositories.runAnswers.of(run.id);
    expect(answers.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(20);
  });

  it('C.3: a provider that asked for a rest then has it', async () => {
    asksForRest = true;
    const senderId = await senderOf();
    await seedConfirmedFor(app, { senderId, purposeKey: 'brief', domain: 'jawort.gmail.com' }, 1, 'g');
    const id = await sendCampaign(app, senderId);
    failOnce(app.newsletter.repositories.providerLanes, 'slowDown');
    app.newsletter.engine.start();
    await look(app);
    expect(await app.newsletter.repositories.providerLanes.since('testhaus.test', 0)).toMatchObject([
      { lane: 'google', coolingUntil: Date.parse(START) + 600_000 },
    ]);
    expect(await deliveries(app, id)).toMatchObject([{ state: 'queued', attempts: 1 }]);
  });

  it('DESIGN-2.3: nor is a confirmation mail in doubt', async () => {
    await senderOf();
    failOnce(app.newsletter.repositories.log, 'add');
    await app.newsletter.signup.request({
      form: 'brief',
      email: 'lea@example.org',
      consents: { brief: true },
      ip: '198.51.100.7',
      userAgent: 'test',
    });
    app.newsletter.engine.start();
    await look(app);
    expect(mails()).toEqual(['lea@example.org']);
    const rows = await app.newsletter.database.knex()('newsletter_notices').select('state');
    expect(rows).toEqual([{ state: 'submitted' }]);
  });
});
