/** Leaving, choosing what to keep, never being written to again. */
export const leaving = {
  unsubscribeTitle: 'Abmelden',
  unsubscribeLead: (sender: string, purpose: string) =>
    `Sie bekommen von ${sender} „${purpose}“. Ein Klick genügt, die Abmeldung gilt sofort.`,
  unsubscribeOne: (purpose: string) => `Von „${purpose}“ abmelden`,
  unsubscribeAll: (sender: string) => `Alles von ${sender} abbestellen`,
  unsubscribedTitle: 'Sie sind abgemeldet',
  unsubscribedOne: (sender: string, purpose: string) =>
    `Die Abmeldung gilt ab sofort. Von ${sender} bekommen Sie „${purpose}“ nicht mehr.`,
  unsubscribedAll: (sender: string) =>
    `Die Abmeldung gilt ab sofort. Von ${sender} bekommen Sie keine Nachrichten mehr.`,
  unsubscribedUnderway: 'Eine Nachricht, die schon unterwegs ist, können wir nicht zurückholen.',
  undo: 'War es ein Versehen? Dann melden Sie sich einfach neu an.',
  undoLink: 'Zur Anmeldung',
  preferencesLink: 'Auswahl ansehen',
  preferencesTitle: 'Ihre Auswahl',
  preferencesLead: (sender: string) => `Das alles bekommen Sie zurzeit von ${sender}.`,
  preferencesLegend: 'Was möchten Sie nicht mehr bekommen?',
  preferencesHint:
    'Kreuzen Sie an, was enden soll. Alles andere bleibt, wie es ist. Neues können Sie nur über eine Anmeldung mit Bestätigung hinzufügen.',
  preferencesLeaveBox: (purpose: string) => `„${purpose}“ beenden`,
  preferencesSave: 'Angekreuztes beenden',
  preferencesLeaveAll: 'Alles beenden',
  preferencesNothing: (sender: string) => `Sie bekommen von ${sender} zurzeit nichts.`,
  preferencesNothingSelected: 'Kreuzen Sie mindestens eines an oder wählen Sie „Alles beenden“.',
  savedTitle: 'Ihre Auswahl ist gespeichert',
  savedEnded: 'Ab sofort bekommen Sie nicht mehr:',
  savedKept: 'Weiterhin bekommen Sie:',
  savedKeptNothing: 'Sie bekommen jetzt nichts mehr.',
  neverAgainTitle: 'Nie wieder anschreiben',
  neverAgainLead:
    'Jemand hat Ihre E-Mail-Adresse in ein Anmeldeformular eingetragen, und Sie waren es nicht? Ein Klick genügt: Danach schicken wir an diese Adresse keine Bestätigungsmails mehr, gleich welches Formular benutzt wird.',
  neverAgainKeep: 'Was Sie schon bestätigt haben, bleibt davon unberührt.',
  neverAgainButton: 'Diese Adresse nie wieder anschreiben',
  neverAgainDoneTitle: 'Ihre Adresse ist gesperrt',
  neverAgainDone:
    'Ab sofort schicken wir an diese Adresse keine Bestätigungsmails mehr. Dafür behalten wir nur einen Prüfwert, aus dem sich die Adresse nicht ablesen lässt.',
};
