import { abuseAcknowledgementMail, abuseConfirmMail } from './abuse-mails';
import { LOCALES } from './locale';

const imprint = {
  imprintLines: ['Versandhaus Beispiel AG', 'Musterweg 2, 9000 Musterstadt'],
  privacyUrl: 'https://versand.example/datenschutz',
};
const acknowledged = {
  ...imprint,
  caseNumber: 'AB-2026-000123',
  mailingId: 't8f3k-20261121-a9-1f2e3d4c',
  receivedAt: { at: new Date('2026-11-21T13:03:00Z'), zone: 'Europe/Zurich' },
  escalationAddress: 'service@versand.example',
};

describe.each(LOCALES)('abuse mails in %s', (locale) => {
  it('LM-8.3: the acknowledgement gives case number, Mailing ID and the second address to turn to', () => {
    const mail = abuseAcknowledgementMail({ ...acknowledged, blocking: 'blocked', anonymous: true }, locale);
    for (const fact of [acknowledged.caseNumber, acknowledged.mailingId, acknowledged.escalationAddress]) {
      expect(mail.text).toContain(fact);
      expect(mail.html).toContain(fact);
    }
    expect(mail.subject).toContain(acknowledged.caseNumber);
  });

  it('MSR-AS-12: says whether the address is blocked or one click is still needed, never both', () => {
    const say = (blocking: 'blocked' | 'click-needed') =>
      abuseAcknowledgementMail({ ...acknowledged, blocking, anonymous: false }, locale).text;
    const clickNeeded = { de: 'noch nicht gesperrt', en: 'not blocked yet' }[locale];
    expect(say('click-needed')).toContain(clickNeeded);
    expect(say('blocked')).not.toContain(clickNeeded);
  });

  it('MSR-AS-4: promises anonymity only to those who asked for it', () => {
    const promise = { de: 'weder Ihren Namen noch Ihre Adresse', en: 'neither your name nor your address' }[
      locale
    ];
    const say = (anonymous: boolean) =>
      abuseAcknowledgementMail({ ...acknowledged, blocking: 'blocked', anonymous }, locale).text;
    expect(say(true)).toContain(promise);
    expect(say(false)).not.toContain(promise);
  });

  it('LM-8.3: a case found without a Mailing ID prints no empty line for it', () => {
    const mail = abuseAcknowledgementMail(
      { ...acknowledged, mailingId: undefined, blocking: 'blocked', anonymous: false },
      locale,
    );
    expect(mail.text).not.toMatch(/Mailing[- ]ID|undefined/);
  });

  it('LM-8.3: the mail that asks to confirm the block has exactly one link', () => {
    const confirmUrl = 'https://versand.example/newsletter/abuse/confirm/abc';
    const mail = abuseConfirmMail({ ...imprint, caseNumber: 'AB-1', confirmUrl }, locale);
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([`href="${confirmUrl}"`]);
    expect(mail.text).toContain(confirmUrl);
  });
});
