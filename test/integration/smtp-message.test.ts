import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { realClock, setClock } from '../helpers/clock';
import { publishedRecords, verdicts } from '../helpers/dkim';
import { bodiesOf, header, headersOf } from '../helpers/mail';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, gaps, live } from '../helpers/sending';
import { startSmtpSink, type SmtpSink, type StoredMail } from '../helpers/smtp-sink';
import { boot, uid, type App } from '../helpers/strapi';

const corpus = path.resolve(__dirname, '../../../shared/corpus');
const withCorpus = existsSync(corpus) ? describe : describe.skip;
const read = (name: string) => readFileSync(path.join(corpus, name), 'utf8');

const ONCE = [
  'Date',
  'From',
  'To',
  'Subject',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'DKIM-Signature',
];
const ONCE_IN_CAMPAIGNS = ['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Feedback-ID'];
const MORE_ONCE = ['X-Mailing-ID', 'X-Report-Abuse', 'Precedence', 'CFBL-Address', 'CFBL-Feedback-ID'];

/** The title and the text of an issue of the corpus. */
const issueOf = (markdown: string) => {
  const title =
    /^title:\s*"?(.*?)"?\s*$/m.exec(markdown)?.[1] ?? /^#\s+(.*)$/m.exec(markdown)?.[1] ?? 'Brief';
  return { subject: title, body: markdown.replace(/^---\n[\s\S]*?\n---\n/, '') };
};

