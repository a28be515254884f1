import type { FindingKind } from './finding-kind';
import { NOTICE_FINDINGS } from './notice-findings';

/** Everything that can be found on a signup form: what programs read, and what people read. */
export const FORM_FINDINGS = {
  'pre-ticked': {
    code: 'form_preticks',
    rule: 'MOS-2.2',
    severity: 'blocks',
    de: 'Ein Kästchen darf nie vorab angekreuzt sein.',
    en: 'A box can never be ticked beforehand.',
  },
  required: {
    code: 'form_ties',
    rule: 'G-7.4',
    severity: 'blocks',
    de: 'Ein Kästchen darf nicht Pflicht sein: Eine Einwilligung ist freiwillig.',
    en: 'A box cannot be mandatory: consent is given freely.',
  },
  'several-purposes': {
    code: 'form_bundles',
    rule: 'MOS-2.4',
    severity: 'blocks',
    de: 'Ein Kästchen steht für genau einen Zweck.',
    en: 'One box stands for exactly one purpose.',
  },
  'title-missing': {
    code: 'form_incomplete',
    rule: 'MOS-2.3',
    severity: 'blocks',
    de: 'Dem Formular fehlt eine Überschrift.',
    en: 'The form has no heading.',
  },
  'no-box': {
    code: 'form_incomplete',
    rule: 'MOS-2.5',
    severity: 'blocks',
    de: 'Das Formular bietet nichts an. Wählen Sie mindestens einen Zweck.',
    en: 'The form offers nothing. Choose at least one purpose.',
  },
  'box-twice': {
    code: 'form_bundles',
    rule: 'MOS-2.5',
    severity: 'blocks',
    de: 'Derselbe Zweck steht zweimal auf dem Formular.',
    en: 'The same purpose is on the form twice.',
  },
  'purpose-unknown': {
    code: 'purpose_unknown',
    rule: 'MOS-2.4',
    severity: 'blocks',
    de: 'Diesen Zweck gibt es bei diesem Absender nicht.',
    en: 'This sender has no such purpose.',
  },
  'purpose-archived': {
    code: 'purpose_archived',
    rule: 'MOS-2.5',
    severity: 'blocks',
    de: 'Dieser Zweck ist archiviert und wird nicht mehr angeboten.',
    en: 'This purpose is archived and no longer offered.',
  },
  'purpose-untold': {
    code: 'purpose_incomplete',
    rule: 'MOS-2.3',
    severity: 'blocks',
    de: 'Der Zweck sagt nicht vollständig, worum es geht: Titel, Art und Häufigkeit der Nachrichten, Verantwortliche, Text.',
    en: 'The purpose does not fully say what it is about: title, kind and frequency of messages, controller, text.',
  },
  'partner-untold': {
    code: 'purpose_incomplete',
    rule: 'DE-8',
    severity: 'blocks',
    de: 'Ein Partner braucht Firma, Anschrift und die Art seiner Waren oder Leistungen.',
    en: 'A partner needs company name, address and the kind of its goods or services.',
  },
  'partner-not-named': {
    code: 'purpose_incomplete',
    rule: 'DE-8',
    severity: 'blocks',
    de: 'Der Einwilligungstext nennt die Firma des Partners nicht.',
    en: 'The consent text does not name the partner’s company.',
  },
  'sender-not-named': {
    code: 'purpose_incomplete',
    rule: 'DE-8',
    severity: 'hint',
    de: 'Der Einwilligungstext nennt nicht, wer die Nachrichten schickt.',
    en: 'The consent text does not name who will send the messages.',
  },
  'bundles-terms': {
    code: 'form_bundles',
    rule: 'MOS-2.4',
    severity: 'blocks',
    de: 'AGB oder Datenschutzhinweise gehören nicht in ein Einwilligungskästchen.',
    en: 'Terms or privacy notices do not belong into a consent box.',
  },
  'bundles-tracking': {
    code: 'form_bundles',
    rule: 'TRK-2',
    severity: 'blocks',
    de: 'Dass Öffnungen oder Klicks gemessen werden, braucht ein eigenes Kästchen.',
    en: 'Measuring opens or clicks needs a box of its own.',
  },
  'bundles-partners': {
    code: 'form_bundles',
    rule: 'DE-8',
    severity: 'blocks',
    de: 'Der Text schließt ungenannte Partner ein. Jeder Partner braucht Namen und eigenes Kästchen.',
    en: 'The text includes unnamed partners. Every partner needs a name and a box of its own.',
  },
  ties: {
    code: 'form_ties',
    rule: 'G-7.4',
    severity: 'blocks',
    de: 'Hier hängt etwas anderes von der Einwilligung ab. Das macht sie unwirksam.',
    en: 'Something else depends on the consent here. That makes it void.',
  },
  'partners-off': {
    code: 'not_allowed',
    rule: 'MSR-2.4-5',
    severity: 'blocks',
    de: 'Anmeldungen für Partner lassen die Versandregeln dieses Absenders nicht zu.',
    en: 'The sending policy of this sender allows no sign-ups for partners.',
  },
  'partners-too-many': {
    code: 'too_many_partners',
    rule: 'MOS-2.7',
    severity: 'blocks',
    de: 'Auf dem Formular stehen mehr Partner als zulässig.',
    en: 'There are more partners on the form than allowed.',
  },
  ...NOTICE_FINDINGS,
  'mail-advertises': {
    code: 'form_advertises',
    rule: 'DE-6',
    severity: 'blocks',
    de: 'Diese Worte stehen auch in der Bestätigungsmail und machen sie zu Werbung. Benennen Sie nüchtern, was verschickt wird.',
    en: 'These words also stand in the confirmation mail and make it advertising. Name plainly what will be sent.',
  },
  'field-unusable': {
    code: 'form_incomplete',
    rule: 'G-25',
    severity: 'blocks',
    de: 'Ein Feld braucht einen eigenen Namen (Buchstaben und Ziffern) und eine Beschriftung.',
    en: 'A field needs a name of its own (letters and digits) and a label.',
  },
  'fields-too-many': {
    code: 'form_incomplete',
    rule: 'G-25',
    severity: 'blocks',
    de: 'So viele Angaben braucht ein Newsletter nicht: höchstens fünf Felder neben der Adresse.',
    en: 'A newsletter does not need that much data: at most five fields beside the address.',
  },
  'field-sensitive': {
    code: 'form_incomplete',
    rule: 'G-25',
    severity: 'hint',
    de: 'Diese Angabe braucht ein Newsletter in der Regel nicht. Fragen Sie nur, was Sie verwenden.',
    en: 'A newsletter does not usually need this. Ask only for what you use.',
  },
} as const satisfies Record<string, FindingKind>;

export type FormFindingId = keyof typeof FORM_FINDINGS;

/** One thing found on a form, and where: a field of the form, or the key of a purpose. */
export interface FormFinding extends FindingKind {
  readonly id: FormFindingId;
  readonly field: string;
  readonly excerpt: string;
}

export const formFinding = (id: FormFindingId, field: string, excerpt = ''): FormFinding => ({
  ...(FORM_FINDINGS[id] as FindingKind),
  id,
  field,
  excerpt,
});

/** The finding for which a form is refused; null when nothing stands against it. */
export const firstBlocking = (findings: readonly FormFinding[]): FormFinding | null =>
  findings.find(({ severity }) => severity === 'blocks') ?? null;
