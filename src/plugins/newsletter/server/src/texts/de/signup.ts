import { WITHDRAWAL } from '../../domain/signup-form/starter-texts';

/** Signing up and confirming. */
export const signup = {
  purposesLegend: 'Was möchten Sie bekommen?',
  purposesHint:
    'Kreuzen Sie an, was Sie möchten. Jede Einwilligung gilt für sich allein; keine ist Bedingung für eine andere.',
  detailsLegend: 'Ihre Angaben',
  dataHeading: 'Was mit Ihren Daten geschieht',
  withdrawal: WITHDRAWAL.de,
  nextStep:
    'Nach dem Absenden bekommen Sie eine E-Mail mit einem Link. Erst wenn Sie dort bestätigen, sind Sie angemeldet.',
  submit: 'Anmeldung absenden',
  problems: {
    email_missing: 'Geben Sie Ihre E-Mail-Adresse ein.',
    email_invalid: 'Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.org.',
    email_unreachable:
      'Geben Sie eine Adresse ohne Umlaute und Akzente vor dem @ ein. An andere können wir noch keine E-Mails schicken.',
    email_role:
      'Geben Sie eine persönliche Adresse ein. Sammeladressen wie info@ oder office@ nehmen wir nicht an, weil hinter ihnen keine einzelne Person steht.',
    email_disposable:
      'Geben Sie eine Adresse ein, die Sie auch später noch lesen. Wegwerfadressen nehmen wir nicht an, weil dort bald niemand mehr liest, was wir schreiben.',
    email_test: 'Geben Sie Ihre eigene Adresse ein. Das ist eine Beispieladresse, die niemandem gehört.',
    email_no_mail:
      'Prüfen Sie den Teil hinter dem @: Diese Domain gibt es nicht, oder sie nimmt keine E-Mails an.',
    consent_missing: 'Kreuzen Sie mindestens eines an.',
    field_invalid: (label: string) => `Prüfen Sie Ihre Angabe bei „${label}“.`,
    form_expired: 'Bitte sehen Sie das Formular noch einmal durch und senden Sie es hier ab.',
    form_changed:
      'Das Formular hat sich geändert. Bitte lesen Sie, was jetzt darin steht, und senden Sie es noch einmal ab.',
    too_fast:
      'Das ging sehr schnell. Bitte warten Sie zwei Sekunden und senden Sie das Formular noch einmal ab.',
  },
  boxesAgain: 'Bitte kreuzen Sie Ihre Auswahl erneut an: Wir kreuzen nichts für Sie an.',
  submittedTitle: 'Sehen Sie bitte in Ihr Postfach',
  submittedLead: (days: number) =>
    `Ihre Anmeldung ist bei uns eingegangen. Kann sie an diese Adresse bestätigt werden, ist eine E-Mail dorthin unterwegs. Öffnen Sie den Link darin und bestätigen Sie auf der Seite. Der Link gilt ${days} Tage.`,
  submittedDelayed:
    'Gerade melden sich ungewöhnlich viele Menschen an. Die E-Mail kann deshalb einige Stunden auf sich warten lassen; Sie müssen nichts weiter tun.',
  submittedNothing:
    'Es kommt nichts an? Sehen Sie im Spam-Ordner nach und prüfen Sie, ob die Adresse richtig geschrieben war.',
  submittedUntil: 'Solange Sie nicht bestätigt haben, bekommen Sie keine weiteren Nachrichten.',
  confirmTitle: 'Anmeldung bestätigen',
  confirmLead: (sender: string) => `Für Ihre E-Mail-Adresse wurde bei ${sender} Folgendes angefordert:`,
  confirmButton: 'Ja, ich melde mich an',
  confirmNotYou: 'Waren Sie das nicht? Dann schließen Sie diese Seite. Sie bekommen nichts.',
  confirmedTitle: 'Sie sind angemeldet',
  confirmedLead: (sender: string) => `Von ${sender} bekommen Sie ab jetzt:`,
  confirmedLeave:
    'Am Ende jeder Nachricht steht ein Abmeldelink. Damit können Sie jederzeit wieder gehen, mit zwei Klicks und ohne Passwort.',
};
