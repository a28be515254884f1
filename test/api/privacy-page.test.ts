import { boot, type App } from '../helpers/strapi';
import { seedSender } from '../helpers/seed';

describe('pages that belong to no single sender', () => {
  let app: App;
  beforeAll(async () => {
    app = await boot({ listen: true });
    await seedSender(app);
  });
  afterAll(() => app.stop());

  it('VIV-0.1: their privacy link leads to a page that names the policy of each sender', async () => {
    const abuse = await (await fetch(`${app.url}/newsletter/abuse`)).text();
    const link = /href="[^"]*(\/newsletter\/privacy)"/.exec(abuse)?.[1];
    const page = await fetch(`${app.url}${link}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('href="https://testhaus.test/datenschutz"');
  });
});
