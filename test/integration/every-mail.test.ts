import { publishedRecords, verdicts } from '../helpers/dkim';
import { KINDS, writeEveryMail, type EveryMail } from '../helpers/every-mail';
import { headersOf } from '../helpers/mail';
import type { StoredMail } from '../helpers/smtp-sink';
import { breachesOf, readEntity, valueOf } from '../helpers/strict-mail';

/** A header that somebody on the way puts in front, as one who replays a signed mail would. */
const ADDED = [
  'From: fremd@anderswo.test',
  'To: anderer@example.org',
  'Subject: anderes',
  'Date: Sat, 21 Nov 2026 13:03:00 +0000',
  'Message-ID: <anders@anderswo.test>',
  'Reply-To: fremd@anderswo.test',
  'Cc: anderer@example.org',
  'Sender: fremd@anderswo.test',
  'MIME-Version: 1.0',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: base64',
  'List-Id: <anders.anderswo.test>',
  'List-Help: <https://anderswo.test/>',
  'List-Owner: <mailto:fremd@anderswo.test>',
  'List-Subscribe: <https://anderswo.test/>',
  'List-Unsubscribe: <https://anderswo.test/>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'Feedback-ID: a:b:c:fremde',
  'X-CSA-Complaints: fremd@anderswo.test',
  'X-Mailing-ID: anders',
  'X-Report-Abuse: https://anderswo.test/',
  'CFBL-Address: fremd@anderswo.test; report=arf',
  'CFBL-Feedback-ID: anders',
  'Auto-Submitted: no',
];

const BOTH_FAIL = ['fail rsa-sha256 nl1', 'fail ed25519-sha256 nle1'];

describe('every mail that the product writes', () => {
  let all: EveryMail;
  let records: ReadonlyMap<string, string>;
  let mails: readonly (readonly [kind: string, mail: StoredMail])[];

  beforeAll(async () => {
    all = await writeEveryMail();
    mails = [...all.mails];
    records = await publishedRecords(all.app, all.senderId);
  });
  afterAll(async () => {
    await all.app.stop();
    await all.sink.close();
  });

  const verdict = (raw: Buffer) => verdicts(raw, records);
  /** What both signatures must never say of a mail that somebody changed. */
  const passing = async (raw: Buffer) => (await verdict(raw)).filter((one) => one.startsWith('pass'));
  const withFront = (raw: Buffer, line: string) => Buffer.concat([Buffer.from(`${line}\r\n`), raw]);

  it('R5322-1: keeps every rule of a reader that shares nothing with its writer', () => {
    expect(mails.map(([kind]) => kind).sort()).toEqual(Object.keys(KINDS).sort());
    for (const [kind, { raw }] of mails) expect([kind, breachesOf(raw)]).toEqual([kind, []]);
    for (const { raw } of all.sink.mails) expect(breachesOf(raw)).toEqual([]);
  });

  it('R5322-2: has a Message-ID of its own', () => {
    const ids = all.sink.mails.map(({ raw }) => valueOf(readEntity(raw.toString('latin1')), 'Message-ID'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(mails.length);
  });

  it('R5322-3: names its one recipient and nobody else', () => {
    for (const { raw, rcptTo } of all.sink.mails)
      expect(valueOf(readEntity(raw.toString('latin1')), 'To')).toBe(rcptTo);
  });

  it('VERP-1: leaves from the bounce domain of its sender with a token of its own', () => {
    const paths = all.sink.mails.map(({ mailFrom }) => mailFrom);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths)
      expect(path).toMatch(/^b\+[a-z0-9]+-[a-z2-7]{26}@t[a-z0-9]+\.bounce\.example\.org$/);
  });

  it('R6376-3: is verified by a foreign program', async () => {
    for (const { raw } of all.sink.mails)
      expect(await verdict(raw)).toEqual(['pass rsa-sha256 nl1', 'pass ed25519-sha256 nle1']);
  });

  it.each(ADDED)('R6376-2: fails with a second or late %s', async (line) => {
    for (const [kind, { raw }] of mails) {
      for (const added of [line, line.toLowerCase()])
        expect([kind, await verdict(withFront(raw, added))]).toEqual([kind, BOTH_FAIL]);
    }
  });

  it('R6376-3: fails with a longer, a shorter and another body, and under the header of another mail', async () => {
    for (const [kind, { raw }] of mails) {
      const text = raw.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const [, { raw: other = raw } = {}] = mails.find(([name]) => name !== kind) ?? [];
      const otherHeader = other.toString('latin1').split('\r\n\r\n')[0] ?? '';
      const forged = [
        `${text}<p>Gewonnen!</p>\r\n`,
        text.slice(0, -20),
        `${text.slice(0, end)}\r\n\r\nx${text.slice(end + 4)}`,
        `${otherHeader}${text.slice(end)}`,
      ];
      // A foreign body is "neutral" to mailauth: the hash is wrong, so it does not come to the signature.
      for (const mail of forged)
        expect([kind, await passing(Buffer.from(mail, 'latin1'))]).toEqual([kind, []]);
    }
  });

  it('R6376-1: fails when any of its signed headers is changed or taken away', async () => {
    for (const [kind, { raw }] of mails) {
      const text = raw.toString('latin1');
      const signed = /\bh=([^;]+);/.exec(text)?.[1]?.replace(/\s/g, '').toLowerCase().split(':') ?? [];
      for (const [name] of headersOf(raw).filter(([one]) => signed.includes(one.toLowerCase()))) {
        const field = new RegExp(`^${name}:.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'm');
        for (const forged of [text.replace(field, ''), text.replace(field, `${name}: x\r\n`)])
          expect([kind, name, await passing(Buffer.from(forged, 'latin1'))]).toEqual([kind, name, []]);
      }
    }
  });
});
