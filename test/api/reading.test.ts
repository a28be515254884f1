import { databases, type App } from '../helpers/strapi';
import {
  bootDoors,
  call,
  confirmed,
  knexOf,
  linksTo,
  newAddress,
  subscribe,
  subscriberOf,
  tableHashes,
} from '../helpers/doors';
import { seedSender, sendCampaign } from '../helpers/seed';
import { sendNow } from '../helpers/sending';

const PREFETCH = { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender', 'x-moz': 'prefetch' };

describe.each(databases)('reading on %s', (database) => {
  let app: App;
  let paths: Record<string, string>;
  beforeAll(async () => {
    app = await bootDoors(database);
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    const email = await confirmed(app);
    await sendCampaign(app, senderId);
    await sendNow(app);
    const asked = newAddress();
    await subscribe(app, asked);
    const { confirm, neverAgain } = await linksTo(app, asked);
    const { document_id: id } = await subscriberOf(app, email);
    const { links, abuse, repositories } = app.newsletter;
    const delivery = await knexOf(app)('newsletter_deliveries').first();
    const run = await repositories.runs.find(delivery.run_id);
    await abuse.file({ mailingId: run!.mailingId, reason: 'other', email, message: 'x', locale: 'de' });
    const report = await knexOf(app)('newsletter_abuse_reports').first();
    const path = (url: string) => new URL(url).pathname + new URL(url).search;
    paths = {
      'a signup form': '/newsletter/forms/brief',
      'a signup form by JSON': '/api/newsletter/forms/brief',
      'a confirmation link': confirm,
      'a never-again link': neverAgain,
      'an unsubscribe link': path(links.unsubscribe(delivery.id)),
      'a preferences link': path(links.preferences(id)),
      'preferences by JSON': `/api/newsletter/preferences/${links.token('preferences', id)}`,
      'a web view': path(links.webView(delivery.id)),
      'an abuse link': path(links.abuse(delivery.id)),
      'an abuse confirmation link': path(links.abuseConfirm(report.document_id)),
      'an altered link': '/newsletter/u/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    };
  });
  afterAll(() => app.stop());

  it.each([
    'a signup form',
    'a signup form by JSON',
    'a confirmation link',
    'a never-again link',
    'an unsubscribe link',
    'a preferences link',
    'preferences by JSON',
    'a web view',
    'an abuse link',
    'an abuse confirmation link',
    'an altered link',
  ])('R8058-6: opening %s a hundred times, by GET, HEAD or prefetch, changes not a byte', async (name) => {
    const path = paths[name]!;
    const before = await tableHashes(app);
    const statuses = new Set<number>();
    for (let n = 0; n < 100; n += 1) {
      const answer = await call(
        app,
        n % 3 === 0 ? 'HEAD' : 'GET',
        path,
        n % 2 === 0 ? { headers: PREFETCH } : {},
      );
      statuses.add(answer.status);
    }
    expect([...statuses]).toEqual([name === 'an altered link' ? 404 : 200]);
    expect(await tableHashes(app)).toEqual(before);
  });

  it('C.5: pages behind links are not stored, not indexed and send no referrer', async () => {
    for (const [name, path] of Object.entries(paths)) {
      if (path.startsWith('/api/')) continue;
      const { headers } = await call(app, 'GET', path);
      expect([name, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
        name,
        'no-store',
        'no-referrer',
      ]);
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('MFR-8.1: the Mailing-ID of a campaign stands in its abuse link’s form', async () => {
    const run = await app.newsletter.repositories.runs.find(
      (await knexOf(app)('newsletter_deliveries').first()).run_id,
    );
    expect((await call(app, 'GET', paths['an abuse link']!)).text).toContain(run!.mailingId);
  });
});
