import type { Words } from './activities';

/** What of the installation decides which measures are in force. */
export interface SecurityFacts {
  readonly publicUrl: string;
  /** In order of preference; none: the outbox, files on the server's own disk. */
  readonly mailServers: readonly {
    readonly host: string;
    readonly port: number;
    readonly tls: 'implicit' | 'required' | 'opportunistic' | 'off';
    readonly verifiesCertificate: boolean;
  }[];
  readonly abilities: number;
}

const TLS: Record<SecurityFacts['mailServers'][number]['tls'], Words> = {
  implicit: {
    de: 'Die Verbindung zum Mailserver ist von Anfang an verschlüsselt (TLS 1.2 oder neuer).',
    en: 'The connection to the mail server is encrypted from the first byte (TLS 1.2 or newer).',
  },
  required: {
    de: 'Ohne Verschlüsselung (STARTTLS, TLS 1.2 oder neuer) wird dem Mailserver nichts übergeben.',
    en: 'Nothing is handed to the mail server without encryption (STARTTLS, TLS 1.2 or newer).',
  },
  opportunistic: {
    de: 'Die Verbindung zum Mailserver ist verschlüsselt, wo er es anbietet; verlangt wird es nicht.',
    en: 'The connection to the mail server is encrypted where it offers that; it is not demanded.',
  },
  off: {
    de: 'Der Mailserver läuft auf demselben Rechner; die Verbindung zu ihm ist nicht verschlüsselt.',
    en: 'The mail server runs on the same machine; the connection to it is not encrypted.',
  },
};

const ALWAYS: readonly Words[] = [
  {
    de: 'Adressen gesperrter und gelöschter Personen bleiben nur als Prüfwert mit geheimem Schlüssel (HMAC-SHA-256).',
    en: 'Addresses of blocked and erased people stay as a keyed hash only (HMAC-SHA-256).',
  },
  {
    de: 'Nachweise gelöschter Personen sind verschlüsselt; öffnen kann sie nur, wer die Adresse nennt.',
    en: 'Proofs of erased people are encrypted; only who names the address can open them.',
  },
  {
    de: 'Der Verlauf der Einwilligungen ist durch Prüfwerte verkettet; eine Änderung fällt auf.',
    en: 'The history of consents is chained by hashes; a change shows.',
  },
  {
    de: 'Links in Mails sind signiert und gelten je für eine Art von Handlung.',
    en: 'Links in mails are signed, and each is good for one kind of action.',
  },
  {
    de: 'Schlüssel zum Signieren von Mails liegen verschlüsselt in der Datenbank.',
    en: 'Keys that sign mail lie encrypted in the database.',
  },
  {
    de: 'Protokolle nennen Nummern und keine Adressen; was das Team tut, wird aufgezeichnet.',
    en: 'Logs name numbers and no addresses; what the team does is recorded.',
  },
  {
    de: 'Fristen zur Löschung laufen täglich von selbst.',
    en: 'Periods of retention are kept by a daily run.',
  },
  {
    de: 'Öffnungen und Klicks werden nicht gemessen.',
    en: 'Opens and clicks are not measured.',
  },
];

/** GDPR Art. 32: what this program really does. What it cannot know stands among the open points. */
export const measuresOf = ({ publicUrl, mailServers, abilities }: SecurityFacts): readonly Words[] => {
  const encrypted = publicUrl.startsWith('https://');
  return [
    encrypted
      ? {
          de: 'Seiten und Formulare sind unter einer Adresse mit https eingerichtet.',
          en: 'Pages and forms are set up under an address with https.',
        }
      : {
          de: 'Achtung: Seiten und Formulare sind ohne https eingerichtet (eigener Rechner).',
          en: 'Attention: pages and forms are set up without https (one’s own machine).',
        },
    ...(mailServers.length > 0
      ? [...new Set(mailServers.map(({ tls }) => TLS[tls]))]
      : [
          {
            de: 'Es ist kein Mailserver eingerichtet; Mails liegen als Dateien auf dem Server.',
            en: 'No mail server is set up; mails lie as files on the server.',
          },
        ]),
    ...(mailServers.some(({ tls, verifiesCertificate }) => tls !== 'off' && !verifiesCertificate)
      ? [
          {
            de: 'Das Zertifikat des Mailservers wird nicht geprüft.',
            en: 'The certificate of the mail server is not verified.',
          },
        ]
      : []),
    {
      de: `Zugang zur Verwaltung nur mit Konto; ${abilities} Rechte werden je Rolle vergeben und bei jeder Anfrage geprüft.`,
      en: `The admin takes an account; ${abilities} rights are given per role and checked at each request.`,
    },
    ...ALWAYS,
  ];
};
