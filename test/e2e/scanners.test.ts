import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import * as composers from '../../src/plugins/newsletter/server/src/domain/notice';
import {
  NOTICE_NAMES,
  type NoticeName,
} from '../../src/plugins/newsletter/server/src/repositories/sending/notices';
import { describeInBrowser, launch } from '../helpers/chromium';
import {
  call,
  confirmed,
  form,
  newVisitor,
  nonceOf,
  subscribe,
  subscriberOf,
  tableHashes,
} from '../helpers/doors';
import { linksIn } from '../helpers/mail';
import { seedSender, sendCampaign } from '../helpers/seed';
import { freePort } from '../helpers/server-process';
import { startSmtpSink, type SmtpSink, type StoredMail } from '../helpers/smtp-sink';
import { boot, type App } from '../helpers/strapi';

type Composer = Exclude<
  Extract<keyof typeof composers, `${string}Mail`>,
  'composeMail' | 'lintConfirmationMail'
>;

interface Kind {
  /** Of the queue of service mails; a campaign stands in another. */
  readonly notice: NoticeName | null;
  readonly to: string;
  /** Pages its links lead to. */
  readonly pages: readonly string[];
}

const READER = 'leserin@example.org';
const COMPLAINER = 'beschwerde@example.org';
const REPORTER = 'meldung@example.org';
const MOVER = 'umzug@example.org';

/** Every mail that the product can write: `tsc` and the first test miss the one that is not here. */
const KINDS: Record<Composer | 'campaign', Kind> = {
  campaign: { notice: null, to: READER, pages: ['abuse', 'preferences/:token', 'u/:token', 'view/:token'] },
  confirmationMail: {
    notice: 'double-opt-in',
    to: 'neu@example.org',
    pages: ['confirm/:token', 'never-again/:token'],
  },
  addressChangeMail: {
    notice: 'address-change',
    to: 'neue-wohnung@example.org',
    pages: ['address/:token', 'never-again/:token'],
  },
  renewalMail: { notice: 'renewal', to: 'treu@example.org', pages: ['preferences/:token', 'renew/:token'] },
  originMail: { notice: 'origin', to: 'woher@example.org', pages: ['forms/:slug'] },
  rightsMail: { notice: 'rights', to: 'meins@example.org', pages: ['data/:token', 'erasure/:token'] },
  abuseAcknowledgementMail: { notice: 'abuse-acknowledgement', to: COMPLAINER, pages: [] },
  abuseConfirmMail: { notice: 'abuse-confirm', to: REPORTER, pages: ['abuse/confirm/:token'] },
};

const agent = (name: string) => ({ method: 'GET', headers: { 'user-agent': name } });

