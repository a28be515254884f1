/** Seeing, taking along, correcting and erasing one's own data. */
export const rights = {
  requestTitle: 'Meine Daten',
  requestLead:
    'Geben Sie die Adresse ein, um die es geht. Wir schicken Ihnen dorthin einen Link. Mit ihm sehen Sie, was gespeichert ist, laden es herunter oder löschen es.',
  requestPrivate: 'Ohne Zugang zu diesem Postfach ist nichts zu sehen. Diese Seite verrät nichts.',
  requestSubmit: 'Link anfordern',
  sentTitle: 'Ihre Anfrage ist eingegangen',
  sentLead:
    'Ist die Adresse bei uns gespeichert, ist der Link jetzt dorthin unterwegs. Wir schicken ihn höchstens einmal am Tag. Kommt nichts an, sehen Sie bitte im Spam-Ordner nach und prüfen Sie die Schreibweise.',
  dataTitle: 'Ihre Daten',
  dataLead: (sender: string) =>
    `Hier laden Sie herunter, was bei ${sender} zu Ihrer Adresse gespeichert ist. Der Link gilt drei Tage.`,
  dataAll: 'Alles, was gespeichert ist',
  dataAllHint: 'Auch Herkunft, Empfänger, Fristen und der Verlauf Ihrer Einwilligung.',
  dataAllButton: 'Alle Daten herunterladen (JSON)',
  dataProvided: 'Was Sie selbst angegeben haben',
  dataProvidedHint: 'Zum Mitnehmen zu einem anderen Anbieter.',
  dataJsonButton: 'Angaben herunterladen (JSON)',
  dataCsvButton: 'Angaben herunterladen (CSV)',
  erasureTitle: 'Alle Daten löschen',
  erasureLead: (sender: string) =>
    `Ein Klick löscht bei ${sender} Ihre Adresse und alle Angaben. Sie bekommen dann nichts mehr. Das lässt sich nicht rückgängig machen.`,
  erasureStays: 'Das bleibt:',
  erasureStaysItems: [
    'ein Prüfwert, aus dem sich die Adresse nicht ablesen lässt, damit Sie niemand wieder einträgt',
    'der Nachweis Ihrer früheren Einwilligung, unter Verschluss und nur für den Streitfall, bis Ansprüche verjährt sind',
  ],
  erasureButton: 'Alle Daten löschen',
  erasedTitle: 'Ihre Daten sind gelöscht',
  erasedLead: (sender: string) =>
    `${sender} kennt Ihre Adresse nicht mehr. Wenn Sie wieder etwas bekommen möchten, melden Sie sich einfach neu an.`,
  addressTitle: 'E-Mail-Adresse ändern',
  addressLead: (sender: string) =>
    `Wohin soll ${sender} in Zukunft schreiben? Wir fragen dort nach. Erst wenn Sie es an der neuen Adresse bestätigen, ersetzt sie die alte.`,
  addressLabel: 'Neue E-Mail-Adresse',
  addressSubmit: 'Bestätigung anfordern',
  addressSentTitle: 'Bitte bestätigen Sie die neue Adresse',
  addressSentLead:
    'Wir haben eine E-Mail an die neue Adresse geschickt. Der Link darin gilt sieben Tage. Bis dahin ändert sich nichts.',
  addressConfirmTitle: 'Neue Adresse bestätigen',
  addressConfirmLead: (sender: string) => `An dieser Adresse bekommen Sie dann von ${sender}:`,
  addressConfirmButton: 'Ja, hierher schicken',
  addressConfirmHint: 'Die alte Adresse bekommt ab diesem Moment nichts mehr davon.',
  addressDoneTitle: 'Die neue Adresse gilt',
  addressDone: (sender: string) =>
    `${sender} schreibt Ihnen ab sofort hierher. Die alte Adresse ist abgemeldet.`,
  problems: {
    email_missing: 'Geben Sie eine E-Mail-Adresse ein.',
    email_invalid: 'Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.org.',
    email_unreachable:
      'Geben Sie eine Adresse ohne Umlaute und Akzente vor dem @ ein. An andere können wir noch keine E-Mails schicken.',
    role_address: 'Geben Sie eine persönliche Adresse ein, keine wie info@ oder office@.',
    disposable_address: 'Geben Sie eine Adresse ein, die Sie auch später noch lesen, keine Wegwerfadresse.',
    test_address: 'Geben Sie Ihre eigene Adresse ein. Das ist eine Beispieladresse, die niemandem gehört.',
    domain_takes_no_mail:
      'Prüfen Sie den Teil hinter dem @: Diese Domain gibt es nicht, oder sie nimmt keine E-Mails an.',
    same_address: 'Das ist die Adresse, die wir schon haben.',
    form_expired: 'Die Seite war zu lange geöffnet. Bitte senden Sie das Formular noch einmal ab.',
  },
};
