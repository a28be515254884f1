import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { embedCodes } from '../../src/plugins/newsletter/server/src/domain/signup-form/embed-code';
import {
  answered,
  cutOff,
  describeInBrowser,
  launch,
  scrollsSideways,
  sendSignup,
  tooLowToTap,
  violationsOn,
} from '../helpers/chromium';
import { confirmationMails, eventsOf, knexOf, ledgerOf, newAddress, newVisitor } from '../helpers/doors';
import { openForeignSite, sitePage, type ForeignSite } from '../helpers/foreign-site';
import { FORM, PURPOSE, seedSender } from '../helpers/seed';
import { boot, type App } from '../helpers/strapi';

/** A folder for pictures, for people who want to look at them. */
const PICTURES = process.env.JAWORT_PAGE_PICTURES;
const CSS = 'body { margin: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #222; background: #fff; }';
/** What sites really do: everything an element could inherit, and a `rem` of 10 px. */
const ODD_CSS = `html { font-size: 62.5%; } body { margin: 0; font: 1.4rem/1 Georgia, serif; color: #222; background: #fff;
  text-align: center; text-transform: uppercase; letter-spacing: .4em; word-spacing: 2em; white-space: nowrap; text-indent: 3em; }
  * { margin: 0; padding: 0; } label, p, dl { display: inline; } input { display: none; } button { float: right; }`;
const SUBMIT = { de: 'Anmeldung absenden', en: 'Submit the sign-up' } as const;
const DONE = { de: 'Sehen Sie bitte in Ihr Postfach', en: 'Please check your inbox' } as const;

