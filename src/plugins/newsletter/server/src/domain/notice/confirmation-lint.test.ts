import { composeMail, type ServiceMail } from './compose';
import { lintConfirmationMail } from './confirmation-lint';

const CONFIRM = 'https://nl.mueller.example/newsletter/confirm/abc';
const NEVER = 'https://nl.mueller.example/newsletter/never/def';

/** A lawful mail with one more sentence in it. */
const mailSaying = (sentence: string, subject = 'Bitte bestätigen'): ServiceMail =>
  composeMail(
    subject,
    [
      { kind: 'paragraph', text: sentence },
      { kind: 'link', label: 'Bestätigen', url: CONFIRM },
      { kind: 'link', label: 'Nie wieder', url: NEVER },
    ],
    'de',
  );

const withHtml = (extra: string): ServiceMail => {
  const mail = mailSaying('Bitte bestätigen Sie.');
  return { ...mail, html: mail.html.replace('</body>', `${extra}</body>`) };
};

const codes = (mail: ServiceMail) => lintConfirmationMail(mail).map(({ code }) => code);

describe('lintConfirmationMail', () => {
  it('DE-6: refuses the mail of LG Stendal 22 S 87/20: logo, welcome phrase, contact invitation', () => {
    const mail = mailSaying('Welcome to Beispielshop! Hast du Fragen zum Newsletter? Kontaktiere uns.');
    const withLogo = {
      ...mail,
      html: mail.html.replace('<p>', '<img src="https://shop.example/logo.png"><p>'),
    };
    expect(new Set(codes(withLogo))).toEqual(new Set(['image', 'welcome_phrase', 'contact_invitation']));
  });

  it.each([
    ['welcome_phrase', 'Herzlich willkommen bei Müller!'],
    ['welcome_phrase', 'Schön, dass Sie dabei sind.'],
    ['coupon', 'Als Dank erhalten Sie 10 % Rabatt.'],
    ['coupon', 'Your voucher is waiting.'],
    ['marketing_word', 'Entdecken Sie unser neues Brot.'],
    ['marketing_word', 'Shop now, only today.'],
    ['social_network', 'Folgen Sie uns auf Instagram.'],
    ['contact_invitation', 'Any questions? Contact us.'],
    ['powered_by', 'Powered by Beispielversand'],
    ['reminder', 'Sie haben Ihre Anmeldung noch nicht bestätigt.'],
  ])('DE-6: refuses a mail with %s: %s', (code, sentence) => {
    expect(codes(mailSaying(sentence))).toContain(code);
  });

  it('DE-6: reads the subject and the HTML part as well', () => {
    expect(codes(mailSaying('Bitte bestätigen.', 'Willkommen!'))).toEqual(['welcome_phrase']);
    expect(codes(withHtml('<div>Will<b>kommen</b> bei uns</div>'))).toEqual(['welcome_phrase']);
  });

  it('DE-6: is not fooled by invisible characters inside a word', () => {
    expect(codes(mailSaying('Gut\u00adschein für Sie, Will\u200bkommen'))).toEqual([
      'welcome_phrase',
      'coupon',
    ]);
  });

  it.each([
    '<img src="x.png">',
    '<svg></svg>',
    '<table background="x.png"></table>',
    '<p style="background:url(x.png)"></p>',
    '<style>p{background:url(x.png)}</style>',
    '<link rel="stylesheet" href="x.css">',
  ])('DE-6: refuses the image %s', (extra) => {
    expect(codes(withHtml(extra))).toContain('image');
  });

  it('DE-6: refuses a third link, also one that is only printed', () => {
    expect(codes(withHtml('<a href="https://shop.example/neu">Neu</a>'))).toEqual(['extra_link']);
    expect(codes(withHtml('<p>https://shop.example/neu</p>'))).toEqual(['extra_link']);
    expect(codes(mailSaying('Mehr: https://shop.example/neu'))).toContain('extra_link');
  });

  it('DE-6: allows the one site of the imprint as text, not two', () => {
    expect(codes(mailSaying('https://mueller.example'))).toEqual([]);
    expect(codes(mailSaying('https://mueller.example https://shop.example'))).toContain('extra_link');
  });

  it('DE-6: takes a mailto link for an invitation to write', () => {
    expect(codes(withHtml('<a href="mailto:info@mueller.example">Mail</a>'))).toEqual(['contact_invitation']);
  });

  it('DE-6: lets the kinds of messages be named, offers included', () => {
    expect(codes(mailSaying('Monatsbrief (Neues aus der Backstube, Angebote; 1× im Monat)'))).toEqual([]);
  });

  it('DE-7: a mail that reminds of an unanswered request is refused under its own rule', () => {
    const [first] = lintConfirmationMail(mailSaying('Bitte bestätigen.', 'Erinnerung: Ihre Anmeldung'));
    expect(first).toMatchObject({ code: 'reminder', rule: 'DE-7' });
  });

  it('DE-6: keeps excerpts short enough for a log line', () => {
    for (const { excerpt } of lintConfirmationMail(mailSaying(`Willkommen ${'x'.repeat(500)}`))) {
      expect(excerpt.length).toBeLessThanOrEqual(80);
    }
  });
});
