import { boot, type App } from '../helpers/strapi';
import { seedSender } from '../helpers/seed';

/** Anybody can type anybody's address: what was filled in with it must not become the owner's until he confirms. */
describe('details typed by a stranger', () => {
  let app: App;
  const visitor = { ip: '192.0.2.1', userAgent: 'test' };
  const signUp = (firstName: string, locale: 'de' | 'en') =>
    app.newsletter.signup.request({
      form: 'brief',
      email: 'anna@example.org',
      consents: { brief: true },
      fields: { firstName },
      locale,
      ...visitor,
    });

  beforeAll(async () => {
    app = await boot();
    await seedSender(app);
  });
  afterAll(() => app.stop());

  it('G-16: fields and language of a signup become the subscriber’s with the confirmation, not before', async () => {
    await signUp('Spott', 'en');
    const subscriber = async () => {
      const [listed] = (await app.newsletter.subscriberList.page({})).results;
      const row = await app.newsletter.repositories.subscribers.find(String(listed?.id));
      return row;
    };
    expect(await subscriber()).toMatchObject({ fields: {} });
    const [request] = await app.newsletter.database.knex()('newsletter_confirmation_requests').select('id');
    const token = app.newsletter.links.token('confirm', request.id);
    await app.newsletter.confirmation.confirm(token, { method: 'api', ...visitor });
    expect(await subscriber()).toMatchObject({
      fields: { firstName: 'Spott' },
      locale: 'en',
      state: 'active',
    });
  });
});
