import { section } from './rule';

/** The project's own promises (design, section 2). */
export const design = section(
  'Jawort: design, section 2',
  {
    'DESIGN-2.1': {
      en: 'Permission is read again right before each message leaves, and every gate has to be open.',
      de: 'Vor jeder Übergabe wird die Erlaubnis neu gelesen, und jede Schranke muss offen sein.',
    },
    'DESIGN-2.2': {
      en: 'The ledger of consent only grows, and a hash chain shows every tampering.',
      de: 'Das Register der Einwilligungen wächst nur, und eine Hashkette zeigt jeden Eingriff.',
    },
    'DESIGN-2.3': {
      en: 'No subscriber gets a campaign twice, and every recipient ends with a stated outcome.',
      de: 'Niemand bekommt eine Kampagne doppelt, und jeder Empfänger endet mit einem Ergebnis.',
    },
    'DESIGN-2.4': {
      en: 'Caps count what really left in any sliding hour, across restarts and processes.',
      de: 'Obergrenzen zählen, was wirklich hinausging, über Neustarts und Prozesse hinweg.',
      numbers: { windowSeconds: 3600 },
    },
    'DESIGN-2.5': {
      en: 'Opening a link changes nothing; the button on the page does.',
      de: 'Ein geöffneter Link ändert nichts; erst der Knopf auf der Seite tut es.',
    },
    'DESIGN-2.6': {
      en: 'Whoever is refused or left out learns code and rule, and the admin says it in words.',
      de: 'Zu jeder Ablehnung gehören Code und Regel, und die Verwaltung sagt es in Worten.',
    },
    'DESIGN-2.7': {
      en: 'In doubt nothing is sent.',
      de: 'Im Zweifel wird nicht gesendet.',
    },
    'DESIGN-2.8': {
      en: 'No team reaches another sender’s data, whichever door it tries.',
      de: 'Kein Team erreicht die Daten eines anderen Absenders, an welcher Tür auch immer.',
    },
    'DESIGN-2.9': {
      en: 'Logs and metrics name ids; a suppressed or erased address survives as a keyed hash alone.',
      de: 'Protokolle nennen Kennungen; gesperrte oder gelöschte Adressen bleiben nur als Hash.',
    },
  },
  'design',
);
