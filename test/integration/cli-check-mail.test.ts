import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runJson } from '../helpers/cli';
import { SENDER, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { boot } from '../helpers/strapi';

const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADDRESS = 'Testhaus GmbH, Prüfweg 1, 10115 Berlin';
const LINK = 'https://testhaus.test/u/abc';

/** A mail by which nothing is wrong; every test changes what it is about. */
const PARTS = {
  head: [
    'From: Testhaus <brief@testhaus.test>',
    'To: anna@example.org',
    'Subject: Neues aus dem Testhaus',
    'Date: Mon, 02 Nov 2026 10:00:00 +0100',
    'Message-ID: <1@testhaus.test>',
    'MIME-Version: 1.0',
    'X-Mailing-ID: t1-20261102-a1-abcdef12',
    `List-Unsubscribe: <${LINK}>, <mailto:leave@testhaus.test>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  ],
  text: `Guten Tag,\n\nam Freitag lesen wir vor.\n\n${ADDRESS}\n\nAbmelden: ${LINK}\n`,
  html: `<p>Guten Tag, am Freitag lesen wir vor.</p><p>${ADDRESS}</p><p><a href="${LINK}">Newsletter abbestellen</a></p>`,
};

const mailOf = ({ head, text, html }: typeof PARTS): string =>
  [
    ...head,
    'Content-Type: multipart/alternative; boundary=b',
    '',
    ...(text === '' ? [] : ['--b', 'Content-Type: text/plain; charset=utf-8', '', text]),
    ...(html === ''
      ? []
      : ['--b', 'Content-Type: text/html; charset=utf-8', '', `<html><body>${html}</body></html>`]),
    '--b--',
    '',
  ].join('\r\n');

const check = async (change: Partial<typeof PARTS>, ...more: string[]) => {
  const file = path.join(folder, 'mail.eml');
  writeFileSync(file, mailOf({ ...PARTS, ...change }));
  const { exitCode, document } = await runJson(['check', file, ...more]);
  const findings: { code: string; rule: string; excerpt: string }[] = document.findings;
  return { exitCode, verdict: document.verdict, codes: findings.map(({ code }) => code), findings };
};
const without = (name: string) => PARTS.head.filter((line) => !line.startsWith(`${name}:`));

describe('check of a finished mail', () => {
  it('MOS-2.9: a mail that has everything is ok', async () => {
    expect(await check({})).toEqual({ exitCode: 0, verdict: 'ok', codes: [], findings: [] });
  });

  it('MOS-2.9: a mail without unsubscribe link is incomplete in both parts', async () => {
    const html = `<p>Am Freitag lesen wir vor.</p><p>${ADDRESS}</p>`;
    const { exitCode, verdict, findings } = await check({ html, text: `Am Freitag.\n\n${ADDRESS}\n` });
    expect([exitCode, verdict]).toEqual([1, 'incomplete']);
    expect(findings).toMatchObject([
      { code: 'unsubscribe_missing_html', rule: 'MOS-2.9' },
      { code: 'unsubscribe_missing_text', rule: 'MFR-5.1' },
    ]);
  });

  it('MSR-2.4-16: an unsubscribe link in white on white is found', async () => {
    const html = PARTS.html.replace('<a ', '<a style="color:#ffffff;background:#ffffff" ');
    expect((await check({ html })).codes).toEqual(['unsubscribe_low_contrast']);
  });

  it.each([
    ['List-Unsubscribe', 'list_unsubscribe_missing'],
    ['List-Unsubscribe-Post', 'list_unsubscribe_post_missing'],
  ])('R8058-1: a mail without %s is incomplete', async (name, code) => {
    const { verdict, findings } = await check({
      head: without(name).filter((line) => !line.startsWith(name) || name !== 'List-Unsubscribe'),
    });
    expect(verdict).toBe('incomplete');
    expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ code, rule: 'R8058-1' })]));
  });

  it('R8058-1: mailto alone is no one-click way to leave', async () => {
    const head = [...without('List-Unsubscribe'), 'List-Unsubscribe: <mailto:leave@testhaus.test>'];
    expect((await check({ head })).codes).toEqual(['list_unsubscribe_not_https']);
  });

  it('MFR-5.2: a mail that shows no postal address has no imprint', async () => {
    const drop = (part: string) => part.replace(ADDRESS, 'Ihr Testhaus, seit 2019 am Markt');
    const { verdict, findings } = await check({ html: drop(PARTS.html), text: drop(PARTS.text) });
    expect(verdict).toBe('incomplete');
    expect(findings.map(({ rule }) => rule)).toEqual(['MFR-5.2', 'MFR-5.2']);
  });

  it('MFR-5.2: with a sender named, each line of its imprint has to be there', async () => {
    const sender = path.join(folder, 'sender.json');
    writeFileSync(sender, JSON.stringify(SENDER));
    const { findings } = await check({}, '--sender', sender);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'MFR-5.2', excerpt: expect.stringContaining('HRB 12345') }),
      ]),
    );
  });

  it('R5322-1: a second From, a second Subject and a missing Date are found', async () => {
    const head = [...without('Date'), 'From: Bank <x@bank.test>', 'Subject: Anderes'];
    const { findings } = await check({ head });
    expect(findings.map(({ rule, excerpt }) => [rule, excerpt])).toEqual(
      expect.arrayContaining([
        ['R5322-1', 'From'],
        ['R5322-1', 'Subject'],
        ['R5322-1', 'Date'],
      ]),
    );
  });

  it('MFR-5.3: a free-mail sender with the name of another domain is found', async () => {
    const head = [...without('From'), 'From: "paypal.com" <testhaus@gmail.com>'];
    const { findings, exitCode } = await check({ head });
    expect(exitCode).toBe(1);
    expect(findings.map(({ code }) => code)).toEqual(['from_free_mail', 'name_contains_domain']);
  });

  it('MFR-8.1: a missing Mailing-ID is a warning, for it blocks nobody’s reading', async () => {
    const { verdict, codes } = await check({ head: without('X-Mailing-ID') });
    expect([verdict, codes]).toEqual(['ok', ['mailing_id_missing']]);
  });

  it('R2046-1: HTML alone lacks the text part; text alone lacks nothing', async () => {
    expect((await check({ text: '' })).codes).toEqual(expect.arrayContaining(['text_part_empty']));
    expect(await check({ html: '' })).toMatchObject({ verdict: 'ok', codes: [] });
  });

  it('MSR-2.4-7j: a program in the attachment is forbidden', async () => {
    const file = path.join(folder, 'virus.eml');
    const attachment = [
      '--b',
      'Content-Type: application/octet-stream; name="rechnung.exe"',
      'Content-Disposition: attachment; filename="rechnung.exe"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('MZ not really').toString('base64'),
      '--b--',
    ].join('\r\n');
    writeFileSync(file, mailOf(PARTS).replace('--b--', attachment).replace('alternative', 'mixed'));
    const { exitCode, document } = await runJson(['check', file]);
    expect([exitCode, document.verdict]).toEqual([1, 'forbidden']);
    expect(document.findings.map(({ rule }: { rule: string }) => rule)).toContain('MSR-2.4-7j');
  });

  it('DESIGN-2.7: text without a single header is no mail', async () => {
    const file = path.join(folder, 'letter.eml');
    writeFileSync(file, 'Guten Tag, hier ist kein Kopf.\n');
    const { exitCode, document } = await runJson(['check', file]);
    expect([exitCode, document.error.code]).toEqual([2, 'file_invalid']);
  });

  it('MOS-2.9: what the product itself sends has nothing against it', async () => {
    const app = await boot();
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } });
    await seedConfirmed(app, senderId, 1);
    await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    const [name = ''] = readdirSync(app.outboxDir).filter((file) => file.endsWith('.eml'));
    const file = path.join(folder, 'own.eml');
    writeFileSync(file, readFileSync(path.join(app.outboxDir, name)));
    await app.stop();
    const { exitCode, document } = await runJson(['check', file]);
    expect(document.findings).toEqual([]);
    expect([exitCode, document.verdict]).toEqual([0, 'ok']);
  });
});
