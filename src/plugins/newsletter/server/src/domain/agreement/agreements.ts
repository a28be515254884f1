import { createHash } from 'node:crypto';

/** What a sender agrees to before anything is sent; terms and rules are accepted one by one (MFR-3.1). */
export type AgreementName = 'terms' | 'anti-spam';

export interface Agreement {
  readonly name: AgreementName;
  /** A new version stops sending until it is accepted (MOS-1.2). */
  readonly version: string;
  readonly title: { readonly de: string; readonly en: string };
  readonly text: { readonly de: string; readonly en: string };
}

export const AGREEMENTS: readonly Agreement[] = [
  {
    name: 'terms',
    version: '2026-11',
    title: { de: 'Nutzungsbedingungen', en: 'Terms of use' },
    text: {
      de: 'Ich handle für ein Unternehmen, einen Verein oder eine Einrichtung. Die Angaben zum Absender sind vollständig und richtig. Zugangsdaten gebe ich nicht weiter. Wer gegen die Regeln verstößt, kann gedrosselt, eingeschränkt oder gesperrt werden.',
      en: 'I act for a company, an association or an institution. The details of the sender are complete and correct. I do not pass on credentials. Whoever breaks the rules can be throttled, restricted or suspended.',
    },
  },
  {
    name: 'anti-spam',
    version: '2026-11',
    title: { de: 'Anti-Spam-Regeln', en: 'Anti-spam rules' },
    text: {
      de: 'Ich schreibe nur Menschen an, die für genau diesen Zweck ausdrücklich zugestimmt und ihre Adresse bestätigt haben. Ich verwende keine gekauften, gemieteten, gesammelten oder aus Verzeichnissen übernommenen Adressen. Jede Aussendung nennt das vollständige Impressum und einen Abmeldelink, der mit höchstens zwei Klicks wirkt. Verbotene Inhalte versende ich nicht; was freigegeben werden muss, lasse ich vorher freigeben.',
      en: 'I write only to people who expressly agreed to exactly this purpose and confirmed their address. I use no addresses that were bought, rented, collected or taken from registers. Every mailing carries the complete imprint and an unsubscribe link that works with two clicks at most. I do not send forbidden content, and I have content that needs approval approved beforehand.',
    },
  },
];

export const agreementHash = (agreement: Agreement): string =>
  createHash('sha256').update(`${agreement.text.de}\n${agreement.text.en}`).digest('hex');

/** The version an editor confirms before each send (MFR-3.3): that of the anti-spam rules. */
export const RULES_VERSION = AGREEMENTS.find((agreement) => agreement.name === 'anti-spam')?.version ?? '';

/** Whether the policies in force are accepted: each of them, in its present version. */
export const agreementsAccepted = (accepted: readonly { policy: string; version: string }[]): boolean =>
  AGREEMENTS.every(({ name, version }) =>
    accepted.some((one) => one.policy === name && one.version === version),
  );
