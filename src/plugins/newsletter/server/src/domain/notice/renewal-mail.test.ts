import { LOCALES } from './locale';
import { renewalMail } from './renewal-mail';

const zone = 'Europe/Zurich';
const view = {
  senderName: 'Müller Backwaren',
  purposeTitle: 'Monatsbrief',
  expressedAt: { at: new Date('2024-08-31T09:00:00Z'), zone },
  expiresAt: { at: new Date('2026-08-31T09:00:00Z'), zone },
  renewUrl: 'https://nl.mueller.example/newsletter/renew/abc',
  preferencesUrl: 'https://nl.mueller.example/newsletter/preferences/abc',
  imprintLines: ['Müller Backwaren GmbH'],
};

describe.each(LOCALES)('the renewal mail in %s', (locale) => {
  const mail = renewalMail(view, locale);

  it('MSR-2.4-10: tells since when the consent holds, when it lapses and how to renew it', () => {
    for (const told of ['2024', '2026', view.renewUrl, view.preferencesUrl, 'Müller Backwaren GmbH']) {
      expect(mail.text).toContain(told);
      expect(mail.html).toContain(told);
    }
  });

  it('MSR-2.4-10: says that doing nothing ends it', () => {
    expect(mail.text).toMatch(locale === 'de' ? /nichts tun/ : /do nothing/);
  });
});
