import { outOf } from './out-reasons';
import { section } from './rule';

/** VIVANET, E-Mail-Richtlinien. */
export const viv = {
  ...section('VIVANET: Einleitung', {
    'VIV-0.1': {
      en: 'Use presupposes acceptance, and every public page links the privacy notice.',
      de: 'Nutzung setzt Annahme voraus, und jede öffentliche Seite verlinkt den Datenschutzhinweis.',
    },
  }),
  ...section('VIVANET: 1 Allgemeines', {
    'VIV-1.1': {
      en: 'In any sliding hour a sender domain lets out no more than the cap, counting mail of all kinds.',
      de: 'In jeder gleitenden Stunde verlässt höchstens die Obergrenze an Mails aller Art eine Domain.',
      numbers: { perHour: 200, windowSeconds: 3600 },
    },
    'VIV-1.2': {
      en: 'When the host says its limit is reached, the domain rests for an hour and nobody is blamed.',
      de: 'Meldet der Host sein Limit, ruht die Domain eine Stunde, und keinem Empfänger schadet es.',
      numbers: { coolDownSeconds: 3600 },
    },
    'VIV-1.3': {
      en: 'Reading the mailboxes stays under the hourly limit of connections and backs off after a refusal.',
      de: 'Das Lesen der Postfächer bleibt unter dem Verbindungslimit und ruht nach einer Abweisung.',
      numbers: { connectionsPerHour: 60, backOffSeconds: 3600 },
    },
    'VIV-1.4': {
      en: 'Mailboxes are polled every ten minutes unless told otherwise, and never in a rush.',
      de: 'Postfächer werden in der Regel alle zehn Minuten abgefragt und nie in Hast.',
      numbers: { defaultPollSeconds: 600, minPollSeconds: 60 },
    },
    'VIV-1.5': {
      en: 'A list too big for shared hosting is refused there and needs a dedicated transport.',
      de: 'Eine für geteiltes Hosting zu große Liste braucht einen eigenen Transport.',
      numbers: { maxSharedRecipients: 2000 },
    },
    'VIV-1.6': {
      en: 'Cutting a list into pieces does not make it smaller: the parts are counted together.',
      de: 'Eine Liste wird durch Aufteilen nicht kleiner: die Teile zählen zusammen.',
      numbers: { windowDays: 7, similarity: 0.9 },
    },
  }),
  ...section('VIVANET: 2.1 Drosselung', {
    'VIV-2.1a': {
      en: 'Pacing applies to a campaign of one recipient as to any other.',
      de: 'Die Taktung gilt für eine Kampagne mit einem Empfänger wie für jede andere.',
    },
    'VIV-2.1b': {
      en: 'On shared hosting one message leaves per interval, which stays below the hourly cap.',
      de: 'Auf geteiltem Hosting geht je Takt eine Mail hinaus; das bleibt unter der Obergrenze.',
      numbers: { spacingSeconds: 20, perHour: 180 },
    },
    'VIV-2.1c': {
      en: 'An hour’s allowance is never fired off in one volley.',
      de: 'Das Kontingent einer Stunde wird nie in einem Schwall verschossen.',
      numbers: { burst: 1 },
    },
    'VIV-2.1d': {
      en: 'Pacing cannot be turned off, and a killed process neither loses nor doubles a message.',
      de: 'Die Taktung ist nicht abschaltbar; ein Abbruch verliert und verdoppelt keine Mail.',
    },
  }),
  ...section('VIVANET: 2.2 Nebenzeit', {
    'VIV-2.2': {
      en: 'Bigger lists leave on weekends and on weekday nights, and pause in the daytime.',
      de: 'Größere Listen gehen am Wochenende und werktags nachts hinaus und ruhen tagsüber.',
      numbers: { maxAnyTimeRecipients: 500, from: '22:00', to: '08:00' },
    },
  }),
  ...section('VIVANET: 2.3 Double-Opt-in', {
    'VIV-2.3a': {
      en: 'An address joins a list by asking for it and then proving that it is the asker’s own.',
      de: 'Auf die Liste kommt, wer darum bittet und dann zeigt, dass die Adresse die eigene ist.',
    },
    'VIV-2.3b': {
      en: 'A sign-up is confirmed through the mail sent to the address: by link or by answering it.',
      de: 'Bestätigt wird über die Mail an die Adresse: per Link oder durch Antworten.',
    },
    'VIV-2.3c': {
      en: 'Lists handed over or sold by others stay outside.',
      de: 'Von anderen überlassene oder verkaufte Listen bleiben draußen.',
    },
  }),
  ...section('VIVANET: 2.4 Dokumentation', {
    'VIV-2.4a': {
      en: 'Every step of a double opt-in is written into the ledger.',
      de: 'Jeder Schritt eines Double-Opt-in steht im Register.',
    },
    'VIV-2.4b': {
      en: 'The request is stored with its IP address, date and time.',
      de: 'Der Antrag wird mit IP-Adresse, Datum und Uhrzeit gespeichert.',
    },
    'VIV-2.4c': {
      en: 'The confirmation is stored with its IP address and time, and compared with the request.',
      de: 'Die Bestätigung wird mit IP-Adresse und Zeit gespeichert und mit dem Antrag verglichen.',
    },
    'VIV-2.4d': {
      en: 'People can leave on a web page and just as well by writing a mail.',
      de: 'Abmelden geht über eine Webseite und ebenso durch eine Mail.',
    },
    'VIV-2.4e': {
      en: 'An address that bounces for good is taken off.',
      de: 'Eine endgültig unzustellbare Adresse wird entfernt.',
    },
    'VIV-2.4f': {
      en: 'Leaving and bouncing take effect at once; a backlog raises an alarm.',
      de: 'Abmeldung und Bounce wirken sofort; ein Rückstau löst Alarm aus.',
      numbers: { backlogAlarmHours: 1 },
    },
    'VIV-2.4g': {
      en: 'On shared packages the hourly cap cannot be raised.',
      de: 'Auf geteilten Paketen lässt sich die Obergrenze nicht anheben.',
      numbers: { perHour: 200 },
    },
    'VIV-2.4h': {
      en: 'A sender that does not keep to this can be stopped or ended.',
      de: 'Ein Absender, der sich nicht daran hält, kann angehalten oder beendet werden.',
    },
  }),
  ...section('VIVANET: 2.5 Null-Toleranz', {
    'VIV-2.5': {
      en: 'Mail nobody asked for ends the account, and no role can get past the consent gate.',
      de: 'Unverlangte Mail beendet das Konto, und keine Rolle kommt an der Einwilligung vorbei.',
    },
  }),
  ...section('VIVANET: 2.6 Schweizer Recht', {
    'VIV-2.6': {
      en: 'Swiss telecom, competition and data-protection law holds for each list.',
      de: 'Für jede Liste gilt das Schweizer Fernmelde-, Lauterkeits- und Datenschutzrecht.',
    },
  }),
  ...section('VIVANET: 3 Dedizierte Server', {
    'VIV-3.0': {
      en: 'A dedicated server loosens cap and window, never opt-in and documentation.',
      de: 'Ein eigener Server lockert Obergrenze und Zeitfenster, nie Opt-in und Dokumentation.',
    },
  }),
  ...section('VIVANET: Schlusszeile', {
    'VIV-4': {
      ...outOf.billing,
      en: 'The document closes with the price of a hosting package.',
      de: 'Das Dokument schließt mit dem Preis eines Hosting-Pakets.',
    },
  }),
};
