/** What is known of a sender when its first form is written. */
export interface StarterFacts {
  readonly company: string;
  /** Street, postal code and city in one line. */
  readonly address: string;
  readonly email: string;
  /** ISO 3166 code of the sender's country. */
  readonly country: string;
}

export interface StarterTexts {
  readonly title: string;
  readonly intro: string;
  readonly privacyNotice: string;
  readonly toolNotice: string;
  /** For a form that offers no measuring, and for one that does. */
  readonly trackingNotice: string;
  readonly trackingNoticeMeasured: string;
  readonly withdrawalNotice: string;
}

type Language = 'de' | 'en';

/** How to withdraw, told before every tick (G-7.3). */
export const WITHDRAWAL: Readonly<Record<Language, string>> = {
  de: 'Sie können jede Einwilligung jederzeit mit Wirkung für die Zukunft widerrufen: über den Abmeldelink am Ende jeder Nachricht, mit zwei Klicks und ohne Passwort.',
  en: 'You can withdraw every consent at any time with effect for the future: through the unsubscribe link at the end of every message, with two clicks and without a password.',
};

const AUTHORITY: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  DE: {
    de: 'der Datenschutzbehörde Ihres Bundeslandes',
    en: 'the supervisory authority of your federal state',
  },
  AT: { de: 'der österreichischen Datenschutzbehörde', en: 'the Austrian Data Protection Authority' },
  CH: {
    de: 'dem Eidgenössischen Datenschutz- und Öffentlichkeitsbeauftragten (EDÖB)',
    en: 'the Swiss Federal Data Protection and Information Commissioner (FDPIC)',
  },
  IT: {
    de: 'der italienischen Datenschutzbehörde (Garante)',
    en: 'the Italian data protection authority (Garante)',
  },
};
const ANY_AUTHORITY = {
  de: 'Ihrer Datenschutz-Aufsichtsbehörde',
  en: 'your data protection supervisory authority',
};

const who = ({ company, address, email }: StarterFacts): string =>
  [company, address, email].filter((part) => part !== '').join(', ');

const german = (facts: StarterFacts): StarterTexts => ({
  title: 'Newsletter bestellen',
  intro: 'Suchen Sie aus, was Sie von uns lesen möchten.',
  privacyNotice: [
    `Verantwortlich für Ihre Daten ist ${who(facts)}.`,
    'Wir verarbeiten Ihre E-Mail-Adresse und Ihre freiwilligen Angaben, um Ihnen das zu schicken, was Sie angekreuzt haben. Zeitpunkt und IP-Adresse von Anmeldung und Bestätigung speichern wir, um Ihre Einwilligung nachweisen zu können. Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO), für den Nachweis unsere Rechenschaftspflicht.',
    'Empfänger sind Dienstleister, die den Versand in unserem Auftrag technisch ausführen. Ihre Daten bleiben in der EU, im EWR oder in der Schweiz; in andere Drittländer gelangen sie nicht.',
    'Bestätigen Sie die Anmeldung nicht, löschen wir sie nach 14 Tagen. Sonst speichern wir Ihre Daten, bis Sie sich abmelden oder Ihre Einwilligung nach 24 Monaten endet; den Nachweis bewahren wir danach auf, solange wir ihn für Rechtsansprüche brauchen können.',
    `Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung und Übertragbarkeit, und Sie können Ihre Einwilligung jederzeit widerrufen. Beschweren können Sie sich bei ${(AUTHORITY[facts.country] ?? ANY_AUTHORITY).de}.`,
  ].join('\n\n'),
  toolNotice:
    'Für den Versand verwenden wir die Software Jawort. Dabei können Werkzeuge und Server von Dienstleistern zum Einsatz kommen, die Ihre Daten nur nach unserer Weisung verarbeiten.',
  trackingNotice: 'Wir messen weder, ob Sie eine E-Mail öffnen, noch, welche Links Sie anklicken.',
  trackingNoticeMeasured:
    'Ob Sie unsere E-Mails öffnen und welche Links Sie anklicken, werten wir mit Anzahl und Zeitpunkt statistisch aus, aber nur, wenn Sie das eigene Kästchen dafür ankreuzen. Ohne Ihr Kreuz messen wir nichts.',
  withdrawalNotice: WITHDRAWAL.de,
});

const english = (facts: StarterFacts): StarterTexts => ({
  title: 'Subscribe to our newsletter',
  intro: 'Choose what you would like to read from us.',
  privacyNotice: [
    `The controller of your data is ${who(facts)}.`,
    'We process your e-mail address and what else you choose to tell us in order to send you what you ticked. We store time and IP address of sign-up and confirmation so that we can prove your consent. The legal basis is your consent (Art. 6(1)(a) GDPR), and for the proof our duty of accountability.',
    'Recipients are service providers who carry out the sending technically on our behalf. Your data stays within the EU, the EEA or Switzerland; it is not transferred to any other third country.',
    'If you do not confirm the sign-up we delete it after 14 days. Otherwise we keep your data until you unsubscribe or your consent ends after 24 months; after that we keep the proof for as long as we may need it for legal claims.',
    `You have the right of access, rectification, erasure, restriction and portability, and you can withdraw your consent at any time. You can complain to ${(AUTHORITY[facts.country] ?? ANY_AUTHORITY).en}.`,
  ].join('\n\n'),
  toolNotice:
    'We send with the software Jawort. Tools and servers of service providers may be used for this; they process your data on our instructions only.',
  trackingNotice: 'We measure neither whether you open an e-mail nor which links you click.',
  trackingNoticeMeasured:
    'Whether you open our e-mails and which links you click is evaluated statistically, with number and date, but only if you tick the separate box for it. Without your tick we measure nothing.',
  withdrawalNotice: WITHDRAWAL.en,
});

/** Texts a first form starts from. They are a proposal: the sender has to make each sentence true. */
export const starterTexts = (language: Language, facts: StarterFacts): StarterTexts =>
  language === 'de' ? german(facts) : english(facts);
