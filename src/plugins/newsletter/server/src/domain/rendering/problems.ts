/** Why content cannot become a message. Codes are stable; programs read them, people read the message. */
const PROBLEMS = {
  subject_empty: {
    rule: 'R5322-1',
    message: { de: 'Der Betreff ist leer.', en: 'The subject is empty.' },
  },
  subject_control_characters: {
    rule: 'R5322-4',
    message: {
      de: 'Der Betreff enthält Zeilenumbrüche oder Steuerzeichen.',
      en: 'The subject contains line breaks or control characters.',
    },
  },
  body_empty: { rule: 'R2046-1', message: { de: 'Der Inhalt ist leer.', en: 'The body is empty.' } },
  body_too_large: {
    rule: 'SIZE-1',
    message: { de: 'Der Inhalt ist größer als 1 MB.', en: 'The body is larger than 1 MB.' },
  },
  body_control_characters: {
    rule: 'R5322-1',
    message: { de: 'Der Inhalt enthält NUL-Zeichen.', en: 'The body contains NUL characters.' },
  },
  text_empty: {
    rule: 'R2046-1',
    message: {
      de: 'Die Textfassung wäre leer: Bilder brauchen einen Alternativtext.',
      en: 'The text part would be empty: images need an alternative text.',
    },
  },
  imprint_missing: {
    rule: 'MFR-5.2',
    message: { de: 'Das Impressum des Absenders fehlt.', en: 'The imprint of the sender is missing.' },
  },
  mjml_invalid: {
    rule: 'DESIGN-2.7',
    message: { de: 'Das MJML ist ungültig.', en: 'The MJML is invalid.' },
  },
  html_invalid: {
    rule: 'DESIGN-2.7',
    message: { de: 'HTML oder CSS ist nicht lesbar.', en: 'HTML or CSS cannot be read.' },
  },
  template_invalid: {
    rule: 'DESIGN-2.7',
    message: {
      de: 'Ein Platzhalter ist ungültig oder nicht erlaubt.',
      en: 'A merge tag is invalid or not allowed.',
    },
  },
  template_unbalanced: {
    rule: 'MSR-2.4-16',
    message: {
      de: 'Ein Bedingungsblock muss ganze Elemente umschließen.',
      en: 'A condition block must enclose whole elements.',
    },
  },
  template_without_content: {
    rule: 'DESIGN-2.7',
    message: {
      de: 'Die Vorlage enthält kein {{ content }}.',
      en: 'The template has no {{ content }}.',
    },
  },
} as const satisfies Record<string, { rule: string; message: { de: string; en: string } }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface RenderProblem {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly rule: string;
  readonly message: { readonly de: string; readonly en: string };
  /** Where and what exactly, for the editor: line, tag or filter name. */
  readonly detail?: string;
}

export function problem(code: ProblemCode, detail?: string): RenderProblem {
  return { ok: false, code, ...PROBLEMS[code], ...(detail === undefined ? {} : { detail }) };
}
