import { section } from './rule';

/** Lead-Motor, Abuse / Spam-Beschwerdestelle. */
export const lm = {
  ...section('Lead-Motor: Einleitung', {
    'LM-0.1': {
      en: 'Complaints come before all other work, acknowledged at once and acted on within a workday.',
      de: 'Beschwerden gehen vor: sofort bestätigt und binnen eines Werktags bearbeitet.',
      numbers: { firstActionHours: 24 },
    },
    'LM-0.2': {
      en: 'No sender without a recorded promise to mail with permission only.',
      de: 'Kein Absender ohne aufgezeichnete Zusage, nur mit Erlaubnis zu schreiben.',
    },
    'LM-0.3': {
      en: 'The published complaint address is a setting, and mail to it opens a case.',
      de: 'Die veröffentlichte Beschwerdeadresse ist einstellbar, und Post dorthin eröffnet einen Fall.',
    },
  }),
  ...section('Lead-Motor: 1 Freischaltung', {
    'LM-1.1': {
      en: 'Every sender is looked at by a person and approved one by one.',
      de: 'Jeden Absender prüft ein Mensch und lässt ihn einzeln zu.',
    },
    'LM-1.2': {
      en: 'The operator may ask any time where a list comes from.',
      de: 'Der Betreiber darf jederzeit nach der Herkunft einer Liste fragen.',
    },
  }),
  ...section('Lead-Motor: 2 Funktionsadressen', {
    'LM-2.1': {
      en: 'Contact mailboxes such as a webmaster’s receive no mailings.',
      de: 'Kontaktpostfächer wie das eines Webmasters bekommen keine Mailings.',
    },
  }),
  ...section('Lead-Motor: 3 Zustimmung der Nutzer', {
    'LM-3.1': {
      en: 'Use needs both acceptances, and the rules are shown again along the way.',
      de: 'Die Nutzung braucht beide Annahmen, und die Regeln erscheinen unterwegs wieder.',
    },
    'LM-3.2': {
      en: 'Before each and every send the rules are confirmed anew by ticking an empty box.',
      de: 'Vor jedem Versand werden die Regeln durch Ankreuzen eines leeren Kästchens neu bestätigt.',
    },
  }),
  ...section('Lead-Motor: 4 Anmeldeformulare', {
    'LM-4.1': {
      en: 'Embedded forms know double opt-in and nothing else.',
      de: 'Eingebettete Formulare kennen nur das Double-Opt-in.',
    },
    'LM-4.2': {
      en: 'Where and when somebody signed up can be shown for each subscriber.',
      de: 'Wo und wann sich jemand anmeldete, lässt sich für jeden Abonnenten zeigen.',
    },
  }),
  ...section('Lead-Motor: 5 Pflichtangaben', {
    'LM-5.1': {
      en: 'A campaign without a way to leave is not sent.',
      de: 'Eine Kampagne ohne Weg zur Abmeldung wird nicht versandt.',
    },
    'LM-5.2': {
      en: 'A complete imprint lets the reader see who is writing.',
      de: 'Ein vollständiges Impressum zeigt dem Leser, wer schreibt.',
    },
    'LM-5.3': {
      en: 'The address in From belongs to the sender and pretends nothing.',
      de: 'Die Absenderadresse gehört dem Absender und täuscht nichts vor.',
    },
  }),
  ...section('Lead-Motor: 6 Bounces', {
    'LM-6.1': {
      en: 'Bounces of both kinds take their addresses off the list by themselves.',
      de: 'Bounces beider Arten nehmen ihre Adressen von selbst aus der Liste.',
    },
  }),
  ...section('Lead-Motor: 7 CSA', {
    'LM-7.1': {
      en: 'The strict criteria of the CSA reach down to every sender.',
      de: 'Die strengen Kriterien der CSA reichen bis zu jedem Absender.',
    },
  }),
  ...section('Lead-Motor: Beschwerde', {
    'LM-8.1': {
      en: 'The header of each message names the one Mailing-ID of its campaign.',
      de: 'Der Kopf jeder Mail nennt die eine Mailing-ID ihrer Kampagne.',
    },
    'LM-8.2': {
      en: 'A reporter gives the Mailing-ID or attaches the whole message.',
      de: 'Wer meldet, nennt die Mailing-ID oder hängt die ganze Mail an.',
    },
    'LM-8.3': {
      en: 'The form asks for Mailing-ID or message, e-mail address and reason, and leaves the name optional.',
      de: 'Das Formular verlangt Mailing-ID oder Mail, E-Mail-Adresse und Grund; der Name ist freiwillig.',
      numbers: { maxAttachmentMegabytes: 20 },
    },
  }),
};
