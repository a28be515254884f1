/** The words that the plain form adds to those of the form version. */
export interface EmbedWords {
  readonly open: (title: string) => string;
  readonly purposes: string;
  readonly each: string;
  readonly kinds: string;
  readonly frequency: string;
  readonly controller: string;
  readonly address: string;
  readonly products: string;
  readonly email: string;
  readonly optional: string;
  readonly data: string;
  readonly withdrawal: string;
  readonly privacy: string;
  readonly trap: string;
  readonly next: string;
  readonly submit: string;
}

export const EMBED_WORDS: Readonly<Record<'de' | 'en', EmbedWords>> = {
  de: {
    open: (title) => `Zum Anmeldeformular: ${title}`,
    purposes: 'Was möchten Sie bekommen?',
    each: 'Jede Einwilligung gilt für sich allein; keine ist Bedingung für eine andere.',
    kinds: 'Inhalt',
    frequency: 'Häufigkeit',
    controller: 'Verantwortlich',
    address: 'Anschrift',
    products: 'Angebot',
    email: 'E-Mail-Adresse',
    optional: 'freiwillig',
    data: 'Was mit Ihren Daten geschieht',
    withdrawal:
      'Sie können jede Einwilligung jederzeit mit Wirkung für die Zukunft widerrufen: über den Abmeldelink am Ende jeder Nachricht, mit zwei Klicks und ohne Passwort.',
    privacy: 'Datenschutzerklärung',
    trap: 'Dieses Feld bitte leer lassen',
    next: 'Nach dem Absenden bekommen Sie eine E-Mail mit einem Link. Erst wenn Sie dort bestätigen, sind Sie angemeldet.',
    submit: 'Anmeldung absenden',
  },
  en: {
    open: (title) => `Open the sign-up form: ${title}`,
    purposes: 'What would you like to receive?',
    each: 'Every consent stands alone; none is a condition for another.',
    kinds: 'Content',
    frequency: 'Frequency',
    controller: 'Responsible',
    address: 'Address',
    products: 'Products',
    email: 'E-mail address',
    optional: 'optional',
    data: 'What happens with your data',
    withdrawal:
      'You can withdraw every consent at any time with effect for the future: through the unsubscribe link at the end of every message, with two clicks and without a password.',
    privacy: 'Privacy policy',
    trap: 'Please leave this field empty',
    next: 'After submitting you receive an e-mail with a link. You are signed up only once you have confirmed there.',
    submit: 'Submit the sign-up',
  },
};
