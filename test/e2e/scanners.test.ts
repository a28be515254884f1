import type { Browser } from 'playwright-core';
import * as composers from '../../src/plugins/newsletter/server/src/domain/notice';
import { NOTICE_NAMES } from '../../src/plugins/newsletter/server/src/domain/notice/notice-name';
import { describeInBrowser, launch } from '../helpers/chromium';
import { call, form, newVisitor, subscriberOf, tableHashes } from '../helpers/doors';
import {
  CONTENT_LINKS,
  KINDS,
  READER,
  TRACKING,
  writeEveryMail,
  type EveryMail,
} from '../helpers/every-mail';
import { bodiesOf, header, linksIn } from '../helpers/mail';
import type { SmtpSink } from '../helpers/smtp-sink';
import type { App } from '../helpers/strapi';

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

describeInBrowser('link scanners on every link of every mail', () => {
  let app: App;
  let sink: SmtpSink;
  let mails: EveryMail['mails'];
  let browser: Browser;
  /** Addresses of ours that stand in mails. */
  let links: string[] = [];
  let before: Record<string, string>;

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

  beforeAll(async () => {
    ({ app, sink, mails } = await writeEveryMail());
    links = [...new Set([...mails.values()].flatMap(linksIn))].filter((link) => link.startsWith(app.url));
    before = await tableHashes(app);
    browser = await launch();
  });

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

  /** The mails of the one campaign, by recipient. */
  const campaignMails = () => {
    const mailingId = header(mails.get('campaign')!, 'X-Mailing-ID');
    return sink.mails.filter(({ raw }) => raw.toString('latin1').includes(`X-Mailing-ID: ${mailingId}`));
  };

  it('TRK-4: a campaign links and shows the same to everybody, but for the links that carry one’s own rights', () => {
    const all = campaignMails();
    expect(all.map(({ rcptTo }) => rcptTo)).toContain(READER);
    expect(all.length).toBeGreaterThan(3);
    const times = new Map<string, number>();
    for (const link of all.flatMap(linksIn)) times.set(link, (times.get(link) ?? 0) + 1);
    const shared = [...times].filter(([, n]) => n === all.length).map(([link]) => link);
    expect(shared).toEqual(expect.arrayContaining([...CONTENT_LINKS]));
    const own = [...times.keys()].filter((link) => !shared.includes(link));
    const kinds = own.map((link) => (link.startsWith('mailto:u+') ? 'mailto:u+' : patternOf(link)));
    expect([...new Set(kinds)].sort()).toEqual(
      ['abuse', 'mailto:u+', 'preferences/:token', 'u/:token', 'view/:token'].sort(),
    );
    expect(own.length).toBe(all.length * new Set(kinds).size);
    const images = [...bodiesOf(all[0]!).html.matchAll(/<img[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src);
    expect(images).toEqual([CONTENT_LINKS[1]]);
  });

  const withdrawTracking = async () => {
    const { document_id: id } = await subscriberOf(app, READER);
    const stateOf = async () =>
      (await app.newsletter.repositories.consents.ofSubscriber(id)).find(
        ({ purposeKey }) => purposeKey === TRACKING,
      )?.consent.state;
    expect(await stateOf()).toBe('active');
    const token = app.newsletter.links.token('preferences', id);
    const body = { purposes: { [TRACKING]: false } };
    const answer = await call(app, 'PATCH', `/api/newsletter/preferences/${token}`, { body });
    expect([answer.status, await stateOf()]).toEqual([200, 'withdrawn']);
  };

  it('TRK-3: nothing is stored about who opens which link or image: with a consent to tracking, without, after its end', async () => {
    const own = [...new Set([...links, ...campaignMails().flatMap(linksIn)])].filter((link) =>
      link.startsWith(app.url),
    );
    expect(own.length).toBeGreaterThan(links.length);
    const openAll = async () => {
      const last = await tableHashes(app);
      for (const link of own) expect([link, (await call(app, 'GET', link)).status]).toEqual([link, 200]);
      expect(await tableHashes(app)).toEqual(last);
    };
    await openAll();
    await withdrawTracking();
    await openAll();
    before = await tableHashes(app);
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
