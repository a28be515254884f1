import type { BreakReason } from '../../domain/delivery/breakers';

/** Why a circuit breaker stopped a campaign or paused a lane, and what to do about it (C.2.3). */
export const BREAK_WORDS: Readonly<Record<BreakReason, { readonly de: string; readonly en: string }>> = {
  auth_refused: {
    de: 'Mehrere Mailanbieter haben die Nachricht abgelehnt, weil die Echtheit des Absenders nicht nachgewiesen ist. Prüfen Sie SPF, DKIM, DMARC und den Namen des Mailservers, bevor Sie fortsetzen.',
    en: 'Mailbox providers refused the message because the sender could not be verified. Check SPF, DKIM, DMARC and the name of the mail server before you resume.',
  },
  content_refused: {
    de: 'Ein Mailanbieter hält die Nachricht für Spam und lehnt sie ab. Derselbe Inhalt wird nicht besser, wenn man ihn noch einmal schickt: Sehen Sie Text und Links durch.',
    en: 'A mailbox provider takes the message for spam and refuses it. Sending the same content again does not help: look through text and links.',
  },
  content_share: {
    de: 'Ein Mailanbieter lehnt auffällig viele dieser Nachrichten als Spam ab. Sehen Sie Text und Links durch.',
    en: 'A mailbox provider refuses a conspicuous share of these messages as spam. Look through text and links.',
  },
  hard_rate: {
    de: 'Zu viele Adressen gibt es nicht mehr. Prüfen Sie, woher sie stammen, bevor Sie fortsetzen.',
    en: 'Too many addresses do not exist any more. Check where they came from before you resume.',
  },
  import_hard_rate: {
    de: 'Von den ersten Adressen einer importierten Liste gibt es zu viele nicht. Für diese Liste wird ein Nachweis der Einwilligungen verlangt.',
    en: 'Too many of the first addresses of an imported list do not exist. Proof of consent is demanded for this list.',
  },
  complaint_rate: {
    de: 'Zu viele Menschen haben sich über diese Nachricht beschwert.',
    en: 'Too many people complained about this message.',
  },
  block_share: {
    de: 'Ein Mailanbieter weist uns wegen unseres Rufs ab; an ihn geht vorerst nichts.',
    en: 'A mailbox provider turns us away for our reputation; nothing goes there for now.',
  },
};