describeInBrowser('the signup form on a foreign site with a strict content security policy', () => {
  let app: App;
  let site: ForeignSite;
  let stranger: ForeignSite;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  let blocked: string[] = [];

  beforeAll(async () => {
    // All of these visitors come from one address.
    app = await boot({ listen: true, env: { TRUSTED_PROXIES: '127.0.0.1' } });
    await app.newsletter.engine.stop();
    site = await openForeignSite(() => app.url);
    stranger = await openForeignSite(() => app.url);
    const { senderId } = await seedSender(app, { form: { allowedOrigins: [site.origin] } });
    const create = (type: string, data: object) =>
      app.strapi.documents(`plugin::newsletter.${type}`).create({ data: { ...data, senderId } });
    await create('purpose', { ...PURPOSE, key: 'karte', title: 'Postkarte' });
    const common = { ...FORM, allowedOrigins: [site.origin] };
    await create('signup-form', { ...common, slug: 'beides', purposeKeys: ['brief', 'karte'] });
    await create('signup-form', { ...common, slug: 'rechnen', proofOfWork: true });
    await create('signup-form', { ...common, slug: 'neu' });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    stranger?.close();
    await app?.stop();
  });
  beforeEach(() => {
    blocked = [];
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(blocked).toEqual([]);
  });

  const codesOf = async (slug: string) => {
    const { form } = await app.newsletter.signup.openForm(slug);
    return embedCodes({ anyAddress: false, baseUrl: app.url, version: form.version, content: form.content });
  };
  const visit = async (
    body: string,
    {
      lang = 'de',
      at = site,
      css = CSS,
      ...options
    }: BrowserContextOptions & { lang?: string; at?: ForeignSite; css?: string } = {},
  ): Promise<Page> => {
    const context = await browser.newContext({ locale: lang, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) blocked.push(line.text());
    });
    at.pages.set('/', sitePage(lang, body));
    at.pages.set('/site.css', css);
    await page.goto(`${at.origin}/`);
    return page;
  };
  const element = (slug: string, lang: string, inside = '') =>
    `<script src="${app.url}/newsletter/widget.js" async></script><jawort-signup form="${slug}" lang="${lang}">${inside}</jawort-signup>`;
  const picture = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/widget-${name}.png`, fullPage: true });
  };
  const purpose = (page: Page, name: string) => page.getByRole('checkbox', { name });

  it.each(['de', 'en'] as const)(
    'MFR-4.1: the script signs a person up, told in %s and without a violation of WCAG 2.1 AA',
    async (lang) => {
      const page = await visit(element('beides', lang), { lang });
      const submit = page.getByRole('button', { name: SUBMIT[lang] });
      await submit.waitFor();
      const shown = await page.locator('jawort-signup form').innerText();
      for (const told of [
        FORM.title,
        FORM.intro,
        FORM.privacyNotice,
        FORM.toolNotice,
        FORM.trackingNotice,
        PURPOSE.messageTypes,
        PURPOSE.frequency,
        PURPOSE.text,
        'Testhaus',
        'Postkarte',
      ])
        expect(shown).toContain(told);
      for (const box of await page.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false);
      expect(await violationsOn(page)).toEqual([]);
      await picture(page, `${lang}-wide`);

      await submit.click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.evaluate((node) => node === (node.getRootNode() as ShadowRoot).activeElement)).toBe(
        true,
      );
      expect(await violationsOn(page)).toEqual([]);
      await picture(page, `${lang}-problems`);

      const email = newAddress();
      await page.getByRole('textbox', { name: /E-Mail|E-mail/ }).fill(email);
      await purpose(page, 'Postkarte').check();
      await submit.click();
      await page.getByRole('heading', { name: DONE[lang] }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await picture(page, `${lang}-done`);
      const [requested, ...others] = await ledgerOf(app, email);
      expect([requested?.purposeKey, requested?.event, others]).toEqual(['karte', 'requested', []]);
      expect(JSON.parse(requested?.payload ?? '{}')).toMatchObject({
        source: `${site.origin}/`,
        form: { version: 1 },
      });
    },
  );

  it('MFR-4.1: each line of the summary leads to its field, and the words stand there too', async () => {
    const page = await visit(element('beides', 'de'));
    await page.getByRole('button', { name: SUBMIT.de }).click();
    await page.getByRole('link', { name: 'Geben Sie Ihre E-Mail-Adresse ein.' }).click();
    const email = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    expect(await email.evaluate((node) => node === (node.getRootNode() as ShadowRoot).activeElement)).toBe(
      true,
    );
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    await email.fill('info@example.org');
    await purpose(page, 'Testbrief').check();
    await page.getByRole('button', { name: SUBMIT.de }).click();
    await page.getByRole('alert').filter({ hasText: 'Sammeladressen' }).waitFor();
    expect(await email.inputValue()).toBe('info@example.org');
    expect(await purpose(page, 'Testbrief').isChecked()).toBe(true);
  });

  it('C.4: a mistyped domain is questioned, and changed only by whoever clicks', async () => {
    const page = await visit(element('beides', 'de'));
    const email = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    await email.fill('Ina.Muster@gmial.com');
    await email.blur();
    const better = page.getByRole('button', { name: 'Ina.Muster@gmail.com' });
    await better.waitFor();
    expect(await page.getByText('Meinten Sie').innerText()).toBe('Meinten Sie Ina.Muster@gmail.com?');
    expect(await email.inputValue()).toBe('Ina.Muster@gmial.com');
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, 'de-suggestion');
    await better.click();
    expect(await email.inputValue()).toBe('Ina.Muster@gmail.com');
  });

  it('C.6: where the form asks for work the browser does it, and the mail is not held back', async () => {
    const page = await visit(element('rechnen', 'de'));
    const email = newAddress();
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(email);
    await purpose(page, 'Testbrief').check();
    await page.getByRole('button', { name: SUBMIT.de }).click();
    await page.getByRole('heading', { name: DONE.de }).waitFor();
    const [mail] = await confirmationMails(app, email);
    expect(Number(mail.not_before)).toBe(Number(mail.created_at));
    expect(await knexOf(app)('newsletter_spent_proofs')).toHaveLength(1);
  });

  it('MOS-2.3: a form that changed meanwhile is shown again, with what was typed and no box ticked', async () => {
    const page = await visit(element('neu', 'de'));
    const email = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    await email.fill('ina@example.org');
    await purpose(page, 'Testbrief').check();
    const documents = app.strapi.documents('plugin::newsletter.signup-form');
    const { documentId } = await documents.findFirst({ filters: { slug: 'neu' } });
    await documents.update({ documentId, data: { intro: 'Jetzt mit anderen Worten.' } });
    await page.getByRole('button', { name: SUBMIT.de }).click();
    await page.getByText('Jetzt mit anderen Worten.').waitFor();
    await page.getByRole('alert').filter({ hasText: 'neu geladen' }).waitFor();
    expect(await email.inputValue()).toBe('ina@example.org');
    expect(await purpose(page, 'Testbrief').isChecked()).toBe(false);
    expect(await eventsOf(app, 'ina@example.org')).toEqual([]);
  });

  it('DESIGN-2.6: a server in trouble is told as that, in words for visitors, and nothing typed is lost', async () => {
    const page = await visit(element('beides', 'de'));
    const email = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    await email.fill('ina@example.org');
    await purpose(page, 'Postkarte').check();
    const error = { status: 500, name: 'InternalServerError', message: 'Internal Server Error' };
    await page.route('**/subscriptions*', (route) =>
      route.fulfill({ status: 500, headers: { 'access-control-allow-origin': '*' }, json: { error } }),
    );
    await page.getByRole('button', { name: SUBMIT.de }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Das hat nicht geklappt' });
    await alert.getByText('stehen noch hier').waitFor();
    expect(await alert.innerText()).not.toContain('Internal');
    expect(await email.inputValue()).toBe('ina@example.org');
    expect(await purpose(page, 'Postkarte').isChecked()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('LM-4.1: without JavaScript the plain form inside the element signs up, by double opt-in like any other', async () => {
    const { html } = await codesOf('beides');
    const page = await visit(element('beides', 'de', html), { javaScriptEnabled: false });
    const reader = await (await browser.newContext()).newPage();
    expect(await violationsOn(page, reader)).toEqual([]);
    await picture(page, 'de-plain');
    const email = newAddress();
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await purpose(page, 'Testbrief').check();
    await answered(page, () => page.getByRole('button', { name: SUBMIT.de }).click());
    await page.getByRole('heading', { name: DONE.de }).waitFor();
    expect(await violationsOn(page, reader)).toEqual([]);
    await reader.context().close();
    expect(await eventsOf(app, email)).toEqual(['requested']);
    const [mail] = await confirmationMails(app, email);
    expect(mail.notice).toBe('double-opt-in');
  });

  it.each(['de', 'en'] as const)(
    'MFR-4.1: script and plain form (%s) fit a screen of 320 px, whatever the site does to its own elements',
    async (lang) => {
      const phone = { lang, viewport: { width: 320, height: 640 } };
      const { html } = await codesOf('beides');
      const page = await visit(element('beides', lang), { ...phone, css: ODD_CSS });
      await page.getByRole('button', { name: SUBMIT[lang] }).waitFor();
      await picture(page, `${lang}-narrow`);
      const form = page.locator('jawort-signup form');
      const styles = await form.evaluate((node) => {
        const { textAlign, textTransform, letterSpacing, whiteSpace } = getComputedStyle(node);
        return [textAlign, textTransform, letterSpacing, whiteSpace];
      });
      expect(styles).toEqual(['start', 'none', 'normal', 'normal']);
      expect(await cutOff(page)).toEqual([]);
      expect(await tooLowToTap(page)).toEqual([]);
      const plain = await visit(html, { ...phone, javaScriptEnabled: false });
      expect(await scrollsSideways(plain)).toBe(false);
    },
  );

  it('DE-13: with colours of the system and without motion every edge stays, nothing moves, and each step is announced', async () => {
    const page = await visit(element('beides', 'de'), { forcedColors: 'active', reducedMotion: 'reduce' });
    const submit = page.getByRole('button', { name: SUBMIT.de });
    await submit.waitFor();
    for (const part of [submit, page.getByRole('textbox').first(), page.locator('.box').first()])
      expect(await part.evaluate((node) => getComputedStyle(node).borderTopWidth)).not.toBe('0px');
    await submit.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Bitte prüfen Sie Ihre Angaben' }).waitFor();
    await picture(page, 'de-system-colours');
    // Every message comes into a region that stood there before: only then it is read out.
    const said = await page.locator('jawort-signup form').evaluateHandle((form) => {
      const heard: string[] = [];
      for (const region of Array.from(form.querySelectorAll('[role=status]')))
        new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, { childList: true });
      return heard;
    });
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(newAddress());
    await purpose(page, 'Testbrief').check();
    await submit.press('Enter');
    const done = page.getByRole('status').filter({ hasText: DONE.de });
    await done.waitFor();
    expect(await said.jsonValue()).toContain('Wird gesendet …');
    expect(await done.getByRole('heading').evaluate((node) => node.matches(':focus'))).toBe(true);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    const moving = /transition|animation|@keyframes|scroll-behavior/;
    expect(await (await fetch(`${app.url}/newsletter/widget.js`)).text()).not.toMatch(moving);
  });

  it('MFR-4.1: on a site that is not allowed the element keeps what the page put into it', async () => {
    const withLink = element('beides', 'de', '<a href="/anmelden">Zur Anmeldung</a>');
    const page = await visit(withLink + element('beides', 'de'), { at: stranger });
    // The one without content says so once the answer has come; the other was asked for before it.
    await page.getByText('Das Anmeldeformular lässt sich hier gerade nicht anzeigen.').waitFor();
    expect(await page.getByRole('link', { name: 'Zur Anmeldung' }).isVisible()).toBe(true);
    expect(await page.getByRole('checkbox').count()).toBe(0);
  });

  it('MFR-4.1: an allowed site shows the form in a frame and it can be sent there; another site cannot', async () => {
    const { iframe } = await codesOf('beides');
    // Of an address of its own: five others have signed up from this one by now.
    const page = await visit(iframe, { extraHTTPHeaders: { 'x-forwarded-for': newVisitor() } });
    const frame = page.frameLocator('iframe');
    const email = newAddress();
    await frame.getByLabel('E-Mail-Adresse').fill(email);
    await picture(page, 'de-frame');
    await sendSignup(frame, 'Testbrief');
    expect(await eventsOf(app, email)).toEqual(['requested']);

    const other = await visit(iframe, { at: stranger });
    const isRefused = (line: string) => line.includes('frame-ancestors');
    while (!blocked.some(isRefused)) await other.waitForEvent('console');
    expect(await other.frameLocator('iframe').getByRole('checkbox').count()).toBe(0);
    blocked = blocked.filter((line) => !isRefused(line));
  });

  it('MFR-4.1: the files are cached by their content and small enough not to be felt', async () => {
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${app.url}/newsletter/${path}`, { headers });
    const widget = await get('widget.js');
    const text = await widget.text();
    expect(widget.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(widget.headers.get('cache-control')).toContain('must-revalidate');
    expect((await get('widget.js', { 'if-none-match': widget.headers.get('etag') ?? '' })).status).toBe(304);
    const later = text.match(/widget-(?:proof|spelling)\.js\?v=[0-9a-f]{16}/g) ?? [];
    expect(later).toHaveLength(2);
    for (const file of later) {
      const answer = await get(file);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect((await get('widget.json')).status).toBe(404);
  });
});
