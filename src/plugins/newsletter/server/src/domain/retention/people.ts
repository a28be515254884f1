import { PROOF_KEPT } from '../personal-data/proof-period';
import type { RetentionEntry } from './entry';

/** What is known about people and what they said. */
export const PEOPLE = [
  {
    step: 'unconfirmed',
    kept: { days: 14 },
    data: { de: 'Anmeldungen, die niemand bestätigt hat', en: 'sign-ups nobody confirmed' },
    period: { de: '14 Tage', en: '14 days' },
    then: {
      de: 'Adresse und Angaben werden gelöscht, auch der Prüfwert',
      en: 'address and details are erased, the check value too',
    },
    rule: 'B.7',
    why: {
      de: 'Niemand hat Ja gesagt; die Adresse gehört vielleicht jemand anderem.',
      en: 'Nobody said yes; the address may not even be the asker’s.',
    },
  },
  {
    step: 'requests',
    kept: { days: 30 },
    data: { de: 'Protokoll der Anmeldungen (Prüfwert, Formular)', en: 'log of sign-ups (check value, form)' },
    period: {
      de: '30 Tage, bei bestätigten solange die Person bekannt ist',
      en: '30 days; of confirmed ones as long as the person is known',
    },
    then: { de: 'die Zeile wird gelöscht', en: 'the row is deleted' },
    rule: 'C.6',
    why: {
      de: 'Die Grenze gegen Mailbomben zählt 30 Tage zurück.',
      en: 'The limit against mail bombing counts 30 days back.',
    },
  },
  {
    step: 'never-consented',
    kept: { months: 12 },
    data: { de: 'Adressen aus Importen ohne Nachweis', en: 'imported addresses without proof' },
    period: { de: '12 Monate', en: '12 months' },
    then: { de: 'wie eine Löschung, ohne Sperre', en: 'as an erasure, without a block' },
    rule: 'G-25',
    why: {
      de: 'An sie darf nichts gehen; ein Jahr genügt, um über ein Formular zu fragen.',
      en: 'Nothing may be sent to them; a year is enough to ask by a form.',
    },
  },
  {
    step: 'left-details',
    kept: { days: 30 },
    data: {
      de: 'Vorname und andere Angaben nach der Abmeldung',
      en: 'first name and other details after unsubscribing',
    },
    period: { de: '30 Tage', en: '30 days' },
    then: { de: 'die Angaben werden geleert', en: 'the details are emptied' },
    rule: 'G-25',
    why: {
      de: 'Gebraucht wird nur noch der Nachweis.',
      en: 'Only the proof is still needed.',
    },
  },
  {
    step: 'left',
    kept: PROOF_KEPT,
    data: { de: 'Personen ohne laufende Einwilligung', en: 'people without any consent in force' },
    period: {
      de: 'bis drei Jahre nach dem Ende des Jahres der letzten Nutzung',
      en: 'until three years after the end of the year of last use',
    },
    then: {
      de: 'wie eine Löschung, ohne Rest unter Verschluss',
      en: 'as an erasure, with nothing kept under lock',
    },
    rule: 'G-17',
    why: {
      de: 'Dann sind Ansprüche verjährt (§§ 195, 199 BGB).',
      en: 'Claims are time-barred then (BGB §§ 195, 199).',
    },
  },
  {
    step: 'proofs',
    kept: PROOF_KEPT,
    data: {
      de: 'Nachweise gelöschter Personen, unter Verschluss',
      en: 'proofs of erased people, under lock',
    },
    period: {
      de: 'bis drei Jahre nach dem Ende des Jahres der letzten Nutzung',
      en: 'until three years after the end of the year of last use',
    },
    then: {
      de: 'sie werden gelöscht; im Protokoll bleiben die Prüfwerte',
      en: 'they are deleted; their hashes stay in the ledger',
    },
    rule: 'G-17',
    why: {
      de: 'Nur zur Abwehr von Ansprüchen (Art. 17 Abs. 3 lit. e DSGVO).',
      en: 'Kept for the defence of legal claims only (GDPR Art. 17(3)(e)).',
    },
  },
] as const satisfies readonly RetentionEntry[];
