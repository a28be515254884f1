import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { logIn, speakGerman } from '../helpers/admin-user';
import { describeInBrowser, launch, scrollsSideways, sendSignup, violationsOn } from '../helpers/chromium';
import { startDemo, type Demo, type DemoFacts } from '../helpers/demo';
import { DESKTOP, PHONE, picture } from '../helpers/mia';

const ROSA = 'rosa@example.org';
const DAY_MS = 86_400_000;

/** One story told in order: each step stands on the one before. */
describeInBrowser('from the signup to the abuse case, in Chromium against the demo', () => {
  let demo: Demo;
  let facts: DemoFacts;
  let browser: Browser;
  let contexts: { visitor: BrowserContext; mia: BrowserContext; jon: BrowserContext };
  let visitor: Page;
  /** Reads to axe what the visitor sees without scripts. */
  let reader: Page;
  let mia: Page;
  let links: Readonly<Record<string, string>>;
  let mailingId: string;

  beforeAll(async () => {
    demo = await startDemo();
    ({ facts } = demo);
    browser = await launch();
    contexts = {
      visitor: await browser.newContext({ javaScriptEnabled: false, locale: 'de-DE' }),
      mia: await browser.newContext({ locale: 'en-US', viewport: DESKTOP }),
      jon: await browser.newContext({ locale: 'en-US', viewport: DESKTOP }),
    };
    visitor = await contexts.visitor.newPage();
    reader = await contexts.mia.newPage();
    mia = await contexts.mia.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const admin = (page: string) => `${facts.adminUrl}/plugins/newsletter/${page}`;
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  /** Opens the newest mail with that subject and notes where its links lead, by the first part of their path. */
  const openMail = async (subject: string | RegExp) => {
    await mia.goto(admin('outbox'));
    await mia.getByRole('link', { name: subject }).first().click();
    const list = mia.getByRole('region', { name: 'Links in this mail' });
    await list.getByRole('link').first().waitFor();
    const hrefs = await list
      .getByRole('listitem')
      .getByRole('link')
      .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
    const own = hrefs.filter((href) => href.startsWith(`${facts.url}/newsletter/`));
    links = Object.fromEntries(own.map((href) => [new URL(href).pathname.split('/')[2] ?? '', href]));
  };

  interface Written {
    readonly title: string;
    readonly subject: string;
    readonly body: string;
    readonly finding?: string;
  }

  /** Writes a new campaign and saves it. */
  const write = async ({ title, subject, body, finding }: Written) => {
    await mia.goto(admin('campaigns/new'));
    await mia.getByLabel('Title').fill(title);
    await mia.getByRole('combobox', { name: 'Purpose' }).click();
    await mia.getByRole('option', { name: 'Monatsbrief' }).click();
    await mia.getByLabel('Subject').fill(subject);
    await mia.getByLabel('Body').fill(body);
    if (finding !== undefined) await mia.getByText(finding).waitFor();
    await mia.getByRole('button', { name: 'Save' }).click();
    await heading(mia, title).waitFor();
  };

  const sendNow = async () => {
    await mia.getByRole('checkbox', { name: /keeps these rules/ }).check();
    await mia.getByRole('button', { name: 'Send now' }).click();
  };

  it('MOS-2.2: a person signs up without JavaScript on a form whose boxes are not ticked', async () => {
    await visitor.goto(`${facts.url}/newsletter/forms/${facts.formSlug}`);
    const boxes = await visitor.getByRole('checkbox').all();
    expect(boxes).toHaveLength(2);
    for (const box of boxes) expect(await box.isChecked()).toBe(false);
    expect(await violationsOn(visitor, reader)).toEqual([]);

    await visitor.getByLabel('E-Mail-Adresse').fill(ROSA);
    await visitor.getByRole('button', { name: 'Anmeldung absenden' }).click();
    await visitor.getByRole('alert').waitFor();
    expect(await visitor.getByLabel('E-Mail-Adresse').inputValue()).toBe(ROSA);

    await sendSignup(visitor, 'Monatsbrief');
    expect(await violationsOn(visitor, reader)).toEqual([]);
  });

  it('MFR-4.2: the link of the confirmation mail shows a page, and its button confirms', async () => {
    await logIn(mia, facts.adminUrl, { email: facts.adminEmail, password: facts.adminPassword });
    await mia.getByRole('link', { name: 'Newsletter' }).click();
    await mia.getByRole('link', { name: 'Outbox' }).click();
    await openMail(/^Bitte bestätigen/);
    expect(await violationsOn(mia)).toEqual([]);

    await visitor.goto(links.confirm ?? '');
    expect(await violationsOn(visitor, reader)).toEqual([]);
    await visitor.getByRole('button', { name: 'Ja, ich melde mich an' }).click();
    await heading(visitor, 'Sie sind angemeldet').waitFor();
    expect(await violationsOn(visitor, reader)).toEqual([]);
  });

  it('MFR-4.3: the timeline shows request and confirmation with IP, form version and exact text', async () => {
    await mia.goto(admin('subscribers'));
    await mia.getByRole('link', { name: ROSA }).click();
    const timeline = mia.getByRole('region', { name: 'Consent timeline' });
    await timeline.getByRole('heading', { level: 3 }).first().waitFor();
    const events = await timeline.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(events.map((event) => event.split(' – ')[0])).toEqual([
      'Confirmed',
      'Confirmation page opened',
      'Confirmation mail sent',
      'Requested',
    ]);
    for (const name of ['Confirmed', 'Requested']) {
      const entry = timeline.getByRole('listitem').filter({ hasText: `${name} – Monatsbrief` });
      expect(await entry.innerText()).toMatch(/127\.0\.0\.1[\s\S]*monatsbrief, version 1/);
      await entry.getByText('Exact text shown').click();
      expect(await entry.getByRole('blockquote').innerText()).toContain('Ja, die Backstube Sommer GmbH darf');
    }
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('MFR-3.2: the rules are recalled on the campaigns, on a new campaign and in the send dialog', async () => {
    for (const page of ['campaigns', 'campaigns/new', `campaigns/${facts.campaignId}`]) {
      await mia.goto(admin(page));
      await mia.getByRole('note').filter({ hasText: 'Only to people who said yes' }).waitFor();
      expect(await violationsOn(mia)).toEqual([]);
    }
  });

  it('DE-13: the campaign shows its mail at both widths and what the content policy says', async () => {
    await mia.goto(admin(`campaigns/${facts.campaignId}`));
    const mail = mia.frameLocator('iframe');
    await mail.getByRole('heading', { name: 'Sauerteig im Winter' }).waitFor();
    await mia.getByRole('combobox', { name: 'Preview width' }).click();
    await mia.getByRole('option', { name: /Phone/ }).click();
    await mia.locator('iframe[style*="width: 375px"]').waitFor();
    await mail.getByRole('link', { name: 'Newsletter abbestellen' }).waitFor();
    const findings = mia.getByRole('region', { name: 'Findings' });
    await findings.getByText('Nothing stands against this content').waitFor();
    expect(await findings.getByRole('listitem').count()).toBe(0);
  });

  it('MFR-3.3: nothing can be sent until the box, which is not pre-ticked, is ticked', async () => {
    const button = mia.getByRole('button', { name: 'Send now' });
    const box = mia.getByRole('checkbox', { name: /keeps these rules/ });
    expect(await box.isChecked()).toBe(false);
    expect(await button.isEnabled()).toBe(false);
    await sendNow();
    await mia.getByText('1 of 1 submitted').waitFor();
    await mia.getByText('Sent', { exact: true }).first().waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('MFR-8.1: the mail in the outbox names the Mailing-ID of the campaign in its header', async () => {
    const values = mia.getByRole('definition');
    mailingId = await values.filter({ hasText: /-\d{8}-/ }).innerText();
    await openMail(/^Sauerteig im Winter/);
    await mia.getByRole('tab', { name: 'Headers' }).click();
    const header = mia.getByRole('row').filter({ has: mia.getByRole('rowheader', { name: 'X-Mailing-ID' }) });
    expect(await header.getByRole('cell').innerText()).toBe(mailingId);
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('DESIGN-2.3: a person decides about a mail nobody knows of, after one more question, and takes the report along', async () => {
    // As a mail server leaves it behind that falls silent after the last dot.
    const db = new Database(path.join(path.dirname(facts.outboxDir), 'demo.db'));
    const silent = 'SELECT id FROM newsletter_runs WHERE mailing_id = ?';
    db.prepare(`UPDATE newsletter_deliveries SET state = 'uncertain' WHERE run_id IN (${silent})`).run(
      mailingId,
    );
    db.prepare('UPDATE newsletter_runs SET submitted = 0, uncertain = 1 WHERE mailing_id = ?').run(mailingId);
    db.close();
    await mia.goto(admin(`campaigns/${facts.campaignId}`));
    const card = mia.getByRole('region', { name: 'Uncertain or failed' });
    await card.getByText(/^One mail was handed over/).waitFor();
    const arrived = card.getByRole('button', { name: 'All have arrived' });
    await arrived.scrollIntoViewIfNeeded();
    await picture(mia, 'second-look-en');
    await arrived.press('Enter');
    const question = mia.getByRole('alertdialog');
    await question.getByText('Nothing more will be sent').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await picture(mia, 'second-look-question-en');
    await mia.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await arrived.evaluate((node) => node === document.activeElement)).toBe(true);
    await arrived.press('Enter');
    await question.getByRole('button', { name: 'All have arrived' }).click();
    await card.waitFor({ state: 'detached' });
    await mia.getByText('1 of 1 submitted').waitFor();
    // The button is gone with its card: the keyboard goes on from there and not from the top of the document.
    await mia.waitForFunction(() => document.activeElement?.matches('main, section'));
    const [report] = await Promise.all([
      mia.waitForEvent('download'),
      mia.getByRole('button', { name: 'Download all as CSV' }).click(),
    ]);
    expect(report.suggestedFilename()).toMatch(/^campaign-[a-z0-9]+\.csv$/);
    expect(readFileSync(await report.path(), 'utf8')).toContain(ROSA);
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('VIV-2.2: a scheduled campaign says when it leaves and in which zone, and does not pass for done', async () => {
    const day = new Date(Date.now() + 9 * DAY_MS).toISOString().slice(0, 10);
    await write({ title: 'Neujahr', subject: 'Ein gutes neues Jahr', body: 'Alles Gute für das neue Jahr.' });
    await mia.getByRole('radio', { name: 'At a date and time' }).click();
    await mia.getByRole('textbox', { name: 'Start at' }).fill(`${day}T09:30`);
    await mia.getByRole('checkbox', { name: /keeps these rules/ }).check();
    await mia.getByRole('button', { name: 'Schedule' }).click();
    const told = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date(`${day}T09:30`));
    const leaves = new RegExp(`^Starts on ${told}, 9:30.AM [A-Z]`);
    await mia.getByText(leaves).waitFor();
    expect(await mia.getByRole('progressbar').count()).toBe(0);
    expect(await violationsOn(mia)).toEqual([]);
    await mia.goto(admin('campaigns'));
    const row = mia.getByRole('row').filter({ hasText: 'Neujahr' });
    await row.getByText(leaves).waitFor();
    expect(await row.getByRole('progressbar').count()).toBe(0);
  });

  it('MOS-5.2: a winery campaign waits, and who asked for the approval cannot give it', async () => {
    await write({
      title: 'Weinprobe im Advent',
      subject: 'Unsere Weine zum Fest',
      body: 'Bestellen Sie Rotwein und Riesling aus unserem Weingut.',
      finding: 'MOS-5.2',
    });
    await sendNow();
    await mia.getByText('An approval was requested').waitFor();

    await mia.goto(admin('approvals'));
    await mia.getByRole('link', { name: 'Weinprobe im Advent' }).click();
    await mia.getByText('You made this request yourself').waitFor();
    expect(await mia.getByRole('button', { name: 'Approve' }).isEnabled()).toBe(false);
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('MOS-5.2: a second person reads the campaign in German, on a phone, and approves; then it can leave', async () => {
    const jon = await contexts.jon.newPage();
    await logIn(jon, facts.adminUrl, { email: facts.approverEmail, password: facts.approverPassword });
    await speakGerman(jon);
    await jon.setViewportSize(PHONE);
    await jon.goto(admin('approvals'));
    await jon.getByRole('link', { name: 'Weinprobe im Advent' }).click();
    await jon.getByText('Braucht Freigabe (1)').waitFor();
    expect(await violationsOn(jon)).toEqual([]);
    await jon.getByLabel('Anmerkung').fill('Das Weingut ist bekannt, die Altersangabe steht im Impressum.');
    await jon.getByRole('button', { name: 'Freigeben' }).click();
    await jon.getByText('Die Entscheidung ist festgehalten').waitFor();

    await mia.goto(admin('campaigns'));
    await mia.getByRole('link', { name: 'Weinprobe im Advent' }).click();
    await mia.getByRole('note').filter({ hasText: 'Decided by Jon Winter' }).waitFor();
    await sendNow();
    await mia.getByText('1 of 1 submitted').waitFor();
  });

  it('MSR-2.4-17: link and button end the subscription, without password or typing', async () => {
    await openMail(/^Sauerteig im Winter/);
    await visitor.goto(links.u ?? '');
    expect(await violationsOn(visitor, reader)).toEqual([]);
    await visitor.getByRole('button', { name: /abmelden/ }).click();
    await heading(visitor, /abgemeldet/).waitFor();
    expect(await violationsOn(visitor, reader)).toEqual([]);
    await mia.goto(admin('subscribers'));
    await mia.getByRole('row').filter({ hasText: ROSA }).getByText('Left').waitFor();
  });

  it('LM-8.3: a report by Mailing-ID becomes a case that names campaign and sender', async () => {
    await visitor.goto(`${facts.url}/newsletter/abuse`);
    expect(await violationsOn(visitor, reader)).toEqual([]);
    await visitor.getByLabel('Mailing-ID').fill(mailingId);
    await visitor.getByLabel('Grund').selectOption({ label: 'Ich habe mich nie angemeldet' });
    await visitor.getByLabel('E-Mail-Adresse').fill(ROSA);
    await visitor.getByRole('button', { name: 'Meldung absenden' }).click();
    await heading(visitor, /Meldung ist/).waitFor();
    expect(await violationsOn(visitor, reader)).toEqual([]);

    await mia.goto(admin('abuse-reports'));
    await mia.getByRole('row').filter({ hasText: 'Never signed up' }).getByRole('link').first().click();
    const report = mia.getByRole('region', { name: 'Report' });
    await report.getByText('The address is not blocked').waitFor();
    expect(await report.innerText()).toMatch(/Monatsbrief November[\s\S]*Backstube Sommer/);
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('DE-13: the lists of the plugin have no violation in German and fit a phone', async () => {
    const jon = contexts.jon.pages()[0];
    if (!jon) throw new Error('Jon has left.');
    const pages = {
      campaigns: 'Kampagnen',
      subscribers: 'Abonnenten',
      senders: 'Absender',
      outbox: 'Postausgang',
    };
    for (const [page, title] of Object.entries(pages)) {
      await jon.goto(admin(page));
      await heading(jon, title).waitFor();
      await jon.getByRole('table').waitFor();
      expect(await violationsOn(jon)).toEqual([]);
      expect(await scrollsSideways(jon)).toBe(false);
    }
  });

  it('DESIGN-2.6: while the sending engine is silent every page says so as an alert, in both languages', async () => {
    const jon = contexts.jon.pages()[0];
    if (!jon) throw new Error('Jon has left.');
    const words = [
      [mia, 'The sending engine gives no sign of life'],
      [jon, 'Der Versand gibt kein Lebenszeichen'],
    ] as const;
    for (const [page, title] of words) {
      const silent = { at: '2026-03-02T09:00:00.000Z', alive: false };
      await page.route('**/newsletter/heartbeat', (route) => route.fulfill({ json: silent }));
      await page.goto(admin('campaigns'));
      await page.getByRole('alert').filter({ hasText: title }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.unroute('**/newsletter/heartbeat');
    }
  });
});
