import type { Danger } from './files/malware';
import type { Category, Locale, Severity, Translated } from './types';

type OfCategory = (title: string) => string;

/** What happened and what to do, per severity. */
const CATEGORY_MESSAGES: Readonly<Record<Severity, Readonly<Record<Locale, OfCategory>>>> = {
  forbidden: {
    de: (title) =>
      `Der Inhalt ist verboten: ${title}. Die Kampagne wird nicht versendet. Entfernen Sie die Stelle, oder wenden Sie sich an den Betreiber, wenn Sie den Treffer für einen Irrtum halten.`,
    en: (title) =>
      `This content is forbidden: ${title}. The campaign will not be sent. Remove the passage, or contact the operator if you think this is a mistake.`,
  },
  'not-accepted': {
    de: (title) =>
      `Dieses Thema wird nicht angenommen, auch wenn es erlaubt ist: ${title}. Eine Freigabe ist nicht möglich. Entfernen Sie die Stelle aus der Kampagne.`,
    en: (title) =>
      `This topic is not accepted even where it is legal: ${title}. It cannot be approved. Remove the passage from the campaign.`,
  },
  approval: {
    de: (title) =>
      `Dieses Thema braucht vor dem Versand eine Freigabe: ${title}. Legen Sie die Kampagne dem Betreiber zur Prüfung vor.`,
    en: (title) =>
      `This topic needs approval before sending: ${title}. Submit the campaign to the operator for review.`,
  },
  incomplete: {
    de: (title) => `Die Kampagne ist so nicht vollständig: ${title}. Bitte ergänzen Sie, was fehlt.`,
    en: (title) => `The campaign is not complete: ${title}. Please add what is missing.`,
  },
  warning: {
    de: (title) => `Bitte prüfen Sie diese Stelle vor dem Versand: ${title}.`,
    en: (title) => `Please check this passage before sending: ${title}.`,
  },
};

export const DANGER_MESSAGES: Readonly<Record<Danger, Translated>> = {
  executable_file: {
    de: 'Die Kampagne enthält oder verlinkt ein ausführbares Programm. Entfernen Sie die Datei oder verlinken Sie stattdessen eine Webseite.',
    en: 'The campaign contains or links to an executable program. Remove the file or link to a web page instead.',
  },
  macro_document: {
    de: 'Die Kampagne enthält oder verlinkt ein Dokument mit Makros. Speichern Sie es ohne Makros, am besten als PDF.',
    en: 'The campaign contains or links to a document with macros. Save it without macros, preferably as PDF.',
  },
  archive_unreadable: {
    de: 'In das Archiv kann nicht hineingesehen werden, deshalb wird es nicht versendet. Hängen Sie die Dateien einzeln an.',
    en: 'The archive cannot be inspected and is therefore not sent. Attach the files one by one.',
  },
  archive_dangerous: {
    de: 'Das Archiv enthält ein Programm, ein Dokument mit Makros oder ein weiteres Archiv. Entfernen Sie diese Datei daraus.',
    en: 'The archive contains a program, a document with macros or another archive. Remove that file from it.',
  },
  malware_signature: {
    de: 'Die Kampagne enthält die Signatur einer Schadsoftware. Entfernen Sie den Inhalt und prüfen Sie Ihren Rechner.',
    en: 'The campaign carries the signature of malicious software. Remove the content and check your computer.',
  },
};

/** The sentence shown for a category that was found. */
export function categoryMessage(category: Category, locale: Locale): string {
  return CATEGORY_MESSAGES[category.severity][locale](category.title[locale]);
}
