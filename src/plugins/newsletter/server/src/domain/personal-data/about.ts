/** What GDPR Art. 15(1) wants told beside the data, in the person's language. */
export interface About {
  readonly purposes: string;
  readonly recipients: readonly string[];
  readonly retention: string;
  readonly rights: readonly string[];
  readonly automatedDecisions: string;
}

export const ABOUT: Readonly<Record<'de' | 'en', About>> = {
  de: {
    purposes:
      'Versand der Nachrichten, in die eingewilligt wurde; Nachweis der Einwilligung; Beachtung von Abmeldungen und Widersprüchen.',
    recipients: [
      'der Absender und wer in seinem Auftrag diese Software betreibt',
      'der Mailserver, über den die Nachrichten gehen, und der Anbieter des Postfachs',
    ],
    retention:
      'Solange die Einwilligung gilt, danach bis drei Jahre nach dem Ende des Jahres der letzten Nutzung. Eine Sperre bleibt als Prüfwert ohne Adresse. Die einzelnen Fristen stehen unter „retention“.',
    rights: [
      'Auskunft und eine Kopie der Daten',
      'Berichtigung',
      'Löschung',
      'Einschränkung der Verarbeitung',
      'Mitnahme der selbst gegebenen Daten',
      'Widerspruch gegen Werbung, jederzeit und ohne Kosten',
      'Widerruf der Einwilligung, jederzeit',
      'Beschwerde bei einer Aufsichtsbehörde',
    ],
    automatedDecisions: 'Es gibt keine automatisierten Entscheidungen über Personen und keine Profile.',
  },
  en: {
    purposes:
      'Sending the messages consented to; proving the consent; respecting unsubscriptions and objections.',
    recipients: [
      'the sender and whoever runs this software on the sender’s behalf',
      'the mail server the messages pass through, and the provider of the mailbox',
    ],
    retention:
      'As long as the consent is in force, then until three years after the end of the year of its last use. A block stays as a check value without the address. The single periods stand under “retention”.',
    rights: [
      'access, and a copy of the data',
      'rectification',
      'erasure',
      'restriction of processing',
      'portability of the data the person provided',
      'objection to advertising, at any time and free of charge',
      'withdrawal of consent, at any time',
      'complaint to a supervisory authority',
    ],
    automatedDecisions: 'There are no automated decisions about persons and no profiles.',
  },
};
