import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LOCALES } from '../../src/plugins/newsletter/server/src/domain/notice';
import { pageCsp } from '../../src/plugins/newsletter/server/src/pages';
import { SAMPLE_PAGES } from '../../src/plugins/newsletter/server/src/pages/samples.fixture';
import { describeInBrowser, launch, scrollsSideways, violationsOn } from '../helpers/chromium';

const HOST = 'https://pages.test';
/** Colours do not depend on the width, so two of the four combinations see everything. */
const SCREENS = {
  'a narrow dark screen': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  'a wide light screen': { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
} satisfies Record<string, BrowserContextOptions>;
/** A folder for a picture of each page, for people who want to look at them. */
const PICTURES = process.env.JAWORT_PAGE_PICTURES;

describeInBrowser('public pages in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser.close());

  describe.each(Object.entries(SCREENS))('on %s', (screen, options) => {
    let page: Page;
    const blocked: string[] = [];

    beforeAll(async () => {
      page = await (await browser.newContext(options)).newPage();
      await servePages(page);
      page.on(
        'console',
        (line) => line.text().includes('Content Security Policy') && blocked.push(line.text()),
      );
    });

    afterAll(() => page.context().close());

    const cases = Object.keys(SAMPLE_PAGES).flatMap((name) => LOCALES.map((locale) => ({ name, locale })));

    it.each(cases)(
      'DE-13: $name ($locale) has no WCAG 2.1 AA violation, fits the width and keeps its style under the CSP',
      async ({ name, locale }) => {
        await page.goto(`${HOST}/${name}?${locale}`);
        const violations = await violationsOn(page, page, ['best-practice']);
        if (PICTURES)
          await page.screenshot({ path: `${PICTURES}/${name}-${locale}-${screen}.png`, fullPage: true });
        expect(violations).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
        expect(await page.evaluate(columnWidth)).toBeLessThanOrEqual(36 * 16);
        expect(blocked).toEqual([]);
      },
    );
  });

  it('DE-13: the signup form can be filled in and sent with the keyboard alone and without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await servePages(page);
    await page.goto(`${HOST}/form-minimal?de`);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    for (const key of ['Tab', 'Space', 'Tab', 'a@example.org', 'Tab', 'Enter']) {
      await (key.includes('@') ? page.keyboard.type(key) : page.keyboard.press(key));
    }
    const body = new URLSearchParams((await sent).postData() ?? '');
    expect(Object.fromEntries(body)).toEqual({
      nonce: 'n-0123456789abcdef',
      version: '3',
      locale: 'de',
      website: '',
      'consents[monatsbrief]': 'true',
      email: 'a@example.org',
    });
    await context.close();
  });
});

/** Answers with the real policy, at an address that no network knows. */
const servePages = (page: Page) =>
  page.route('**/*', (route) => {
    const { pathname, search } = new URL(route.request().url());
    const locale = LOCALES.find((known) => search === `?${known}`) ?? 'de';
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': pageCsp() },
      body: SAMPLE_PAGES[pathname.slice(1)]?.(locale) ?? '',
    });
  });

const columnWidth = () => document.querySelector('main')?.getBoundingClientRect().width;
