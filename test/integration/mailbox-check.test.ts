import { Readable } from 'node:stream';
import {
  adminDoor,
  bootDoors,
  call,
  confirmationMails,
  confirmed,
  form,
  formNonce,
  graphql,
  newAddress,
  nonceOf,
  refusal,
  subscribe,
  subscriberOf,
  type Answer,
} from '../helpers/doors';
import { startNameServer, type NameServer, type Said } from '../helpers/name-server';
import { seedSender } from '../helpers/seed';
import type { App } from '../helpers/strapi';

const ZONE: Readonly<Record<string, Said>> = {
  'keine-post.test': { mx: [[0, '']] },
  'verein.test': { mx: [[10, 'mx.verein.test']] },
  'nur-adresse.test': { a: '192.0.2.1' },
  'kaputt.test': { rcode: 2 },
  'stumm.test': { silent: true },
};
const DEAD = ['keine-post.test', 'tippfeler.test'];
const FINE = ['verein.test', 'nur-adresse.test', 'kaputt.test', 'stumm.test'];

describe('an address at a domain that takes no mail', () => {
  let app: App;
  let names: NameServer;
  let senderId: string;
  beforeAll(async () => {
    names = await startNameServer((name) => ZONE[name] ?? { rcode: 3 });
    app = await bootDoors('sqlite', { NEWSLETTER_MX_LOOKUP: names.address });
    ({ senderId } = await seedSender(app));
  });
  afterAll(async () => {
    await app.stop();
    await names.close();
  });

  const page = (email: string): Promise<Answer> => {
    const fields = { email, version: '1', website: '', 'consents[brief]': 'true' };
    return call(app, 'POST', '/newsletter/forms/brief', { body: form({ ...fields, nonce: formNonce(app) }) });
  };
  const widget = (email: string): Promise<Answer> =>
    subscribe(app, email, {
      data: { version: 1, nonce: formNonce(app), website: '', locale: 'de' },
      headers: { origin: app.url },
    });
  const byGraphql = (email: string): Promise<Answer> =>
    graphql(
      app,
      `
        mutation ($email: String!) {
          subscribeToNewsletter(form: "brief", email: $email, consents: [{ purpose: "brief", given: true }]) {
            status
          }
        }
      `,
      { email },
    );

  it.each(DEAD)('C.2.2: %s is refused at every door, with a word that helps', async (domain) => {
    const email = `ina@${domain}`;
    const admin = await adminDoor(app);
    const answers = {
      json: await subscribe(app, email),
      widget: await widget(email),
      graphql: await byGraphql(email),
      admin: await admin.create('subscriber', { email, senderId, locale: 'de' }),
      page: await page(email),
    };
    const { page: shown, ...others } = answers;
    for (const [name, answer] of Object.entries(others))
      expect([name, refusal(answer)]).toEqual([name, { code: 'domain_takes_no_mail', rule: 'C.2.2' }]);
    expect([answers.json.status, shown.status]).toEqual([422, 422]);
    expect(shown.text).toContain('nimmt keine E-Mails an');
    expect([await subscriberOf(app, email), await confirmationMails(app, email)]).toEqual([undefined, []]);
    const english = await call(app, 'POST', '/api/newsletter/subscriptions', {
      headers: { 'accept-language': 'en' },
      body: { form: 'brief', email, consents: { brief: true } },
    });
    expect(english.json.error.message).toContain('takes no mail');
  });

  it('C.2.2: nor does anybody move to one', async () => {
    const { document_id: id } = await subscriberOf(app, await confirmed(app, 'mia@verein.test'));
    const path = `/newsletter/preferences/${app.newsletter.links.token('preferences', id)}/address`;
    const email = 'ina@keine-post.test';
    const nonce = nonceOf(await call(app, 'GET', path));
    const answer = await call(app, 'POST', path, { body: form({ nonce, email }) });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('nimmt keine E-Mails an')]);
    expect(await subscriberOf(app, email)).toBeUndefined();
  });

  it.each(FINE)('C.2.2: %s lets everybody in: nobody is refused because nobody knows', async (domain) => {
    const answer = await subscribe(app, newAddress().replace('example.org', domain));
    expect(answer.status).toBe(202);
  });

  it('C.2.2: rows of a list at such domains are held back with their reason, and each domain is asked for once', async () => {
    const at = new Date(Date.now() - 24 * 3_600_000).toISOString();
    const rest = `,${at},192.0.2.1,${at},192.0.2.1,https://testhaus.test,Ja bitte\n`;
    const row = (domain: string, n: number) => `reihe${n}@${domain}${rest}`;
    const domains = [...DEAD, 'liste.test', ...FINE];
    const rows = domains.flatMap((domain) => [0, 1, 2].map((n) => row(domain, n)));
    const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    const report = await app.newsletter.imports.importFile(Readable.from([header, ...rows]), order);
    expect(report.proven).toBe(3 * FINE.length);
    expect(report.refused).toHaveLength(9);
    for (const refused of report.refused) expect(refused).toMatchObject({ code: 'domain_takes_no_mail' });
    expect(names.asked.filter((name) => name === 'liste.test')).toHaveLength(1);
  });
});
