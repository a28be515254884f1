/** Questions about the origin of an address, and pages for when something does not work. */
export const service = {
  originTitle: 'Woher haben Sie meine Adresse?',
  originLead:
    'Geben Sie die Adresse ein, um die es geht. Wir schicken Ihnen dorthin, was gespeichert ist: Quelle, Zeitpunkt, IP-Adresse und Wortlaut der Einwilligung.',
  originPrivate: 'Die Auskunft geht nur an diese Adresse. Diese Seite verrät nichts.',
  originSubmit: 'Auskunft anfordern',
  originSentTitle: 'Ihre Anfrage ist eingegangen',
  originSentLead:
    'Ist die Adresse bei uns gespeichert, schicken wir die Auskunft dorthin. Kommt nichts an, sehen Sie bitte im Spam-Ordner nach und prüfen Sie die Schreibweise.',
  originProblems: {
    email_missing: 'Geben Sie Ihre E-Mail-Adresse ein.',
    email_invalid: 'Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.org.',
    form_expired: 'Die Seite war zu lange geöffnet. Bitte senden Sie das Formular noch einmal ab.',
  },
  linkInvalidTitle: 'Dieser Link funktioniert nicht',
  linkInvalidLead: 'Er ist unvollständig, abgelaufen oder schon benutzt. Geändert wurde nichts.',
  linkInvalidHints: [
    'Öffnen Sie den Link noch einmal direkt aus der E-Mail. Manche Programme schneiden lange Links ab.',
    'Wollten Sie sich anmelden? Dann füllen Sie das Formular bitte erneut aus.',
    'Wollten Sie sich abmelden? Nehmen Sie den Abmeldelink der neuesten Nachricht, oder antworten Sie darauf mit dem Wort „abmelden“.',
  ],
  webViewTitle: 'Diese Nachricht ist hier nicht zu sehen',
  webViewLead:
    'Die Ansicht im Browser wurde beendet oder war nie verfügbar. Die Nachricht in Ihrem Postfach bleibt lesbar.',
  errorTitle: 'Das hat nicht geklappt',
  errorCode: 'Kennung',
  errorRule: 'Regel',
  rateLimitedTitle: 'Bitte warten Sie einen Moment',
  rateLimitedLead:
    'Von Ihrem Anschluss kamen zu viele Anfragen in kurzer Zeit. Diese hier haben wir nicht bearbeitet.',
  rateLimitedRetry: (minutes: number) =>
    minutes === 1
      ? 'Versuchen Sie es in einer Minute wieder.'
      : `Versuchen Sie es in ${minutes} Minuten wieder.`,
};
