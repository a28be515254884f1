import type { RetentionEntry } from './entry';

/** How long a link to one’s own data opens them. */
export const RIGHTS_LINK_VALID = { days: 3 } as const;

/** What is written down about mails, and about leaving. */
export const MAILS = [
  {
    step: 'notices',
    kept: { days: 30 },
    data: { de: 'Servicemails (Adresse, Betreff)', en: 'service mails (address, subject)' },
    period: { de: '30 Tage nach dem Versand', en: '30 days after sending' },
    then: {
      de: 'die Zeile wird gelöscht; der Text schon beim Versand, außer eine Mail ging nicht hinaus oder ist ungewiss',
      en: 'the row is deleted; its text already on sending, unless a mail failed or is in doubt',
    },
    rule: 'G-25',
    why: {
      de: 'Lange genug, um zu klären, warum eine Mail nicht ankam.',
      en: 'Long enough to find out why a mail did not arrive.',
    },
  },
  {
    step: 'replies',
    kept: { days: 90 },
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
    kept: { days: 30 },
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
    kept: { days: 30 },
    valid: RIGHTS_LINK_VALID,
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
    kept: { days: 30 },
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
    kept: { years: 1 },
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
    kept: { yearEnds: 3 },
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
] as const satisfies readonly RetentionEntry[];
