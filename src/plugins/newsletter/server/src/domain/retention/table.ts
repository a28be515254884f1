type Words = Readonly<Record<'de' | 'en', string>>;

/** One kind of data: how long it is kept, what happens then, and why. */
export interface RetentionEntry {
  /** Names the step of the job that does it; absent where nothing has to run. */
  readonly step: string | null;
  readonly data: Words;
  readonly period: Words;
  readonly then: Words;
  readonly rule: string;
  readonly why: Words;
}

/** Every kind of personal data, its period and its reason (G-25, G-30). No legal advice: an operator may need shorter ones. */
export const RETENTION = [
  {
    step: 'unconfirmed',
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
  {
    step: 'notices',
    data: { de: 'Servicemails (Adresse, Betreff)', en: 'service mails (address, subject)' },
    period: { de: '30 Tage nach dem Versand', en: '30 days after sending' },
    then: {
      de: 'die Zeile wird gelöscht; der Text schon beim Versand',
      en: 'the row is deleted; its text already on sending',
    },
    rule: 'G-25',
    why: {
      de: 'Lange genug, um zu klären, warum eine Mail nicht ankam.',
      en: 'Long enough to find out why a mail did not arrive.',
    },
  },
  {
    step: 'replies',
    data: { de: 'Antworten der Mailserver', en: 'answers of mail servers' },
    period: { de: '90 Tage', en: '90 days' },
    then: {
      de: 'die Antwort wird geleert, Ergebnis und Grund bleiben',
      en: 'the answer is emptied, outcome and reason stay',
    },
    rule: 'G-25',
    why: {
      de: 'Sie können die Adresse nennen; die Art des Fehlers bleibt ohne sie erhalten.',
      en: 'They may name the address; classes of bounces are kept without it.',
    },
  },
  {
    step: 'sending-log',
    data: { de: 'Sendeprotokoll (Nummern, Zeitpunkte)', en: 'sending log (numbers, moments)' },
    period: { de: '30 Tage', en: '30 days' },
    then: { de: 'die Zeile wird gelöscht', en: 'the row is deleted' },
    rule: 'VIV-1.1',
    why: {
      de: 'Die Stundengrenze sieht eine Stunde zurück; ein Monat hilft, sie zu erklären.',
      en: 'The cap looks back one hour; a month helps to explain it.',
    },
  },
  {
    step: 'access-links',
    data: { de: 'Links zu den eigenen Daten', en: 'links to one’s own data' },
    period: { de: 'gültig 3 Tage, Zeile 30 Tage', en: 'valid for 3 days, row 30 days' },
    then: { de: 'die Zeile wird gelöscht', en: 'the row is deleted' },
    rule: 'G-15',
    why: {
      de: 'Ein Link, der alles öffnet, darf nicht lange gelten.',
      en: 'A link that opens everything must not live long.',
    },
  },
  {
    step: 'pauses',
    data: { de: 'Pausen', en: 'pauses' },
    period: { de: '30 Tage nach ihrem Ende', en: '30 days after their end' },
    then: { de: 'die Zeile wird gelöscht', en: 'the row is deleted' },
    rule: 'G-25',
    why: {
      de: 'Vorbei ist vorbei.',
      en: 'Over is over.',
    },
  },
  {
    step: 'leaving-tasks',
    data: {
      de: 'Abmeldungen per Mail, über die jemand entscheiden musste',
      en: 'requests to leave by mail that a person had to decide',
    },
    period: {
      de: 'Absender und Betreff bis zur Entscheidung, Zeile 1 Jahr',
      en: 'From and subject until decided, row 1 year',
    },
    then: { de: 'erst geleert, dann gelöscht', en: 'emptied first, then deleted' },
    rule: 'MSR-2.4-18',
    why: {
      de: 'Beleg, dass es rechtzeitig geschah.',
      en: 'Proof that it was done in time.',
    },
  },
  {
    step: 'leavings',
    data: { de: 'Zeitpunkte von Abmeldungen', en: 'moments of unsubscribing' },
    period: {
      de: 'bis drei Jahre nach dem Ende des Jahres',
      en: 'until three years after the end of the year',
    },
    then: { de: 'die Zeile wird gelöscht', en: 'the row is deleted' },
    rule: 'MSR-2.4-18',
    why: {
      de: 'Beleg, dass Abmeldungen schnell wirkten.',
      en: 'Proof that leaving was fast.',
    },
  },
  {
    step: 'import-reports',
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
  {
    step: null,
    data: {
      de: 'Nachweis der Einwilligung (Text, Zeitpunkte, IP-Adressen)',
      en: 'proof of consent (text, moments, IP addresses)',
    },
    period: {
      de: 'solange die Einwilligung genutzt wird, danach wie oben',
      en: 'as long as the consent is used, then as above',
    },
    then: {
      de: 'nichts läuft von selbst: es endet mit der Person',
      en: 'nothing runs by itself: it ends with the person',
    },
    rule: 'G-7.1',
    why: {
      de: 'Die Einwilligung muss nachweisbar sein (Art. 7 Abs. 1 DSGVO).',
      en: 'Consent must be demonstrable (GDPR Art. 7(1)).',
    },
  },
  {
    step: null,
    data: { de: 'Dateien importierter Listen', en: 'files of imported lists' },
    period: {
      de: '14 Tage; nach Abbruch oder Fehlschlag gar nicht',
      en: '14 days; after a cancellation or a failure not at all',
    },
    then: { de: 'die Datei wird gelöscht', en: 'the file is deleted' },
    rule: 'G-25',
    why: {
      de: 'Lange genug, um Abgelehntes anzusehen; der Import räumt seine Datei selbst weg.',
      en: 'Long enough to look at what was refused; the import’s own job removes it.',
    },
  },
  {
    step: null,
    data: {
      de: 'Sperren und „nie wieder“ (Prüfwert der Adresse)',
      en: 'blocks and “never again” (check value of the address)',
    },
    period: { de: 'solange der Absender besteht', en: 'as long as the sender exists' },
    then: { de: 'bleibt', en: 'stays' },
    rule: 'G-21',
    why: {
      de: 'Ein Nein zu Werbung muss die Adresse überdauern (Art. 21 Abs. 3 DSGVO).',
      en: 'A word against advertising has to outlive the address (GDPR Art. 21(3)).',
    },
  },
  {
    step: null,
    data: { de: 'Aufzeichnungen über Datenpannen', en: 'records of breaches of data protection' },
    period: { de: 'solange die Installation besteht', en: 'as long as the installation exists' },
    then: { de: 'bleibt', en: 'stays' },
    rule: 'G-33',
    why: {
      de: 'Sie müssen einer Behörde vorgelegt werden können (Art. 33 Abs. 5 DSGVO) und nennen niemanden.',
      en: 'An authority may ask for them (GDPR Art. 33(5)), and they name nobody.',
    },
  },
  {
    step: null,
    data: { de: 'IP-Adressen außerhalb von Nachweisen', en: 'IP addresses outside of proofs' },
    period: {
      de: 'gar nicht gespeichert; Begrenzungen zählen im Arbeitsspeicher',
      en: 'not stored at all; limits count in memory',
    },
    then: { de: 'entfällt', en: 'does not apply' },
    rule: 'G-25',
    why: {
      de: 'So wenig wie möglich.',
      en: 'Minimal by default.',
    },
  },
] as const satisfies readonly RetentionEntry[];

export type RetentionStep = Exclude<(typeof RETENTION)[number]['step'], null>;
