import type { RetentionEntry } from './entry';

/** How long the file of an import stays beside what was refused of it. */
export const IMPORT_FILE_KEPT = { days: 14 } as const;

/** What no step of the job ends. */
export const STANDING = [
  {
    step: null,
    kept: null,
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
    kept: IMPORT_FILE_KEPT,
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
    kept: null,
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
    kept: null,
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
    kept: null,
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
