import { section } from '../rule';

/** What the licence bans from messages (2.4 iv). */
export const msrContent = section('Mailster: 2.4 (iv) Inhalte', {
  'MSR-2.4-7a': {
    en: 'Obscenity and sexual depictions of children are banned.',
    de: 'Obszönes und sexuelle Darstellungen von Kindern sind verboten.',
  },
  'MSR-2.4-7b': {
    en: 'Content that offends common decency is stopped in review.',
    de: 'Was gegen die guten Sitten verstößt, hält die Prüfung an.',
    scope: 'part',
  },
  'MSR-2.4-7c': {
    en: 'Content aimed at disturbing the public order is stopped in review.',
    de: 'Was die öffentliche Ordnung stören soll, hält die Prüfung an.',
    scope: 'part',
  },
  'MSR-2.4-7d': {
    en: 'Content that takes somebody else’s rights is taken down after a report.',
    de: 'Was fremde Rechte verletzt, wird nach einer Meldung entfernt.',
    scope: 'part',
  },
  'MSR-2.4-7e': {
    en: 'Books and other protected works are taken down after a report.',
    de: 'Bücher und andere geschützte Werke werden nach einer Meldung entfernt.',
    scope: 'part',
  },
  'MSR-2.4-7f': {
    en: 'Pirated copies are taken down after a report.',
    de: 'Raubkopien werden nach einer Meldung entfernt.',
    scope: 'part',
  },
  'MSR-2.4-7g': {
    en: 'Data whose spreading the countries concerned, or Italy, outlaw may not be sent.',
    de: 'Daten, deren Verbreitung in den beteiligten Ländern oder Italien verboten ist, bleiben weg.',
    scope: 'part',
  },
  'MSR-2.4-7h': {
    en: 'Calls for hatred or violence are banned.',
    de: 'Aufrufe zu Hass oder Gewalt sind verboten.',
  },
  'MSR-2.4-7i': {
    en: 'Goods and services that are unlawful where the mail starts or arrives are not advertised.',
    de: 'Für Waren und Dienste, die am Start oder Ziel der Mail verboten sind, wird nicht geworben.',
    scope: 'part',
  },
  'MSR-2.4-7j': {
    en: 'Malware, programs and documents with macros cannot be attached.',
    de: 'Schadprogramme, Programme und Dokumente mit Makros lassen sich nicht anhängen.',
  },
  'MSR-2.4-7k': {
    en: 'A list of trades, from escort to food supplements, is not carried under this policy.',
    de: 'Eine Reihe von Branchen, von Escort bis Nahrungsergänzung, ist hier ausgeschlossen.',
    numbers: { categories: 13 },
  },
  'MSR-2.4-7l': {
    en: 'What a reviewer calls doubtful does not leave.',
    de: 'Was ein Prüfer bedenklich nennt, geht nicht hinaus.',
  },
});
