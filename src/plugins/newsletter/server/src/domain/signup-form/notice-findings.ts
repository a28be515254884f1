import type { FindingKind } from './finding-kind';

const told = (de: string, en: string) =>
  ({
    code: 'form_incomplete',
    rule: 'G-13',
    severity: 'blocks',
    de: `Die Datenschutzhinweise sagen nicht, ${de}.`,
    en: `The privacy notice does not say ${en}.`,
  }) as const;

/** What a form has to tell visitors, and does not: privacy, tools, measuring, withdrawal. */
export const NOTICE_FINDINGS = {
  'privacy-missing': {
    code: 'form_incomplete',
    rule: 'G-13',
    severity: 'blocks',
    de: 'Die Datenschutzhinweise fehlen.',
    en: 'The privacy notice is missing.',
  },
  'privacy-link': {
    code: 'form_incomplete',
    rule: 'G-13',
    severity: 'blocks',
    de: 'Der Link zur Datenschutzerklärung ist keine Webadresse.',
    en: 'The link to the privacy policy is not a web address.',
  },
  'privacy-controller': told('wer verantwortlich ist', 'who is responsible'),
  'privacy-basis': told(
    'wozu und auf welcher Rechtsgrundlage Daten verarbeitet werden',
    'for what purpose and on which legal basis data is processed',
  ),
  'privacy-recipients': told(
    'wer die Daten erhält oder in wessen Auftrag sie verarbeitet werden',
    'who receives the data or processes it on whose behalf',
  ),
  'privacy-third-country': told(
    'ob Daten in ein Drittland gelangen',
    'whether data is transferred to a third country',
  ),
  'privacy-retention': told('wie lange Daten gespeichert bleiben', 'how long data is kept'),
  'privacy-rights': told('welche Rechte Betroffene haben', 'which rights people have'),
  'privacy-withdrawal': told('dass die Einwilligung widerrufen werden kann', 'that consent can be withdrawn'),
  'privacy-complaint': told('wo man sich beschweren kann', 'where to complain (supervisory authority)'),
  'tool-missing': {
    code: 'form_incomplete',
    rule: 'MSR-2.4-19',
    severity: 'blocks',
    de: 'Der Hinweis auf die Werkzeuge für den Versand fehlt.',
    en: 'The notice on the tools used for sending is missing.',
  },
  'tracking-missing': {
    code: 'form_incomplete',
    rule: 'MSR-2.4-20',
    severity: 'blocks',
    de: 'Der Hinweis fehlt, ob Öffnungen und Klicks gemessen werden.',
    en: 'The notice whether opens and clicks are measured is missing.',
  },
  'tracking-vague': {
    code: 'form_incomplete',
    rule: 'MSR-2.4-20',
    severity: 'blocks',
    de: 'Das Formular bietet Messung an. Der Hinweis muss Öffnungen und Klicks nennen, mit Anzahl und Zeitpunkt.',
    en: 'The form offers measuring. The notice has to name opens and clicks, with number and date.',
  },
  'withdrawal-missing': {
    code: 'form_incomplete',
    rule: 'G-7.3',
    severity: 'blocks',
    de: 'Der Hinweis fehlt, wie man die Einwilligung widerruft.',
    en: 'The notice how to withdraw consent is missing.',
  },
} as const satisfies Record<string, FindingKind>;
