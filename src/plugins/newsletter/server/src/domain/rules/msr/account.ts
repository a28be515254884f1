import { outOf } from '../out-reasons';
import { section } from '../rule';

/** Who may hold an account and how its data is kept (2.1 to 2.3, 2.6 to 2.8). */
export const msrAccount = {
  ...section('Mailster: 2.1 Nutzer', {
    'MSR-2.1a': {
      en: 'Senders are businesses or organisations, not private persons.',
      de: 'Absender sind Unternehmen oder Organisationen, keine Privatleute.',
    },
    'MSR-2.1b': {
      en: 'A message keeps the law of the country it comes from and of each country it goes to.',
      de: 'Eine Mail hält das Recht ihres Herkunftslandes und jedes Ziellandes ein.',
    },
    'MSR-2.1c': {
      en: 'The sender answers for the data, the operator processes it on the sender’s behalf.',
      de: 'Der Absender verantwortet die Daten, der Betreiber verarbeitet sie in seinem Auftrag.',
      scope: 'part',
    },
  }),
  ...section('Mailster: 2.2 Zugangsdaten', {
    'MSR-2.2a': {
      en: 'Each person has an own login; secrets are stored hashed and can be revoked.',
      de: 'Jede Person hat ein eigenes Login; Geheimnisse sind gehasht und widerrufbar.',
    },
    'MSR-2.2b': {
      en: 'Reporting a stolen login ends its sessions and tokens and pauses what is being sent.',
      de: 'Wer einen Diebstahl meldet, beendet Sitzungen und Token und hält den Versand an.',
    },
  }),
  ...section('Mailster: 2.3 Datenschutz', {
    'MSR-2.3a': {
      en: 'A sender’s subscribers are invisible to all other senders, on every path.',
      de: 'Die Abonnenten eines Absenders sind für alle anderen unsichtbar, auf jedem Weg.',
    },
    'MSR-2.3b': {
      en: 'Statistics across senders are sums over enough people that nobody can be made out.',
      de: 'Übergreifende Statistik summiert über so viele Menschen, dass niemand erkennbar ist.',
      numbers: { minGroupSize: 10 },
    },
    'MSR-2.3c': {
      en: 'Data is copied only as far as running the service takes it, and copies expire.',
      de: 'Kopien gibt es nur, soweit der Betrieb sie braucht, und sie laufen ab.',
      scope: 'part',
    },
    'MSR-2.3d': {
      en: 'Data stays in the region the operator chose; the product calls nobody outside by default.',
      de: 'Daten bleiben in der gewählten Region; das Produkt ruft von sich aus niemanden draußen.',
      scope: 'part',
    },
    'MSR-2.3e': {
      en: 'Encryption, access control, audit and backups guard the data against loss and misuse.',
      de: 'Verschlüsselung, Zugriffsschutz, Protokoll und Sicherung schützen vor Verlust und Missbrauch.',
    },
    'MSR-2.3f': {
      en: 'Senders get the records and tools that their own data-protection duties call for.',
      de: 'Absender erhalten Verzeichnisse und Werkzeuge für ihre eigenen Datenschutzpflichten.',
    },
    'MSR-2.3g': {
      en: 'An auditor may read everything of a sender, including the log, and write nothing.',
      de: 'Ein Prüfer darf bei einem Absender alles lesen, auch das Protokoll, und nichts schreiben.',
    },
    'MSR-2.3h': {
      en: 'When a contract is over, the sender’s personal data goes, and all copies with it.',
      de: 'Nach Vertragsende verschwinden die Personendaten des Absenders samt allen Kopien.',
    },
  }),
  ...section('Mailster: 2.6 API', {
    'MSR-2.6': {
      en: 'The API knows the same gates as the admin.',
      de: 'Die API kennt dieselben Schranken wie die Verwaltung.',
    },
  }),
  ...section('Mailster: 2.7 Vertragsende', {
    'MSR-2.7a': {
      en: 'After the end a sender can read and export for some days, but not send; then it is erased.',
      de: 'Nach dem Ende darf ein Absender einige Tage lesen und exportieren; dann wird gelöscht.',
      numbers: { graceDays: 10 },
    },
    'MSR-2.7b': {
      en: 'An administrative lock also closes the export until its cause is gone.',
      de: 'Eine administrative Sperre schließt auch den Export, bis ihr Grund entfällt.',
    },
    'MSR-2.7c': {
      en: 'A legal hold keeps data from erasure while authorities investigate.',
      de: 'Eine rechtliche Sperre bewahrt Daten vor der Löschung, solange Behörden ermitteln.',
    },
  }),
  ...section('Mailster: 2.8 Hilfe', {
    'MSR-2.8': {
      ...outOf.operations,
      en: 'Reports of faults are answered by a support team.',
      de: 'Fehlermeldungen beantwortet ein Kundendienst.',
    },
  }),
};
