import { boot, databases, type App } from '../helpers/strapi';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';

describe.each(databases)('the plugin on %s', (database) => {
  let app: App;
  beforeAll(async () => {
    app = await boot({ database });
  });
  afterAll(() => app.stop());

  it('is loaded from its build, not skipped without a word', () => {
    expect(app.strapi.plugin('newsletter')).toBeDefined();
    expect(Object.keys(app.strapi.plugin('newsletter').contentTypes)).toContain('consent-record');
  });

  it('sends a campaign to everybody who said yes, and the sums agree', async () => {
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    await seedConfirmed(app, senderId, 5);
    const id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    const run = await app.newsletter.repositories.runs.findByCampaign(id);
    expect(run).toMatchObject({ state: 'sent', total: 5, counts: { queued: 0, submitted: 5 } });
    expect(await app.newsletter.verifyLedger()).toMatchObject({ ok: true, records: 5 });
  });
});