/** Who opens links before a person does (standards C.5). */
const VISITS: Record<string, { method: string; headers: Record<string, string> }> = {
  'curl -L': agent('curl/8.14.1'),
  HEAD: { method: 'HEAD', headers: {} },
  OPTIONS: { method: 'OPTIONS', headers: {} },
  'a preflight': {
    method: 'OPTIONS',
    headers: { origin: 'https://mail.example', 'access-control-request-method': 'POST' },
  },
  'a prefetch of old': { method: 'GET', headers: { purpose: 'prefetch', 'x-moz': 'prefetch' } },
  'a prerendering': { method: 'GET', headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' } },
  'the picture proxy of Gmail': agent(
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  ),
  'the proxy of Yahoo': agent('YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html'),
  'Office and its Safe Links': agent('Mozilla/4.0 (compatible; ms-office; MSOffice 16)'),
  'the preview of a messenger': agent('Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'),
  'a search robot': agent('Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'),
  'a scanner without a name': agent(''),
};

/** What a person's press on the first button changes, in this order: the erased has nothing left to change. */
const PRESSED = [
  'confirm/:token',
  'renew/:token',
  'address/:token',
  'u/:token',
  'preferences/:token',
  'abuse/confirm/:token',
  'never-again/:token',
  'erasure/:token',
];

jest.setTimeout(180_000);

describeInBrowser('link scanners on every link of every mail', () => {
  let app: App;
  let sink: SmtpSink;
  let browser: Browser;
  const mails = new Map<string, StoredMail>();
  /** Addresses of ours that stand in mails. */
  let links: string[] = [];
  let before: Record<string, string>;

  const run = async () => {
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    await app.newsletter.engine.stop();
  };
  const newestTo = (email: string): StoredMail => {
    const mail = sink.mails.filter(({ rcptTo }) => rcptTo === email).at(-1);
    if (!mail) throw new Error(`No mail to ${email}.`);
    return mail;
  };
  const press = async (path: string, fields: Record<string, string>) => {
    const answer = await call(app, 'POST', path, {
      body: form({ nonce: nonceOf(await call(app, 'GET', path)), ...fields }),
    });
    expect(answer.status).toBe(202);
  };
  const preferencesOf = async (email: string) => {
    const { document_id: id } = await subscriberOf(app, email);
    return new URL(app.newsletter.links.preferences(id)).pathname;
  };
  /** The page's pattern behind `/newsletter/`, as the router knows it. */
  const patternOf = (link: string): string => {
    const { pathname } = new URL(link);
    const path: string | undefined = app.strapi.server
      .listRoutes()
      .filter(({ methods }: { methods: string[] }) => methods.includes('GET'))
      .filter(({ path: known }: { path: string }) => known.startsWith('/newsletter/'))
      .find((layer: { match(path: string): boolean }) => layer.match(pathname))?.path;
    return path?.replace('/newsletter/', '') ?? `no page: ${pathname}`;
  };

  /** Somebody whose consent is so old that the product asks for another. */
  const seedOld = async (senderId: string, email: string) => {
    const at = new Date();
    at.setUTCMonth(at.getUTCMonth() - 22);
    const row = [
      email,
      at.toISOString(),
      '192.0.2.1',
      at.toISOString(),
      '192.0.2.1',
      'https://testhaus.test',
    ];
    const header = 'email,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text\n';
    const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'test' };
    await app.newsletter.imports.importFile(Readable.from([header, `${row.join(',')},Ja bitte\n`]), order);
  };

  beforeAll(async () => {
    sink = await startSmtpSink();
    const port = await freePort();
    app = await boot({
      listen: true,
      env: {
        SMTP_URL: sink.url,
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        TRUSTED_PROXIES: '127.0.0.1,::1',
      },
    });
    await app.newsletter.engine.stop();
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    const { originMail, rightsMail, renewalMail, addressChangeMail, confirmationMail } = KINDS;
    for (const email of [READER, COMPLAINER, REPORTER, MOVER, originMail.to, rightsMail.to])
      await confirmed(app, email);
    const body =
      '# Guten Tag\n\nheute gibt es Neues über Bücher und Gärten, auch [im Browser]({{ links.webView }}).';
    const campaignId = await sendCampaign(app, senderId, { body });
    await run();
    mails.set('campaign', newestTo(READER));
    const { mailingId = '' } = (await app.newsletter.repositories.runs.findByCampaign(campaignId)) ?? {};

    await subscribe(app, confirmationMail.to);
    await press(`${await preferencesOf(MOVER)}/address`, { email: addressChangeMail.to });
    await seedOld(senderId, renewalMail.to);
    await app.newsletter.consentUpkeep();
    await press('/newsletter/origin', { email: originMail.to });
    await press('/newsletter/access', { email: rightsMail.to });
    const proof = linksIn(newestTo(COMPLAINER)).find((link) => link.includes('/abuse?t=')) ?? '';
    const { pathname, search } = new URL(proof);
    await press(pathname + search, { email: COMPLAINER, reason: 'never_subscribed' });
    await press('/newsletter/abuse', { mailingId, email: REPORTER, reason: 'never_subscribed' });
    await run();
    for (const [kind, { to, notice }] of Object.entries(KINDS)) if (notice) mails.set(kind, newestTo(to));
    links = [...new Set([...mails.values()].flatMap(linksIn))].filter((link) => link.startsWith(app.url));
    before = await tableHashes(app);
    browser = await launch();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await sink?.close();
  });

  it('C.5: every kind of mail that can be written stands in this test, with the links it carries', async () => {
    const known = Object.keys(composers).filter((name) => name.endsWith('Mail'));
    const written = known.filter((name) => name !== 'composeMail' && name !== 'lintConfirmationMail');
    expect(Object.keys(KINDS).sort()).toEqual([...written, 'campaign'].sort());
    const notices = new Set(Object.values(KINDS).flatMap(({ notice }) => notice ?? []));
    expect([...notices].sort()).toEqual([...NOTICE_NAMES].sort());
    const sent = await app.newsletter.database.knex()('newsletter_notices').distinct('notice');
    expect(sent.map(({ notice }: { notice: string }) => notice).sort()).toEqual([...NOTICE_NAMES].sort());
    const pages = [...mails].map(([kind, mail]) => {
      const own = linksIn(mail).filter((link) => link.startsWith(app.url));
      return [kind, [...new Set(own.map(patternOf))].sort()];
    });
    expect(Object.fromEntries(pages)).toEqual(
      Object.fromEntries(Object.entries(KINDS).map(([kind, { pages: wanted }]) => [kind, wanted])),
    );
    expect(linksIn(mails.get('campaign')!).some((link) => link.startsWith('mailto:u+'))).toBe(true);
  });

  it('C.5: every page behind a token is reached from a mail, or from such a page', async () => {
    const found: string[] = [];
    for (const link of links) {
      const { text } = await call(app, 'GET', link);
      found.push(...[...text.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, address = '']) => address));
    }
    const own = found.map((address) => new URL(address, app.url).href);
    links = [...new Set([...links, ...own])].filter((link) => link.startsWith(app.url));
    const patterns = app.strapi.server
      .listRoutes()
      .filter(({ methods, path }: { methods: string[]; path: string }) => {
        return methods.includes('GET') && /^\/newsletter\/.*:token/.test(path);
      })
      .map(({ path }: { path: string }) => path.replace('/newsletter/', ''));
    expect(patterns.length).toBeGreaterThan(9);
    expect(links.map(patternOf)).toEqual(expect.arrayContaining(patterns));
    expect(await tableHashes(app)).toEqual(before);
  });

  it.each(Object.entries(VISITS))('C.5: %s changes nothing', async (_name, { method, headers }) => {
    for (const link of links) {
      const answer = await fetch(link, {
        method,
        headers: { ...headers, connection: 'close', 'x-forwarded-for': newVisitor() },
      });
      await answer.arrayBuffer();
      expect([link, answer.status]).toEqual([link, method === 'OPTIONS' ? expect.any(Number) : 200]);
      expect(answer.status).toBeLessThan(500);
    }
    expect(await tableHashes(app)).toEqual(before);
  });

  it('R8058-6: the same link opened a hundred times by one scanner ends nothing and confirms nothing', async () => {
    const ip = newVisitor();
    for (const link of links.filter((one) => /\/(?:confirm|u)\//.test(one)))
      for (let n = 0; n < 100; n += 1) {
        const answer = await fetch(link, { headers: { 'x-forwarded-for': ip } });
        await answer.arrayBuffer();
        expect(answer.status).toBe(200);
      }
    expect(await tableHashes(app)).toEqual(before);
  });

  it('C.5: a browser that runs scripts but presses nothing changes nothing, and only ever asks to see', async () => {
    const context = await browser.newContext();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.method()));
    for (let n = 0; n < links.length; n += 4)
      await Promise.all(
        links.slice(n, n + 4).map(async (link) => {
          const page = await context.newPage();
          const answer = await page.goto(link, { waitUntil: 'networkidle' });
          expect(answer?.status()).toBe(200);
          await page.mouse.move(320, 320);
          await page.mouse.wheel(0, 2_000);
          await page.close();
        }),
      );
    await context.close();
    expect(asked.length).toBeGreaterThanOrEqual(links.length);
    expect([...new Set(asked)]).toEqual(['GET']);
    expect(await tableHashes(app)).toEqual(before);
  });

  it('VIV-2.3a: a machine that posts without having seen the page confirms nothing', async () => {
    for (const link of links.filter((one) => /\/(?:confirm|renew|address|erasure|data)\//.test(one))) {
      const answer = await call(app, 'POST', link, { body: form({ nonce: 'geraten' }) });
      expect([link, answer.status]).toEqual([link, 409]);
    }
    expect(await tableHashes(app)).toEqual(before);
  });

  it.each(PRESSED)('C.5: a person who presses the button of %s changes something', async (pattern) => {
    const link = links.filter((one) => patternOf(one) === pattern).at(-1) ?? '';
    const last = await tableHashes(app);
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(link);
    expect(await tableHashes(app)).toEqual(last);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page
        .locator(pattern === 'preferences/:token' ? 'button[value=all]' : 'main button')
        .first()
        .click(),
    ]);
    expect(answer.status()).toBe(200);
    await page.context().close();
    expect(await tableHashes(app)).not.toEqual(last);
  });
});
