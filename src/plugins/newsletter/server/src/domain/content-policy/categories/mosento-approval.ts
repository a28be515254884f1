import type { Category } from '../types';
import { alcohol } from '../lexicons/alcohol';
import { grapeVarieties } from '../lexicons/grape-varieties';
import { tobacco } from '../lexicons/tobacco';
import { blockchain } from '../lexicons/blockchain';
import { cbd } from '../lexicons/cbd';
import { credit } from '../lexicons/credit';
import { dating } from '../lexicons/dating';
import { fortuneTelling } from '../lexicons/fortune-telling';
import { gambling } from '../lexicons/gambling';
import { leadGeneration } from '../lexicons/lead-generation';
import { realEstate } from '../lexicons/real-estate';
import { socialNetworkContacts } from '../lexicons/social-network-contacts';
import { vaping } from '../lexicons/vaping';
import { weightLoss } from '../lexicons/weight-loss';

/** Regulated: to be released by the operator before sending, MOS-5.1 … 5.12. */
export const mosentoApproval: readonly Category[] = [
  {
    id: 'mos.cbd',
    rule: 'MOS-5.1',
    severity: 'approval',
    title: { de: 'Werbung für CBD-Produkte', en: 'Advertising for CBD products' },
    lexicons: [cbd],
  },
  {
    id: 'mos.alcohol-tobacco',
    rule: 'MOS-5.2',
    severity: 'approval',
    title: { de: 'Alkohol oder Tabak', en: 'Alcohol or tobacco' },
    lexicons: [alcohol, grapeVarieties, tobacco],
  },
  {
    id: 'mos.vaping',
    rule: 'MOS-5.3',
    severity: 'approval',
    title: { de: 'Vaping-Produkte', en: 'Vaping products' },
    lexicons: [vaping],
  },
  {
    id: 'mos.real-estate',
    rule: 'MOS-5.4',
    severity: 'approval',
    title: { de: 'Immobilienwerbung', en: 'Real-estate advertising' },
    lexicons: [realEstate],
  },
  {
    id: 'mos.blockchain',
    rule: 'MOS-5.5',
    severity: 'approval',
    title: {
      de: 'Kryptowährungen, NFTs und andere Blockchain-Produkte',
      en: 'Crypto currencies, NFTs and other blockchain products',
    },
    lexicons: [blockchain],
  },
  {
    id: 'mos.weight-loss',
    rule: 'MOS-5.6',
    severity: 'approval',
    title: { de: 'Produkte zur Gewichtsabnahme', en: 'Weight-loss products' },
    lexicons: [weightLoss],
  },
  {
    id: 'mos.gambling',
    rule: 'MOS-5.7',
    severity: 'approval',
    title: {
      de: 'Glücksspiele, Casinos und andere Geldspiele',
      en: 'Gambling, casinos and other money games',
    },
    lexicons: [gambling],
  },
  {
    id: 'mos.dating',
    rule: 'MOS-5.8',
    severity: 'approval',
    title: { de: 'Dating-Dienste', en: 'Dating services' },
    lexicons: [dating],
  },
  {
    id: 'mos.fortune-telling',
    rule: 'MOS-5.9',
    severity: 'approval',
    title: {
      de: 'Hellseherei, Wahrsagerei und Astrologie',
      en: 'Clairvoyance, fortune telling and astrology',
    },
    lexicons: [fortuneTelling],
  },
  {
    id: 'mos.social-network-contacts',
    rule: 'MOS-5.10',
    severity: 'approval',
    title: {
      de: 'Kontakte aus beruflichen Netzwerken (LinkedIn, Xing)',
      en: 'Contacts from professional networks (LinkedIn, Xing)',
    },
    lexicons: [socialNetworkContacts],
  },
  {
    id: 'mos.credit',
    rule: 'MOS-5.11',
    severity: 'approval',
    title: { de: 'Darlehens- und Kreditdienste', en: 'Loan and credit services' },
    lexicons: [credit],
  },
  {
    id: 'mos.lead-generation',
    rule: 'MOS-5.12',
    severity: 'approval',
    title: {
      de: 'Lead-Generierung, zum Beispiel Gewinnspiele',
      en: 'Lead generation, for example sweepstakes',
    },
    lexicons: [leadGeneration],
  },
];
