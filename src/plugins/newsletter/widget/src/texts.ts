export type Language = 'de' | 'en';

/** What the widget says in its own name; the rest is the form's. */
export interface Texts {
  readonly purposes: string;
  readonly each: string;
  readonly kinds: string;
  readonly frequency: string;
  readonly controller: string;
  readonly address: string;
  readonly products: string;
  readonly partners: string;
  readonly partnersIntro: string;
  readonly details: string;
  readonly email: string;
  readonly optional: string;
  readonly data: string;
  readonly privacy: string;
  readonly opensElsewhere: string;
  readonly trap: string;
  readonly submit: string;
  readonly next: string;
  readonly check: string;
  readonly notDone: string;
  readonly meant: (address: string) => readonly [string, string, string];
  readonly working: string;
  readonly sending: string;
  readonly changed: string;
  readonly failed: string;
  readonly unavailable: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly done: string;
  readonly doneText: readonly string[];
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  de: {
    purposes: 'Was möchten Sie bekommen?',
    each: 'Kreuzen Sie an, was Sie möchten. Jede Einwilligung gilt für sich allein; keine ist Bedingung für eine andere.',
    kinds: 'Inhalt',
    frequency: 'Häufigkeit',
    controller: 'Verantwortlich',
    address: 'Anschrift',
    products: 'Angebot',
    partners: 'Beteiligte Partner',
    partnersIntro:
      'Diese Unternehmen sind an der Anmeldung beteiligt. Nachrichten bekommen Sie nur von denen, die Sie selbst ankreuzen:',
    details: 'Ihre Angaben',
    email: 'E-Mail-Adresse',
    optional: 'freiwillig',
    data: 'Was mit Ihren Daten geschieht',
    privacy: 'Datenschutzerklärung',
    opensElsewhere: 'öffnet ein neues Fenster',
    trap: 'Dieses Feld bitte leer lassen',
    submit: 'Anmeldung absenden',
    next: 'Nach dem Absenden bekommen Sie eine E-Mail mit einem Link. Erst wenn Sie dort bestätigen, sind Sie angemeldet.',
    check: 'Bitte prüfen Sie Ihre Angaben',
    notDone: 'Das hat nicht geklappt',
    meant: (address) => ['Meinten Sie ', address, '?'],
    working:
      'Einen Moment bitte: Ihr Gerät löst gerade eine Rechenaufgabe. Das schützt vor massenhaften Anmeldungen durch Roboter.',
    sending: 'Wird gesendet …',
    changed:
      'Das Formular wurde neu geladen. Bitte lesen Sie, was jetzt darin steht, und kreuzen Sie Ihre Auswahl erneut an.',
    failed:
      'Die Anmeldung konnte nicht gesendet werden; Ihre Angaben stehen noch hier. Bitte versuchen Sie es gleich noch einmal. Hilft das nicht, prüfen Sie Ihre Internetverbindung.',
    unavailable: 'Das Anmeldeformular lässt sich hier gerade nicht anzeigen.',
    problems: {
      email_missing: 'Geben Sie Ihre E-Mail-Adresse ein.',
      email_malformed: 'Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.org.',
      role_address:
        'Geben Sie eine persönliche Adresse ein. Sammeladressen wie info@ oder office@ nehmen wir nicht an.',
      consent_missing: 'Kreuzen Sie mindestens eines an.',
    },
    done: 'Sehen Sie bitte in Ihr Postfach',
    doneText: [
      'Ihre Anmeldung ist bei uns eingegangen. Kann sie an diese Adresse bestätigt werden, ist eine E-Mail dorthin unterwegs. Öffnen Sie den Link darin und bestätigen Sie auf der Seite.',
      'Es kommt nichts an? Sehen Sie im Spam-Ordner nach und prüfen Sie, ob die Adresse richtig geschrieben war.',
    ],
  },
  en: {
    purposes: 'What would you like to receive?',
    each: 'Tick what you want. Every consent stands alone; none is a condition for another.',
    kinds: 'Content',
    frequency: 'How often',
    controller: 'Responsible',
    address: 'Address',
    products: 'Products',
    partners: 'Partners involved',
    partnersIntro:
      'These companies take part in the sign-up. You will only hear from those you tick yourself:',
    details: 'Your details',
    email: 'E-mail address',
    optional: 'optional',
    data: 'What happens with your data',
    privacy: 'Privacy policy',
    opensElsewhere: 'opens a new window',
    trap: 'Please leave this field empty',
    submit: 'Submit the sign-up',
    next: 'After submitting you receive an e-mail with a link. You are signed up only once you have confirmed there.',
    check: 'Please check what you entered',
    notDone: 'That did not work',
    meant: (address) => ['Did you mean ', address, '?'],
    working:
      'One moment please: your device is solving a small calculation. It keeps robots from signing up people by the thousand.',
    sending: 'Sending …',
    changed: 'The form was loaded again. Please read what it says now and tick your choice once more.',
    failed:
      'The sign-up could not be sent; what you entered is still here. Please try again in a moment. If that does not help, check your internet connection.',
    unavailable: 'The sign-up form cannot be shown here right now.',
    problems: {
      email_missing: 'Enter your e-mail address.',
      email_malformed: 'Enter a complete e-mail address, for example name@example.org.',
      role_address: 'Enter a personal address. We do not accept shared addresses such as info@ or office@.',
      consent_missing: 'Tick at least one box.',
    },
    done: 'Please check your inbox',
    doneText: [
      'We have received your sign-up. If it can be confirmed for this address, an e-mail is on its way there. Open the link in it and confirm on the page.',
      'Nothing arrives? Look in your spam folder and check whether the address was spelled correctly.',
    ],
  },
};
