import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { speakGerman } from '../helpers/admin-user';
import { describeInBrowser, scrollsSideways, violationsOn } from '../helpers/chromium';
import type { DemoFacts } from '../helpers/demo';
import { keyboardOf } from '../helpers/keyboard';
import { DESKTOP, meetMia, PHONE, type Mia } from '../helpers/mia';

const LENA = 'lena@example.org';
const DAY_MS = 86_400_000;
const PAULA = 'paula@example.org';
const YES = new Date(Date.now() - 30 * DAY_MS).toISOString();

/** One story told in order: each step stands on the one before. */
describeInBrowser('a person who writes to the team, in Chromium against the demo', () => {
  let her: Mia;
  let facts: DemoFacts;
  let browser: Browser;
  let mia: Page;
  let admin: Mia['admin'];

  beforeAll(async () => {
    her = await meetMia();
    ({ facts, browser, page: mia, admin } = her);
    await signUp();
  });
  afterAll(() => her?.leave());

  const button = (name: string | RegExp) => her.button(name);
  const dialog = () => her.dialog();

  const signUp = async () => {
    const body = { form: facts.formSlug, email: LENA, consents: { monatsbrief: true } };
    await fetch(`${facts.url}/api/newsletter/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await mia.goto(admin('outbox'));
    await mia.getByRole('row').filter({ hasText: LENA }).getByRole('link').first().click();
    const link = mia.getByRole('region', { name: 'Links in this mail' }).getByRole('link', {
      name: /\/confirm\//,
    });
    const visitor = await browser.newPage();
    await visitor.goto((await link.first().getAttribute('href')) ?? '');
    await visitor.getByRole('button', { name: 'Ja, ich melde mich an' }).click();
    await visitor.getByRole('heading', { level: 1, name: 'Sie sind angemeldet' }).waitFor();
    await visitor.close();
  };

  const openLena = async () => {
    await mia.goto(admin('subscribers'));
    await mia.getByRole('link', { name: LENA }).click();
    await mia.getByRole('heading', { level: 1, name: LENA }).waitFor();
  };

  /** As whoever takes in mail leaves it behind. */
  const mailArrived = () => {
    const db = new Database(path.join(path.dirname(facts.outboxDir), 'demo.db'));
    const { hash } = db
      .prepare('SELECT email_hash AS hash FROM newsletter_subscribers WHERE email = ?')
      .get(LENA) as { hash: string };
    const now = Date.now();
    db.prepare(
      `INSERT INTO newsletter_leaving_tasks (reason, from_address, email_hash, subject, state, received_at, due_at)
       VALUES ('no-reference', ?, ?, 'abmelden', 'open', ?, ?)`,
    ).run(LENA, hash, now, now + 3 * DAY_MS);
    db.close();
  };

  it('MOS-2.8: the timeline speaks the sender’s time zone and draws the form as it was seen', async () => {
    await openLena();
    await mia.getByText('All times in the sender’s time zone: Europe/Zurich').waitFor();
    const timeline = mia.getByRole('region', { name: 'Consent timeline' });
    const asked = timeline.getByRole('listitem').filter({ hasText: 'Requested – Monatsbrief' });
    expect(await asked.innerText()).toMatch(/Not ticked\s+Backkurse/);
    const summary = asked.getByText('Show the form as it was seen');
    await summary.focus();
    await summary.press('Enter');
    await asked.getByText('the hash agrees with the one in the entry').waitFor();
    const form = asked.frameLocator('iframe');
    await form.getByText('Ja, die Backstube Sommer GmbH darf').first().waitFor();
    expect(await form.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await form
      .getByRole('link', { name: /Datenschutz/ })
      .first()
      .waitFor();
    const mailed = timeline.getByRole('listitem').filter({ hasText: 'Confirmation mail sent' });
    expect(await mailed.innerText()).toMatch(/Message-ID\s+<[^>]+@/);
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('MOS-1.3: what the page offers takes consent away or tells of it; nothing gives it', async () => {
    const offered = mia.getByRole('region', { name: 'When the person gets in touch' }).getByRole('button');
    await offered.last().waitFor();
    expect(await offered.allInnerTexts()).toEqual([
      'Proof as PDF',
      'Proof as JSON',
      'All data as JSON',
      'Ask a new address',
      'Unsubscribe',
      'Erase person',
    ]);
  });

  it.each([
    ['All data as JSON', /^data-[a-z0-9]+\.json$/],
    ['Proof as PDF', /^proof-[a-z0-9]+\.pdf$/],
    ['Proof as JSON', /^proof-[a-z0-9]+\.json$/],
  ])('G-15: “%s” is a file whose name tells no address', async (name, file) => {
    const [download] = await Promise.all([mia.waitForEvent('download'), button(name).click()]);
    expect(download.suggestedFilename()).toMatch(file);
  });

  it('MSR-AS-2: the export of a list is a file', async () => {
    await mia.goto(admin('imports'));
    const [download] = await Promise.all([mia.waitForEvent('download'), button('Download CSV').click()]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain(LENA);
    await openLena();
  });

  it('G-16: a new address is asked, and the old one keeps what it has until that answers', async () => {
    await button('Ask a new address').press('Enter');
    await dialog()
      .getByLabel(/^New address/)
      .fill('lena.neu@example.org');
    expect(await dialog().getByRole('button', { name: 'Send the confirmation mail' }).isEnabled()).toBe(
      false,
    );
    await dialog()
      .getByRole('combobox', { name: /How did the request come/ })
      .click();
    await mia.getByRole('option', { name: 'By telephone' }).click();
    expect(await violationsOn(mia)).toEqual([]);
    await dialog().getByRole('button', { name: 'Send the confirmation mail' }).click();
    await mia.getByRole('row').filter({ hasText: 'lena.neu@example.org' }).getByText('Waits for').waitFor();
    await mia.getByRole('row').filter({ hasText: 'Monatsbrief' }).getByText('Active').waitFor();
  });

  it('MSR-2.4-18: a request to leave by mail waits for a decision with a reason, and nothing is chosen beforehand', async () => {
    mailArrived();
    await mia.goto(admin('rights'));
    await mia.getByRole('row').filter({ hasText: 'abmelden' }).getByText('In time').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await button(`Decide about the mail from ${LENA}`).press('Enter');
    await dialog().getByRole('radio').first().waitFor();
    expect(await dialog().getByRole('radio', { checked: true }).count()).toBe(0);
    await dialog()
      .getByRole('radio', { name: /^Unsubscribe/ })
      .click();
    expect(await dialog().getByRole('button', { name: 'Record the decision' }).isEnabled()).toBe(false);
    await dialog()
      .getByLabel(/^Reason/)
      .fill('Bittet um Abmeldung.');
    expect(await violationsOn(mia)).toEqual([]);
    await dialog().getByRole('button', { name: 'Record the decision' }).click();
    await mia.getByText('No mail waits for a decision').waitFor();
    await mia.reload();
    await mia.getByText(/^1 request; the slowest was in force after/).waitFor();
    await mia.getByRole('combobox', { name: 'Show' }).click();
    await mia.getByRole('option', { name: 'Decided' }).click();
    const decided = mia.getByRole('row').filter({ hasText: 'Bittet um Abmeldung.' });
    await decided.getByText('Unsubscribed').waitFor();
    expect(await decided.innerText()).toContain('gets nothing');
  });

  it('DE-13: a list is imported with the keyboard alone; what it lacks to prove consent is named', async () => {
    const { choose, press, type } = keyboardOf(mia);
    await mia.goto(admin('imports/new'));
    const origin = mia.getByRole('option', { name: 'Paper form' });
    await choose(mia.getByRole('combobox', { name: /^Origin/ }), origin);
    const chosen = mia.waitForEvent('filechooser');
    await press(mia.getByLabel(/^File/));
    const rows = `E-Mail,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID\n${PAULA},${YES},192.0.2.1,${YES},192.0.2.2,1,a\n`;
    await (await chosen).setFiles({ name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    await press(button('Upload and look at it'));
    await mia.getByText(/^Missing: .*Text of the consent/).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await type(mia.getByLabel(/^Source for the whole file/), 'https://alt.example.org');
    await type(mia.getByLabel(/^Text the people agreed to/), 'Ja, gern.');
    await press(button('Apply and look again'));
    await mia.getByRole('row').filter({ hasText: PAULA }).getByText('Active with proof').waitFor();
    await press(mia.getByRole('checkbox'), 'Space');
    await press(button('Start the import'));
    await mia.getByRole('heading', { name: 'Result' }).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('DE-13: somebody who called is unsubscribed with the keyboard alone, and the timeline says what proof came in', async () => {
    const { press, type } = keyboardOf(mia);
    await mia.goto(admin('subscribers'));
    await press(mia.getByRole('link', { name: PAULA }));
    const entry = mia.getByRole('listitem').filter({ hasText: 'IP address of the confirmation' });
    expect(await entry.innerText()).toMatch(
      /Paper form[^]*192\.0\.2\.1[^]*192\.0\.2\.2[^]*Stated by the importer/,
    );
    await press(button('Unsubscribe'));
    await type(dialog().getByLabel(/^Reason/), 'Rief an.');
    await press(dialog().getByRole('button', { name: 'Unsubscribe now' }));
    await mia.getByRole('row').filter({ hasText: 'Monatsbrief' }).getByText('Withdrawn').waitFor();
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('G-33: a number of people that is none is refused at its field, before anything is sent', async () => {
    await mia.goto(admin('rights'));
    await button('Record a breach').press('Enter');
    await dialog()
      .getByLabel(/^Known since/)
      .fill('2026-01-01T10:00');
    await dialog()
      .getByLabel(/^What happened/)
      .fill('A list lay open.');
    const record = dialog().getByRole('button', { name: 'Record', exact: true });
    const people = dialog().getByLabel(/^People concerned/);
    await people.fill('about twelve');
    await dialog().getByText('Please enter a whole number, or leave the field empty').waitFor();
    expect(await record.isEnabled()).toBe(false);
    expect(await violationsOn(mia)).toEqual([]);
    await people.fill('12');
    expect(await record.isEnabled()).toBe(true);
  });

  it('MSR-2.4-8: a sender is terminated after a reason and a question, never by one click', async () => {
    await mia.goto(admin('senders'));
    await mia.getByRole('link', { name: 'Backstube Sommer' }).click();
    const sanctions = mia.getByRole('region', { name: 'Sanctions' }).first();
    const terminate = sanctions.getByRole('button', { name: 'Terminate for good' });
    await terminate.waitFor();
    expect(await terminate.isEnabled()).toBe(false);
    await sanctions.getByLabel(/^Reason for the termination/).fill('Bought addresses.');
    await terminate.press('Enter');
    const question = mia.getByRole('alertdialog');
    await question.getByText(/Terminate Backstube Sommer for good\?/).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await question.getByRole('button', { name: 'Back' }).click();
    await question.waitFor({ state: 'detached' });
    await mia.reload();
    await sanctions.getByText('Nothing is imposed on this sender.').waitFor();
  });

  it.each(['outbox', 'purposes', 'imports', 'rights', 'senders'])(
    'DE-13: no column of the tables of “%s” runs over the edge of a desktop',
    async (page) => {
      await mia.goto(admin(page));
      await mia.getByRole('table').first().waitFor();
      const tooWide = await mia
        .getByRole('table')
        .evaluateAll(
          (tables) =>
            tables.filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1).length,
        );
      expect(tooWide).toBe(0);
    },
  );

  it('DE-13: both pages are in German too, fit a phone and have no violation', async () => {
    await speakGerman(mia);
    await mia.setViewportSize(PHONE);
    await mia.goto(admin('rights'));
    await mia.getByRole('heading', { level: 1, name: 'Rechte & Fristen' }).waitFor();
    await mia.getByRole('rowheader', { name: 'Pausen' }).waitFor();
    expect(await scrollsSideways(mia)).toBe(false);
    expect(await violationsOn(mia)).toEqual([]);
    await openLena();
    await mia.getByText('Wirksam nach').waitFor();
    expect(await scrollsSideways(mia)).toBe(false);
    expect(await violationsOn(mia)).toEqual([]);
  });

  it('G-17: erasing takes the address typed; it says before and after what stays and why', async () => {
    await mia.setViewportSize(DESKTOP);
    await button('Person löschen').press('Enter');
    await dialog().waitFor();
    await mia.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await button('Person löschen').press('Enter');
    await dialog()
      .getByText(/Nachweis der Einwilligung, verschlüsselt bis/)
      .waitFor();
    await dialog()
      .getByRole('combobox', { name: /Wie kam die Bitte/ })
      .click();
    await mia.getByRole('option', { name: 'Per Brief' }).click();
    const erase = dialog().getByRole('button', { name: 'Endgültig löschen' });
    await dialog()
      .getByLabel(/^Adresse der Person/)
      .fill('jemand@example.org');
    expect(await erase.isEnabled()).toBe(false);
    await dialog()
      .getByLabel(/^Adresse der Person/)
      .fill(LENA);
    expect(await violationsOn(mia)).toEqual([]);
    await erase.click();
    const result = mia.getByRole('status').filter({ hasText: 'Die Person ist gelöscht' });
    await result.getByText(/Nachweis der Einwilligung, verschlüsselt bis/).waitFor();
    await mia.getByRole('heading', { level: 1, name: 'Gelöschte Person' }).waitFor();
    await mia.getByText('Die Angaben zu diesem Eintrag wurden gelöscht').first().waitFor();
    await mia.getByText(LENA).first().waitFor({ state: 'detached' });
    expect(await violationsOn(mia)).toEqual([]);
  });
});
