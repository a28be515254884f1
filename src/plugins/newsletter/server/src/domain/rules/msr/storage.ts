import { outOf } from '../out-reasons';
import { section } from '../rule';

/** Files behind messages, and the term of the contract (sections 3 and 4). */
export const msrStorage = {
  ...section('Mailster: 3 Schutzrechte', {
    'MSR-3.1': {
      ...outOf.property,
      en: 'The platform belongs to its maker.',
      de: 'Die Plattform gehört ihrem Hersteller.',
    },
    'MSR-3.2': {
      en: 'A plan may put a small badge below campaigns, never into confirmation mail.',
      de: 'Ein Tarif darf unter Kampagnen ein kleines Logo setzen, nie in Bestätigungsmails.',
    },
    'MSR-3.3': {
      en: 'Every additional user accepts the terms before doing anything.',
      de: 'Jeder weitere Benutzer nimmt die Bedingungen an, bevor er etwas tut.',
    },
  }),
  ...section('Mailster: 4.1 Laufzeit', {
    'MSR-4.1a': {
      ...outOf.billing,
      en: 'Contracts run for one of three terms and are renewed or ended in writing.',
      de: 'Verträge laufen über eine von drei Laufzeiten und enden oder verlängern sich schriftlich.',
      numbers: { shortMonths: 12, mediumMonths: 24, longMonths: 36 },
    },
    'MSR-4.1b': {
      en: 'A campaign still running at the end of the contract stops there.',
      de: 'Eine am Vertragsende noch laufende Kampagne hört dort auf.',
    },
  }),
  ...section('Mailster: 4.2 Zahlung', {
    'MSR-4.2a': {
      en: 'Unpaid senders lose first the right to send, then after some days the access.',
      de: 'Wer nicht zahlt, verliert erst das Senden und nach einigen Tagen den Zugang.',
      numbers: { lockAfterDays: 10 },
      scope: 'part',
    },
    'MSR-4.2b': {
      ...outOf.billing,
      en: 'Prices change with notice, and late payment costs a fee.',
      de: 'Preise ändern sich mit Ankündigung, und Verzug kostet eine Gebühr.',
      numbers: { priceNoticeDays: 60, feeEuros: 100 },
    },
  }),
  ...section('Mailster: 4.3 Dateien', {
    'MSR-4.3a': {
      en: 'Storage holds what newsletters use; a file no message refers to is flagged.',
      de: 'Der Speicher hält, was Newsletter brauchen; verwaiste Dateien werden gemeldet.',
    },
    'MSR-4.3b': {
      en: 'A file opens only through a message or its web version.',
      de: 'Eine Datei öffnet sich nur über eine Mail oder deren Webversion.',
    },
    'MSR-4.3c': {
      en: 'Storage has no quota.',
      de: 'Der Speicher kennt keine Quote.',
      scope: 'out',
      outReason: 'A commercial promise, kept by not building a quota.',
    },
    'MSR-4.3d': {
      en: 'No file, attached or linked, is bigger than the limit.',
      de: 'Keine Datei, ob angehängt oder verlinkt, übersteigt die Grenze.',
      numbers: { maxFileBytes: 20_000_000 },
    },
    'MSR-4.3e': {
      en: 'Files are checked again later, and what breaks a rule is removed with a trace.',
      de: 'Dateien werden später erneut geprüft; Regelwidriges wird mit Vermerk entfernt.',
    },
    'MSR-4.3f': {
      en: 'Downloads of a linked file may add up to a multiple of recipients times size.',
      de: 'Downloads einer verlinkten Datei dürfen ein Vielfaches von Empfänger mal Größe erreichen.',
      numbers: { trafficFactor: 10 },
    },
    'MSR-4.3g': {
      en: 'A file past its traffic is slowed, refused or deleted, as the policy chooses.',
      de: 'Ist der Verkehr verbraucht, wird die Datei je nach Regel gebremst, verweigert oder gelöscht.',
    },
  }),
};
