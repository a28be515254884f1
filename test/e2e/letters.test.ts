import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { speakGerman } from '../helpers/admin-user';
import { describeInBrowser, scrollsSideways, violationsOn } from '../helpers/chromium';
import { keyboardOf } from '../helpers/keyboard';
import { DESKTOP, meetMia, PHONE, picture, type Mia } from '../helpers/mia';

const HOUR_MS = 3_600_000;
const LENA = 'lena@example.org';
const OTTO = 'otto.von-der-langen-strasse@example.org';
const RIA = 'ria@example.org';

/** One story told in order: each step stands on the one before. */
describeInBrowser('service mails that ended without a good end, in Chromium against the demo', () => {
  let her: Mia;
  let mia: Page;

  beforeAll(async () => {
    her = await meetMia();
    mia = her.page;
    for (const email of [LENA, OTTO]) await signUp(email);
    seed();
  });
  afterAll(() => her?.leave());

  const signUp = async (email: string): Promise<void> => {
    const body = { form: her.facts.formSlug, email, consents: { monatsbrief: true } };
    await fetch(`${her.facts.url}/api/newsletter/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    // Out of the engine's hands.
    await mia.goto(her.admin('outbox'));
    await mia.getByRole('row').filter({ hasText: email }).first().waitFor();
  };

  /** As mail servers leave it behind that hang up or refuse. */
  const seed = (): void => {
    const db = new Database(path.join(path.dirname(her.facts.outboxDir), 'demo.db'));
    const now = Date.now();
    const set = db.prepare(
      `UPDATE newsletter_notices SET state = ?, reason = ?, reply = ?, text = 'Guten Tag', html = '<p>Guten Tag</p>',
         give_up_at = ? WHERE to_address = ?`,
    );
    set.run('uncertain', 'no_answer', 'connection closed after the final dot', now + HOUR_MS, LENA);
    set.run('failed', 'content', '554 5.7.1 message rejected as spam', now - HOUR_MS, OTTO);
    const add = db.prepare(
      `INSERT INTO newsletter_notices (sender_id, sender_domain, kind, notice, to_address, subject, html, text, locale,
         state, reason, reply, attempts, not_before, give_up_at, created_at, handed_over_at)
       SELECT sender_id, sender_domain, 'notice', ?, ?, 'Auskunft', '<p>Guten Tag</p>', 'Guten Tag', 'de',
         ?, ?, ?, 1, ?, ?, ?, ? FROM newsletter_notices LIMIT 1`,
    );
    for (const [notice, state, reason, reply] of [
      ['rights', 'uncertain', 'process_ended', null],
      ['origin', 'uncertain', 'no_answer', 'timeout after the final dot'],
      ['abuse-decision', 'failed', 'greylist', '451 4.7.1 try again later'],
    ])
      add.run(notice, RIA, state, reason, reply, now, now + HOUR_MS, now - HOUR_MS, now - HOUR_MS);
    db.close();
  };

  const list = async (page: Page, search = ''): Promise<void> => {
    await page.goto(her.admin(`letters${search}`));
    await page.getByRole('table').waitFor();
  };
  const row = (text: string) => mia.getByRole('row').filter({ hasText: text });
  const isWhole = async (): Promise<void> => {
    expect(await violationsOn(mia)).toEqual([]);
    expect(await scrollsSideways(mia)).toBe(false);
  };

  it('DESIGN-2.3: whoever opens any page learns of them, and the page of the mails says what is known', async () => {
    await mia.goto(her.admin('campaigns'));
    await mia.getByText('3 service mails are uncertain').waitFor();
    await isWhole();
    await mia.getByRole('link', { name: 'Go to service mails' }).click();
    await row(LENA).getByText('Nobody may get this mail twice', { exact: false }).waitFor();
    expect(await row(LENA).getByRole('button').allInnerTexts()).toEqual(['Arrived', 'Not arrived']);
    expect(await row('Access to one’s own data').getByRole('button').allInnerTexts()).toEqual([
      'Arrived',
      'Not arrived',
      'Send again',
    ]);
    await picture(mia, 'letters-uncertain-en');
    await isWhole();
  });

  it('DE-13: with the keyboard alone one is said to have arrived, one is sent again', async () => {
    const { press } = keyboardOf(mia);
    await list(mia);
    await press(row('Answer about the origin').getByRole('button', { name: 'Arrived', exact: true }));
    const question = mia.getByRole('alertdialog');
    await question.getByText('Nothing more will be sent.', { exact: false }).waitFor();
    expect(await violationsOn(mia)).toEqual([]);
    await press(question.getByRole('button', { name: 'Arrived' }));
    await row('Answer about the origin').waitFor({ state: 'detached' });
    await press(row('Access to one’s own data').getByRole('button', { name: 'Send again' }));
    await press(question.getByRole('button', { name: 'Send again' }));
    await row('Access to one’s own data').waitFor({ state: 'detached' });
    await mia.goto(her.admin('outbox'));
    await row(RIA).filter({ hasText: 'Auskunft' }).first().waitFor();
  });

  it('C.5: a confirmation mail with a dead link is shown with the reason instead of a button', async () => {
    await list(mia, '?state=failed');
    await row(OTTO).getByText('Whoever wants the mails signs up anew.', { exact: false }).waitFor();
    expect(await row(OTTO).getByRole('button').count()).toBe(0);
    await row(RIA).getByRole('button', { name: 'Try again' }).waitFor();
    await picture(mia, 'letters-failed-en');
    await isWhole();
  });

  it('DESIGN-2.6: what somebody else decided meanwhile is refused in words, with code and rule', async () => {
    await list(mia);
    const db = new Database(path.join(path.dirname(her.facts.outboxDir), 'demo.db'));
    db.prepare(`UPDATE newsletter_notices SET state = 'submitted' WHERE to_address = ?`).run(LENA);
    await row(LENA).getByRole('button', { name: 'Arrived', exact: true }).click();
    await mia.getByRole('alertdialog').getByRole('button', { name: 'Arrived' }).click();
    await row(LENA).getByText('letter_state_conflict', { exact: false }).waitFor();
    await isWhole();
    await mia.reload();
    await mia.getByText('It is known of every service mail what became of it.', { exact: false }).waitFor();
    await picture(mia, 'letters-empty-en');
    await isWhole();
    db.prepare(`UPDATE newsletter_notices SET state = 'uncertain' WHERE to_address = ?`).run(LENA);
    db.close();
  });

  it('DE-13: in German too, on a phone and on a desktop, nothing is cut off and nothing is a violation', async () => {
    await speakGerman(mia);
    for (const size of [DESKTOP, PHONE]) {
      await mia.setViewportSize(size);
      await list(mia);
      await mia.getByText('Ungewiss (1)').waitFor();
      await mia.getByRole('row').last().scrollIntoViewIfNeeded();
      await picture(mia, 'letters-uncertain-de');
      await isWhole();
      await list(mia, '?state=failed');
      await mia.getByRole('row').last().scrollIntoViewIfNeeded();
      await picture(mia, 'letters-failed-de');
      await isWhole();
    }
  });
});
