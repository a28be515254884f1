import { outOf } from '../out-reasons';
import { section } from '../rule';

/** How a sender has to behave towards the operator and towards subscribers. */
export const mosBehaviour = {
  ...section('mosento: Einleitung', {
    'MOS-1.1': {
      en: 'Nobody gets an account without having accepted the policies first.',
      de: 'Ohne vorher angenommene Richtlinien gibt es kein Konto.',
    },
    'MOS-1.2': {
      en: 'A new version of the policies stops a sender until each of its users has accepted it.',
      de: 'Eine neue Fassung der Richtlinien hält den Absender an, bis alle seine Benutzer sie annehmen.',
    },
    'MOS-1.3': {
      en: 'Consent is read again in the last moment before a message leaves.',
      de: 'Die Einwilligung wird im letzten Augenblick vor der Übergabe noch einmal gelesen.',
    },
    'MOS-1.4': {
      en: 'What one sender does wrong costs that sender and leaves its neighbours alone.',
      de: 'Was ein Absender falsch macht, trifft ihn allein und nicht seine Nachbarn.',
    },
    'MOS-1.5': {
      en: 'A sanction on an account, or on one service of it, works at once, even in a running campaign.',
      de: 'Eine Sanktion gegen ein Konto oder einen Dienst wirkt sofort, auch in einer laufenden Kampagne.',
    },
  }),
  ...section('mosento: Zustimmung', {
    'MOS-1.6': {
      en: 'The operator may suspend a sender for conduct no rule names, and has to say why.',
      de: 'Der Betreiber darf auch wegen ungenannten Verhaltens sperren und muss den Grund nennen.',
    },
    'MOS-2.1': {
      en: 'Addresses that were bought, rented or collected by machine can never be mailed.',
      de: 'Gekaufte, gemietete oder maschinell gesammelte Adressen werden niemals angeschrieben.',
    },
    'MOS-2.2': {
      en: 'Signing up takes a box that the person ticked, and it starts out empty.',
      de: 'Zur Anmeldung gehört ein Kästchen, das leer beginnt und von der Person selbst angekreuzt wird.',
    },
    'MOS-2.3': {
      en: 'Beside the box stands what will be sent, how often, by whom and what for.',
      de: 'Neben dem Kästchen steht, was wie oft von wem und wofür versandt wird.',
    },
    'MOS-2.4': {
      en: 'A box asks for one thing; terms or a privacy notice never ride along with it.',
      de: 'Ein Kästchen fragt nach einer Sache; AGB oder Datenschutzhinweis hängen nie mit daran.',
    },
    'MOS-2.5': {
      en: 'Each purpose has its own box, its own consent and its own withdrawal.',
      de: 'Jeder Zweck hat sein eigenes Kästchen, seine eigene Einwilligung und seinen eigenen Widerruf.',
    },
    'MOS-2.6': {
      en: 'Consent to a partner counts only if the form that was shown named that partner.',
      de: 'Eine Einwilligung für Partner gilt nur, wenn das gezeigte Formular diesen Partner nannte.',
    },
    'MOS-2.7': {
      en: 'A form names at most ten partners, all of them in plain sight.',
      de: 'Ein Formular nennt höchstens zehn Partner, und zwar offen sichtbar.',
      numbers: { maxPartners: 10 },
    },
    'MOS-2.8': {
      en: 'For every subscriber who can be mailed, a complete proof of the opt-in is one call away.',
      de: 'Zu jedem anschreibbaren Abonnenten ist der vollständige Nachweis mit einem Aufruf zu haben.',
    },
    'MOS-2.9': {
      en: 'All mail that nobody triggered personally shows a visible way to leave.',
      de: 'Jede Mail, die niemand selbst ausgelöst hat, zeigt sichtbar den Weg zur Abmeldung.',
    },
  }),
  ...section('mosento: Schlusszeile', {
    'MOS-6.1': {
      ...outOf.advert,
      en: 'The document closes with an invitation to ask for a price.',
      de: 'Das Dokument schließt mit der Einladung, einen Preis anzufragen.',
    },
  }),
};
