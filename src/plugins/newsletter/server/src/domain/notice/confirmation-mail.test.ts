import { confirmationMail, type ConfirmationMailView } from './confirmation-mail';
import { lintConfirmationMail } from './confirmation-lint';
import { LOCALES } from './locale';

const view: ConfirmationMailView = {
  senderName: 'Müller Backwaren',
  purposes: [
    { title: 'Monatsbrief', kinds: ['Neues aus der Backstube', 'Angebote'], frequency: '1× im Monat' },
  ],
  requestedAt: { at: new Date('2026-11-21T13:03:00Z'), zone: 'Europe/Berlin' },
  pageUrl: 'https://mueller.example/newsletter?utm_source=anna@example.org#form',
  confirmUrl: 'https://nl.mueller.example/newsletter/confirm/abc123',
  validDays: 7,
  neverAgainUrl: 'https://nl.mueller.example/newsletter/never/def456',
  imprintLines: [
    'Müller Backwaren GmbH',
    'Ofenweg 1, 12345 Musterstadt',
    'info@mueller.example',
    'https://mueller.example',
  ],
};

describe.each(LOCALES)('confirmationMail in %s', (locale) => {
  const mail = confirmationMail(view, locale);

  it('DE-6: passes its own lint, even when the purpose names offers and the imprint names a site', () => {
    expect(lintConfirmationMail(mail)).toEqual([]);
  });

  it('DE-6: says for what, when, on which page, how long the link lives, and who asks, in both parts', () => {
    const when = { de: '21. November 2026 um 14:03 Uhr', en: '21 November 2026 at 14:03' }[locale];
    const days = { de: '7 Tage', en: '7 days' }[locale];
    const facts = [
      'Müller Backwaren GmbH',
      'Monatsbrief',
      '1× im Monat',
      'mueller.example/newsletter',
      when,
      days,
    ];
    for (const fact of facts) {
      expect(mail.text).toContain(fact);
      expect(mail.html).toContain(fact);
    }
  });

  it('DE-6: carries the confirm link and the never-again link once in each part, and no third', () => {
    expect(mail.html.match(/href="[^"]*"/g)).toEqual([
      `href="${view.confirmUrl}"`,
      `href="${view.neverAgainUrl}"`,
    ]);
    expect(mail.text.match(/https:\/\/\S+\/\S+/g)).toEqual([view.confirmUrl, view.neverAgainUrl]);
  });

  it('DE-6: holds no picture, no style sheet and no script', () => {
    expect(mail.html).not.toMatch(/<(img|svg|picture|style|script|link)\b|url\(|background/i);
  });

  it('DE-6: prints the page without its query, which may carry personal data', () => {
    expect(mail.text + mail.html).not.toMatch(/utm_source|anna@example\.org/);
  });

  it('DE-6: keeps line breaks out of the subject and markup out of the letter', () => {
    const hostile = confirmationMail({ ...view, senderName: 'A\r\nBcc: x@example.org <b>' }, locale);
    expect(hostile.subject).not.toMatch(/[\r\n]/);
    expect(hostile.html).not.toContain('<b>');
  });

  it('DE-7: does not speak of an earlier mail', () => {
    expect(mail.text).not.toMatch(/erinner|remind|noch nicht|not yet/i);
  });
});
