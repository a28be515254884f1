import { LOCALES } from './locale';
import { originMail, type OriginMailView } from './origin-mail';

const zone = 'Europe/Berlin';
const entry = {
  purposeTitle: 'Monatsbrief',
  source: 'https://mueller.example/newsletter',
  requested: { moment: { at: new Date('2026-11-21T13:03:00Z'), zone }, ip: '192.0.2.7' },
  confirmed: { moment: { at: new Date('2026-11-21T13:09:00Z'), zone }, ip: '2001:db8::7' },
  consentText: 'Ich möchte den Monatsbrief <einmal im Monat> bekommen.',
};
const view: OriginMailView = {
  senderName: 'Müller Backwaren',
  entries: [entry],
  imprintLines: ['Müller Backwaren GmbH'],
  privacyUrl: 'https://mueller.example/datenschutz',
};

describe.each(LOCALES)('originMail in %s', (locale) => {
  it('MSR-AS-9: tells source, both dates, both IPs and the wording of the consent', () => {
    const { text } = originMail(view, locale);
    for (const fact of [entry.source, '14:03', '14:09', '192.0.2.7', '2001:db8::7', entry.consentText]) {
      expect(text).toContain(fact);
    }
  });

  it('MSR-AS-9: tells a missing confirmation and a withdrawal', () => {
    const open = originMail({ ...view, entries: [{ ...entry, confirmed: undefined }] }, locale).text;
    expect(open).toContain({ de: 'Bestätigt: nein', en: 'Confirmed: no' }[locale]);
    const left = originMail(
      { ...view, entries: [{ ...entry, withdrawn: { moment: entry.confirmed.moment } }] },
      locale,
    );
    expect(left.text).toContain({ de: 'Widerrufen', en: 'Withdrawn' }[locale]);
  });

  it('MSR-AS-9: answers an address nothing is known about in plain words', () => {
    const { text } = originMail({ ...view, entries: [] }, locale);
    expect(text).toContain({ de: 'nichts gespeichert', en: 'nothing stored' }[locale]);
  });

  it('MSR-AS-9: escapes the consent text in the HTML part', () => {
    expect(originMail(view, locale).html).toContain('&lt;einmal im Monat&gt;');
  });
});
