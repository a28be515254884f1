import { section } from '../rule';

/** The Antispam-Richtlinie attached to the licence. */
export const msrAntispam = section('Mailster: Antispam-Richtlinie', {
  'MSR-AS-1': {
    en: 'Only people who said yes beforehand are written to.',
    de: 'Angeschrieben wird nur, wer vorher Ja gesagt hat.',
  },
  'MSR-AS-2': {
    en: 'What a sender uploaded is neither passed on nor changed behind its back.',
    de: 'Was ein Absender hochlud, wird weder weitergegeben noch heimlich geändert.',
  },
  'MSR-AS-3': {
    en: 'Spamming stops the service for that sender.',
    de: 'Wer Spam versendet, verliert den Dienst.',
  },
  'MSR-AS-4': {
    en: 'A reporter may stay anonymous, and then no path shows the sender who it was.',
    de: 'Wer meldet, darf anonym bleiben; dann zeigt kein Weg dem Absender, wer es war.',
  },
  'MSR-AS-5': {
    en: 'A complaint takes the address off and opens a case that only a verdict closes.',
    de: 'Eine Beschwerde sperrt die Adresse und eröffnet einen Fall, den nur ein Urteil schließt.',
  },
  'MSR-AS-6': {
    en: 'The envelope sender or the campaign header alone is enough to trace a message.',
    de: 'Umschlagabsender oder Kampagnenkopf genügen allein, um eine Mail zuzuordnen.',
  },
  'MSR-AS-7': {
    en: 'The unsubscribe link also stands where people look for it, at the end.',
    de: 'Der Abmeldelink steht auch dort, wo man ihn sucht: am Ende.',
  },
  'MSR-AS-8': {
    en: 'A way out that is absent or broken is a reason to complain, with high priority.',
    de: 'Ein fehlender oder kaputter Abmeldeweg ist ein eigener, dringender Beschwerdegrund.',
  },
  'MSR-AS-9': {
    en: 'Whoever gets mail can ask where the address came from; the answer goes to that address.',
    de: 'Wer Post bekommt, kann nach der Herkunft der Adresse fragen; die Antwort geht dorthin.',
  },
  'MSR-AS-10': {
    en: 'The Return-Path domain belongs to one sender for good, so that it can be blocked alone.',
    de: 'Die Return-Path-Domain gehört für immer einem Absender, damit er allein sperrbar ist.',
  },
  'MSR-AS-11': {
    en: 'Mail to the abuse address opens a case, so that the platform can stop the sender too.',
    de: 'Post an die Missbrauchsadresse eröffnet einen Fall, damit auch die Plattform sperren kann.',
  },
  'MSR-AS-12': {
    en: 'A case nobody answers moves up by itself, and the reporter knows where to turn.',
    de: 'Ein unbeantworteter Fall steigt von selbst auf, und wer meldet, kennt die nächste Stelle.',
  },
});
