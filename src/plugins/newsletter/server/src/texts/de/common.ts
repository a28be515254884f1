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
  partnerAddress: 'Anschrift',
  partnerProducts: 'Angebot',
  privacyLink: 'Datenschutzerklärung',
  imprintLabel: 'Impressum',
  errorTitle: (title: string) => `Fehler: ${title}`,
  problemsHeading: 'Bitte prüfen Sie Ihre Angaben',
  trapLabel: 'Dieses Feld bitte leer lassen',
  closePage: 'Sie können diese Seite jetzt schließen.',
};
