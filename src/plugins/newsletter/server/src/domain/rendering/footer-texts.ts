import type { Locale } from './types';

/** Words of the footer. `reason` takes purpose and sender, for the recipient must know what was ordered from whom. */
export interface FooterTexts {
  readonly reason: (purpose: string, sender: string) => string;
  readonly imprint: string;
  readonly imprintOnline: string;
  readonly disclosure: string;
  readonly webView: string;
  readonly preferences: string;
  readonly origin: string;
  readonly reportAbuse: string;
  readonly poweredBy: string;
  readonly unsubscribe: string;
}

export const FOOTER_TEXTS: Readonly<Record<Locale, FooterTexts>> = {
  de: {
    reason: (purpose, sender) =>
      `Sie erhalten diese E-Mail, weil Sie „${purpose}“ von ${sender} bestellt haben.`,
    imprint: 'Impressum',
    imprintOnline: 'Impressum im Web',
    disclosure: 'Offenlegung',
    webView: 'Im Browser ansehen',
    preferences: 'Einstellungen ändern',
    origin: 'Woher wir Ihre Adresse haben',
    reportAbuse: 'Missbrauch melden',
    poweredBy: 'Versendet mit',
    unsubscribe: 'Newsletter abbestellen',
  },
  en: {
    reason: (purpose, sender) =>
      `You receive this e-mail because you subscribed to “${purpose}” from ${sender}.`,
    imprint: 'About the sender',
    imprintOnline: 'Legal notice on the web',
    disclosure: 'Disclosure',
    webView: 'View in browser',
    preferences: 'Change preferences',
    origin: 'Where we have your address from',
    reportAbuse: 'Report abuse',
    poweredBy: 'Powered by',
    unsubscribe: 'Unsubscribe',
  },
};
