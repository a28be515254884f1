/** Words that several pages share. */
export const common = {
  optional: 'freiwillig',
  emailLabel: 'E-Mail-Adresse',
  kinds: 'Inhalt',
  frequency: 'Häufigkeit',
  controller: 'Verantwortlich',
  partnersHeading: 'Beteiligte Partner',
  partnersIntro:
    'Diese Unternehmen sind an der Anmeldung beteiligt. Nachrichten bekommen Sie nur von denen, die Sie selbst ankreuzen:',
  partnersConfirmed: 'Auch diese Unternehmen dürfen Ihnen schreiben, wenn Sie bestätigen:',
  partnerAddress: 'Anschrift',
  partnerProducts: 'Angebot',
  privacyLink: 'Datenschutzerklärung',
  privacyTitle: 'Datenschutz',
  privacyLead:
    'Verantwortlich ist, wer Ihnen den Newsletter schickt. Was dort mit Ihren Daten geschieht, lesen Sie hier:',
  imprintLabel: 'Impressum',
  errorTitle: (title: string) => `Fehler: ${title}`,
  problemsHeading: 'Bitte prüfen Sie Ihre Angaben',
  trapLabel: 'Dieses Feld bitte leer lassen',
  closePage: 'Sie können diese Seite jetzt schließen.',
};
