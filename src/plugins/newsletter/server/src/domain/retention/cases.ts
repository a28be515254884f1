import type { RetentionEntry } from './entry';

/** What is written down about lists, cases and those who worked on them. */
export const CASES = [
  {
    step: 'import-reports',
    kept: { days: 90 },
    data: {
      de: 'Berichte über Importe (Zeilennummern und Gründe)',
      en: 'reports of imports (row numbers and reasons)',
    },
    period: { de: '90 Tage nach dem Ende des Imports', en: '90 days after the import has ended' },
    then: {
      de: 'die Zeilen werden gelöscht, die Summen bleiben',
      en: 'the rows are deleted, the sums stay',
    },
    rule: 'G-25',
    why: {
      de: 'Bis dahin ist die Liste berichtigt; bei wiederholten Importen häuften sie sich sonst.',
      en: 'The list is corrected by then; imports repeated would pile them up.',
    },
  },
  {
    step: 'abuse-files',
    kept: { days: 90 },
    data: { de: 'Dateien zu Beschwerden', en: 'files of abuse reports' },
    period: { de: '90 Tage nach Abschluss des Falls', en: '90 days after the case was closed' },
    then: { de: 'die Datei wird gelöscht', en: 'the file is deleted' },
    rule: 'G-25',
    why: {
      de: 'Bis dahin steht die Entscheidung fest.',
      en: 'The verdict is written by then.',
    },
  },
  {
    step: 'abuse-reporters',
    kept: { yearEnds: 3 },
    data: {
      de: 'Name, Adresse und Worte derer, die sich beschwert haben',
      en: 'name, address and words of those who complained',
    },
    period: {
      de: 'bis drei Jahre nach dem Ende des Jahres des Abschlusses',
      en: 'until three years after the end of the year the case was closed',
    },
    then: { de: 'sie werden geleert, der Fall bleibt', en: 'they are emptied, the case stays' },
    rule: 'MSR-AS-5',
    why: {
      de: 'Ein Fall zählt jahrelang gegen einen Absender; wer ihn gemeldet hat, tut nichts mehr zur Sache.',
      en: 'A case counts against a sender for years, its reporter does not.',
    },
  },
  {
    step: 'audit',
    kept: { yearEnds: 3 },
    data: { de: 'Wer was getan hat (Konten, Nummern)', en: 'who did what (accounts, numbers)' },
    period: {
      de: 'bis drei Jahre nach dem Ende des Jahres',
      en: 'until three years after the end of the year',
    },
    then: { de: 'die Zeile wird gelöscht', en: 'the row is deleted' },
    rule: 'MSR-2.3g',
    why: {
      de: 'Enthält keine Adresse; nötig, solange Ansprüche möglich sind.',
      en: 'Holds no address; needed while claims can be raised.',
    },
  },
] as const satisfies readonly RetentionEntry[];
