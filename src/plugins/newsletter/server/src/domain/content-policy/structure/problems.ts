import type { Finding, Locale, Severity, Translated } from '../types';

interface Problem {
  rule: string;
  severity: Severity;
  message: Translated;
}

/** Everything that can be wrong with the structure of a campaign: rule, weight and sentence by code. */
const PROBLEMS = {
  unsubscribe_missing_html: {
    rule: 'MOS-2.9',
    severity: 'incomplete',
    message: {
      de: 'Im HTML-Teil fehlt der Abmeldelink. Fügen Sie ihn am Ende der Nachricht ein.',
      en: 'The HTML part has no unsubscribe link. Add it at the end of the message.',
    },
  },
  unsubscribe_missing_text: {
    rule: 'MFR-5.1',
    severity: 'incomplete',
    message: {
      de: 'Im Textteil fehlt der Abmeldelink. Fügen Sie die vollständige Adresse am Ende ein.',
      en: 'The text part has no unsubscribe link. Add the full address at the end.',
    },
  },
  unsubscribe_needs_mail: {
    rule: 'MSR-2.4-17',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink verlangt, eine E-Mail zu senden. Verlinken Sie die Abmeldeseite; die E-Mail darf nur zusätzlich angeboten werden.',
      en: 'The unsubscribe link requires sending an e-mail. Link to the unsubscribe page; e-mail may only be offered in addition.',
    },
  },
  unsubscribe_hidden: {
    rule: 'MSR-2.4-16',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink ist versteckt. Machen Sie ihn für alle Empfänger sichtbar.',
      en: 'The unsubscribe link is hidden. Make it visible to every recipient.',
    },
  },
  unsubscribe_too_small: {
    rule: 'MSR-2.4-16',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink ist zu klein. Setzen Sie ihn in mindestens 10 Pixel großer Schrift.',
      en: 'The unsubscribe link is too small. Set it in a font of at least 10 pixels.',
    },
  },
  unsubscribe_low_contrast: {
    rule: 'MSR-2.4-16',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink hebt sich zu wenig vom Hintergrund ab. Wählen Sie Farben mit einem Kontrast von mindestens 4,5:1.',
      en: 'The unsubscribe link hardly stands out from its background. Choose colours with a contrast of at least 4.5:1.',
    },
  },
  unsubscribe_contrast_unknown: {
    rule: 'MSR-2.4-16',
    severity: 'incomplete',
    message: {
      de: 'Die Farbe des Abmeldelinks oder seines Hintergrunds ist nicht lesbar. Geben Sie beide als Hexadezimalwert an, zum Beispiel #333333.',
      en: 'The colour of the unsubscribe link or of its background cannot be read. State both as hexadecimal values, for example #333333.',
    },
  },
  unsubscribe_unclear: {
    rule: 'MSR-2.4-16',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink sagt nicht, wozu er dient. Beschriften Sie ihn zum Beispiel mit „Newsletter abbestellen“.',
      en: 'The unsubscribe link does not say what it is for. Label it, for example “Unsubscribe”.',
    },
  },
  unsubscribe_not_last_html: {
    rule: 'MSR-AS-7',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink steht im HTML-Teil nicht am Ende. Setzen Sie ihn in den letzten Abschnitt; nur das Impressum darf folgen.',
      en: 'The unsubscribe link does not stand at the end of the HTML part. Move it to the last block; only the imprint may follow.',
    },
  },
  unsubscribe_not_last_text: {
    rule: 'MSR-AS-7',
    severity: 'incomplete',
    message: {
      de: 'Der Abmeldelink steht im Textteil nicht am Ende. Setzen Sie ihn in den letzten Abschnitt; nur das Impressum darf folgen.',
      en: 'The unsubscribe link does not stand at the end of the text part. Move it to the last block; only the imprint may follow.',
    },
  },
  imprint_missing_html: {
    rule: 'MFR-5.2',
    severity: 'incomplete',
    message: {
      de: 'Im HTML-Teil fehlt eine Zeile des Impressums als sichtbarer Text. Ergänzen Sie die unten genannte Angabe.',
      en: 'A line of the imprint is missing from the HTML part as visible text. Add the details quoted below.',
    },
  },
  imprint_missing_text: {
    rule: 'MFR-5.2',
    severity: 'incomplete',
    message: {
      de: 'Im Textteil fehlt eine Zeile des Impressums. Ergänzen Sie die unten genannte Angabe.',
      en: 'A line of the imprint is missing from the text part. Add the details quoted below.',
    },
  },
  text_part_empty: {
    rule: 'R2046-1',
    severity: 'incomplete',
    message: {
      de: 'Der Textteil ist leer. Ergänzen Sie den Inhalt als reinen Text.',
      en: 'The text part is empty. Add the content as plain text.',
    },
  },
  subject_missing: {
    rule: 'R5322-1',
    severity: 'incomplete',
    message: {
      de: 'Der Betreff fehlt. Geben Sie einen Betreff an, der den Inhalt beschreibt.',
      en: 'The subject is missing. Give a subject that describes the content.',
    },
  },
  subject_fake_reply: {
    rule: 'GM-DN',
    severity: 'incomplete',
    message: {
      de: 'Der Betreff gibt sich als Antwort oder Weiterleitung aus. Entfernen Sie „Re:“, „AW:“, „Fwd:“ oder „WG:“ am Anfang.',
      en: 'The subject poses as a reply or a forwarded mail. Remove “Re:”, “Fwd:” or their like from its start.',
    },
  },
  link_personal: {
    rule: 'TRK-4',
    severity: 'incomplete',
    message: {
      de: 'Ein Link oder Bild enthält einen Platzhalter und wäre für jeden Empfänger anders. Damit ließe sich ohne Einwilligung messen, wer ihn öffnet. Geben Sie eine Adresse an, die für alle gleich ist.',
      en: 'A link or image holds a merge tag and would differ from recipient to recipient. That would measure without consent who opens it. Give an address that is the same for everybody.',
    },
  },
  html_hidden_text: {
    rule: 'GM-DN',
    severity: 'warning',
    message: {
      de: 'Die Nachricht enthält viel versteckten Text. Kürzen Sie den Vorschautext und entfernen Sie andere unsichtbare Inhalte.',
      en: 'The message contains much hidden text. Shorten the preview text and remove other invisible content.',
    },
  },
  html_too_large: {
    rule: 'SIZE-1',
    severity: 'warning',
    message: {
      de: 'Der HTML-Teil ist größer als 102 kB. Gmail schneidet ihn ab, womöglich vor dem Abmeldelink. Kürzen Sie die Nachricht.',
      en: 'The HTML part is larger than 102 kB. Gmail clips it, possibly before the unsubscribe link. Shorten the message.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A finding for a known problem, quoting `excerpt`. */
export function problem(code: ProblemCode, locale: Locale, excerpt = ''): Finding {
  const { rule, severity, message } = PROBLEMS[code];
  return { code, rule, severity, message: message[locale], excerpt };
}
