interface MailboxProvider {
  /** What people know it by. */
  readonly name: string;
  /** What stands behind the @, themselves or domains above it. */
  readonly domains: readonly string[];
  /** Names, or ends of names, of the servers that take in their mail. */
  readonly mx: readonly string[];
}

const under = (name: string, ends: string): readonly string[] =>
  ends.split(' ').map((end) => `${name}.${end}`);

/** Those who keep so many mailboxes that they treat a sender as a whole (standards C.3). The others stand each for themselves. */
export const MAILBOX_PROVIDERS = {
  google: {
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com', 'google.com'],
    mx: ['google.com', 'googlemail.com', 'smtp.goog'],
  },
  microsoft: {
    name: 'Outlook, Hotmail, Microsoft 365',
    domains: [
      ...under('outlook', 'com de at fr it es be dk ie pt com.br com.au jp'),
      ...under('hotmail', 'com de fr it es be ch at nl co.uk'),
      ...under('live', 'com de at ch fr it nl be co.uk'),
      'msn.com',
      'windowslive.com',
      'onmicrosoft.com',
    ],
    mx: ['protection.outlook.com', 'mx.microsoft', 'hotmail.com', 'outlook.com'],
  },
  yahoo: {
    name: 'Yahoo, AOL',
    domains: [
      ...under('yahoo', 'com de at fr it es ie nl se dk no gr pl ro ca co.uk co.jp com.br com.au'),
      ...under('aol', 'com de fr it co.uk'),
      'ymail.com',
      'rocketmail.com',
      'aim.com',
      'netscape.net',
    ],
    mx: ['yahoodns.net', 'yahoo.com', 'aol.com'],
  },
  '1und1': {
    name: 'GMX, WEB.DE, mail.com, IONOS',
    domains: [
      ...under('gmx', 'de net at ch com org info eu'),
      'web.de',
      'mail.com',
      'email.de',
      'caramail.com',
      'caramail.fr',
    ],
    mx: ['gmx.net', 'web.de', 'mail.com', 'gmx.com', 'kundenserver.de', 'ionos.de', 'ionos.com', '1and1.com'],
  },
  't-online': { name: 'T-Online', domains: ['t-online.de', 'magenta.de'], mx: ['t-online.de', 't-ipnet.de'] },
  apple: {
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com', 'privaterelay.appleid.com'],
    mx: ['icloud.com'],
  },
  freenet: { name: 'freenet', domains: ['freenet.de', 'freenetmail.de'], mx: ['freenet.de'] },
  posteo: {
    name: 'Posteo',
    domains: under('posteo', 'de net eu at ch org me li nl be'),
    mx: ['posteo.de'],
  },
  mailboxorg: { name: 'mailbox.org', domains: ['mailbox.org'], mx: ['mailbox.org'] },
  vodafone: {
    name: 'Vodafone, Arcor',
    domains: ['arcor.de', 'vodafone.de', 'kabelmail.de'],
    mx: ['arcor.de', 'vodafonemail.de'],
  },
  strato: { name: 'STRATO', domains: [], mx: ['rzone.de', 'strato.de'] },
  a1: { name: 'A1, aon', domains: ['aon.at', 'a1.net', 'chello.at'], mx: ['aon.at', 'a1.net', 'chello.at'] },
  bluewin: { name: 'Bluewin', domains: ['bluewin.ch', 'bluemail.ch'], mx: ['bluewin.ch'] },
  sunrise: { name: 'Sunrise', domains: ['sunrise.ch', 'hispeed.ch'], mx: ['sunrise.ch', 'hispeed.ch'] },
  hostpoint: { name: 'Hostpoint', domains: [], mx: ['hostpoint.ch'] },
  infomaniak: { name: 'Infomaniak', domains: ['ik.me', 'etik.com'], mx: ['infomaniak.ch', 'infomaniak.com'] },
  libero: {
    name: 'Libero, Virgilio',
    domains: ['libero.it', 'inwind.it', 'iol.it', 'blu.it', 'giallo.it', 'virgilio.it'],
    mx: ['libero.it', 'virgilio.it'],
  },
  tim: {
    name: 'TIM, Alice',
    domains: ['tim.it', 'tin.it', 'alice.it'],
    mx: ['tim.it', 'tin.it', 'alice.it'],
  },
  tiscali: { name: 'Tiscali', domains: ['tiscali.it'], mx: ['tiscali.it'] },
  aruba: { name: 'Aruba', domains: [], mx: ['aruba.it'] },
  orange: { name: 'Orange, Wanadoo', domains: ['orange.fr', 'wanadoo.fr'], mx: ['orange.fr', 'wanadoo.fr'] },
  laposte: { name: 'La Poste', domains: ['laposte.net'], mx: ['laposte.net'] },
  free: { name: 'Free', domains: ['free.fr'], mx: ['free.fr'] },
  proton: {
    name: 'Proton',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    mx: ['protonmail.ch'],
  },
} as const satisfies Readonly<Record<string, MailboxProvider>>;

export type ProviderName = keyof typeof MAILBOX_PROVIDERS;