withCorpus('real content through a real SMTP server', () => {
  let app: App;
  let sink: SmtpSink;
  let records: ReadonlyMap<string, string>;
  let senders: { id: string; bounceDomain: string }[];
  let campaigns: string[];
  const received = (domain: string): StoredMail[] =>
    sink.mails.filter((mail) => mail.mailFrom.endsWith(domain));

  beforeAll(async () => {
    sink = await startSmtpSink();
    app = await boot({ listen: true, env: { SMTP_URL: sink.url } });
    const start = Date.now();
    setClock(start);
    const first = await seedSender(app, { sender: { profiles: ['strictest'] } });
    const second = await seedSender(app, {
      sender: { profiles: ['vivanet-shared'], domain: 'zweites.test', fromEmail: 'brief@zweites.test' },
      form: { slug: 'zweites' },
    });
    await seedConfirmed(app, first.senderId, 3);
    await seedConfirmed(app, second.senderId, 2);
    const issue = issueOf(read('newsletters/2025-april.de.md'));
    campaigns = [
      await sendCampaign(app, first.senderId, issue),
      await sendCampaign(app, second.senderId, { format: 'html', body: read('templates/colorlib-1.html') }),
    ];
    senders = [];
    for (const { senderId } of [first, second]) {
      const row = await app.strapi.documents(uid('sender')).findOne({ documentId: senderId });
      senders.push({ id: senderId, bounceDomain: row.bounceDomain });
    }
    records = await publishedRecords(app, first.senderId);
    // Five mails with a spacing of 20 seconds between those of one domain.
    await live(app, start + 60_000);
  });
  afterAll(async () => {
    await app.stop();
    realClock();
    await sink.close();
  });

  const issueMails = () => received(senders[0]?.bounceDomain ?? '?');

  it('VIV-2.1a: the mail server sees at least 20 s between mails of one domain', () => {
    const instants = issueMails().map((mail) => mail.at);
    expect(instants).toHaveLength(3);
    expect(Math.min(...gaps(instants))).toBeGreaterThanOrEqual(20_000);
  });

  it('MSR-6.10a: what the next server accepted is counted as submitted, for everybody', async () => {
    for (const id of campaigns) {
      const run = await agreedRun(app, id);
      expect(run).toMatchObject({ state: 'sent', counts: { queued: 0, submitted: run.total } });
    }
  });

  it('R6376-1: mailauth verifies the signature; a second Subject or From breaks it', async () => {
    const raw = issueMails()[0]?.raw ?? Buffer.alloc(0);
    expect(await verdicts(raw, records)).toEqual(['pass rsa-sha256 nl1']);
    for (const line of ['Subject: anderes\r\n', 'From: fremd@anderswo.test\r\n']) {
      expect(await verdicts(Buffer.concat([Buffer.from(line), raw]), records)).toEqual([
        'fail rsa-sha256 nl1',
      ]);
    }
  });

  it('MFR-5.2: text and HTML carry the whole imprint', () => {
    const fields = [
      'Testhaus GmbH',
      'Ina Muster',
      'Prüfweg 1',
      '10115 Berlin',
      'HRB 12345',
      'kontakt@testhaus.test',
    ];
    for (const mail of sink.mails) {
      const { text, html } = bodiesOf(mail);
      for (const field of fields) {
        expect(text).toContain(field);
        expect(html).toContain(field);
      }
    }
  });

  it('MSR-2.4-16: text and HTML carry the unsubscribe link of this very mail, and it answers 200', async () => {
    for (const mail of sink.mails) {
      const link = /<(https?:[^>]+)>/.exec(header(mail, 'List-Unsubscribe'))?.[1] ?? '';
      const { text, html } = bodiesOf(mail);
      expect(text).toContain(link);
      expect(html).toContain(link);
      const page = await fetch(app.url + new URL(link).pathname);
      expect(page.status).toBe(200);
    }
  });

  it('MFR-8.1: one Mailing-ID for all recipients of a campaign, another one for another campaign', async () => {
    const ids = senders.map(({ bounceDomain }) => [
      ...new Set(received(bounceDomain).map((mail) => header(mail, 'X-Mailing-ID'))),
    ]);
    expect(ids.map((list) => list.length)).toEqual([1, 1]);
    expect(ids[0]).not.toEqual(ids[1]);
    const runs = await Promise.all(
      campaigns.map((id) => app.newsletter.repositories.runs.findByCampaign(id)),
    );
    expect(ids.flat()).toEqual(runs.map((run) => run?.mailingId));
  });

  it('MSR-AS-10: every sender has an envelope domain of its own, and each recipient a token below it', () => {
    expect(senders[0]?.bounceDomain).not.toBe(senders[1]?.bounceDomain);
    expect(sink.mails).toHaveLength(5);
    for (const mail of sink.mails)
      expect(mail.mailFrom).toMatch(/^b\+[a-z0-9]+-[a-z0-9]+@t[a-z0-9]+\.bounce\.example\.org$/);
    expect(new Set(sink.mails.map((mail) => mail.mailFrom)).size).toBe(5);
  });

  it('R5322-1 R6532-1: CRLF only, seven bits, no line over 998 octets, every header once', () => {
    for (const { raw } of sink.mails) {
      const text = raw.toString('latin1');
      expect(/(?<!\r)\n|\r(?!\n)|\0/.test(text)).toBe(false);
      expect([...raw].every((byte) => byte < 0x80)).toBe(true);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      const names = headersOf(raw).map(([name]) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      for (const name of [...ONCE, ...ONCE_IN_CAMPAIGNS, ...MORE_ONCE])
        expect(names).toContain(name.toLowerCase());
    }
  });

  it('R5322-2 R5322-3 FBID-1: Message-IDs differ, To names one recipient, Feedback-ID names the sender', () => {
    expect(new Set(sink.mails.map((mail) => header(mail, 'Message-ID'))).size).toBe(5);
    for (const mail of sink.mails) {
      expect(header(mail, 'To')).toBe(mail.rcptTo);
      expect(header(mail, 'Message-ID')).toMatch(/^<[^<>@\s]+@(testhaus|zweites)\.test>$/);
      expect(header(mail, 'Feedback-ID')).toMatch(/^[^:\s]+:[^:\s]+:s-t[a-z0-9]+:jawort-nl$/);
      expect(header(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
      expect(header(mail, 'List-Unsubscribe')).toMatch(/^<https?:[^>]+>, <mailto:[^>]+>$/);
    }
  });

  it('R8058-1: one click works with both encodings of the raw link, answers 200 and redirects nowhere', async () => {
    const [first, second] = issueMails().map(
      (mail) => new URL(/<(https?:[^>]+)>/.exec(header(mail, 'List-Unsubscribe'))?.[1] ?? ''),
    );
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const bodies = [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form];
    for (const [n, link] of [first, second].entries()) {
      const answer = await fetch(app.url + (link?.pathname ?? ''), {
        method: 'POST',
        body: bodies[n] ?? null,
        redirect: 'manual',
      });
      expect(answer.status).toBe(200);
    }
    const states = await app.strapi.db.connection('newsletter_consents').where({ sender_id: senders[0]?.id });
    expect(states.filter((row: { state: string }) => row.state === 'withdrawn')).toHaveLength(2);
  });
});
