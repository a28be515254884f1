import type { Category } from '../types';
import { compensatedSex } from '../lexicons/compensated-sex';
import { currencyAndShares } from '../lexicons/currency-and-shares';
import { debtCollection } from '../lexicons/debt-collection';
import { easyMoney } from '../lexicons/easy-money';
import { erectileRemedies } from '../lexicons/erectile-remedies';
import { forex } from '../lexicons/forex';
import { ico } from '../lexicons/ico';
import { massRecruitment } from '../lexicons/mass-recruitment';
import { narcotics } from '../lexicons/narcotics';
import { nonConsensual } from '../lexicons/non-consensual';
import { phishingSimulation } from '../lexicons/phishing-simulation';
import { politicalLists } from '../lexicons/political-lists';
import { pornography } from '../lexicons/pornography';
import { sexualContent } from '../lexicons/sexual-content';
import { violence } from '../lexicons/violence';

/** Not accepted even where legal, and never approved: MOS-4.1 … 4.16. */
export const mosentoNotAccepted: readonly Category[] = [
  {
    id: 'mos.narcotics',
    rule: 'MOS-4.1',
    severity: 'not-accepted',
    title: {
      de: 'Narkotische oder psychotrope Substanzen, THC',
      en: 'Narcotic or psychotropic substances, THC',
    },
    lexicons: [narcotics],
  },
  {
    id: 'mos.currency-and-shares',
    rule: 'MOS-4.2',
    severity: 'not-accepted',
    title: {
      de: 'Währungstausch und unseriöse Börsengeschäfte',
      en: 'Currency exchange and dubious share dealing',
    },
    lexicons: [currencyAndShares],
  },
  {
    id: 'mos.easy-money',
    rule: 'MOS-4.3',
    severity: 'not-accepted',
    title: {
      de: 'Schnell reich werden, passives Einkommen, Schneeballsysteme',
      en: 'Get rich quick, effortless income, pyramid schemes',
    },
    lexicons: [easyMoney],
  },
  {
    id: 'mos.pornography',
    rule: 'MOS-4.4',
    severity: 'not-accepted',
    title: { de: 'Pornografie oder Erotik-Handel', en: 'Pornography or erotic e-commerce' },
    lexicons: [pornography],
  },
  {
    id: 'mos.sexual-content',
    rule: 'MOS-4.5',
    severity: 'not-accepted',
    title: { de: 'Sexuell eindeutige Inhalte', en: 'Sexually explicit content' },
    lexicons: [sexualContent],
  },
  {
    id: 'mos.non-consensual',
    rule: 'MOS-4.6',
    severity: 'not-accepted',
    title: { de: 'Nicht einvernehmliche sexuelle Themen', en: 'Non-consensual sexual themes' },
    lexicons: [nonConsensual],
  },
  {
    id: 'mos.compensated-sex',
    rule: 'MOS-4.7',
    severity: 'not-accepted',
    title: { de: 'Sexuelle Handlungen gegen Entgelt', en: 'Compensated sexual acts' },
    lexicons: [compensatedSex],
  },
  {
    id: 'mos.erectile-remedies',
    rule: 'MOS-4.8',
    severity: 'not-accepted',
    title: { de: 'Heilmittel gegen Erektionsprobleme', en: 'Remedies for erection problems' },
    lexicons: [erectileRemedies],
  },
  {
    id: 'mos.mass-recruitment',
    rule: 'MOS-4.9',
    severity: 'not-accepted',
    title: {
      de: 'Masseneinstellungsaufrufe an die ganze Liste',
      en: 'Mass recruitment calls to the whole list',
    },
    lexicons: [massRecruitment],
    allowedForSegments: true,
  },
  {
    id: 'mos.political-lists',
    rule: 'MOS-4.10',
    severity: 'not-accepted',
    title: {
      de: 'Adressen aus Konsulats- oder Regierungslisten',
      en: 'Addresses from consulate or government lists',
    },
    lexicons: [politicalLists],
  },
  {
    id: 'mos.ico',
    rule: 'MOS-4.11',
    severity: 'not-accepted',
    title: { de: 'Initial Coin Offering (ICO)', en: 'Initial coin offering (ICO)' },
    lexicons: [ico],
  },
  {
    id: 'mos.forex',
    rule: 'MOS-4.12',
    severity: 'not-accepted',
    title: { de: 'Devisenhandel', en: 'Forex trading' },
    lexicons: [forex],
  },
  {
    id: 'mos.debt-collection',
    rule: 'MOS-4.13',
    severity: 'not-accepted',
    title: { de: 'Inkasso-Dienstleistungen', en: 'Debt-collection services' },
    lexicons: [debtCollection],
  },
  {
    id: 'mos.violence',
    rule: 'MOS-4.14',
    severity: 'not-accepted',
    title: { de: 'Förderung von Gewalt, Hass oder Bedrohung', en: 'Promotion of violence, hate or threats' },
    lexicons: [violence],
  },
  {
    id: 'mos.misinformation',
    rule: 'MOS-4.15',
    severity: 'not-accepted',
    title: {
      de: 'Falschmeldungen (nur durch Angabe oder Prüfung erkannt)',
      en: 'Misinformation (found by declaration or review only)',
    },
    lexicons: [],
  },
  {
    id: 'mos.phishing-simulation',
    rule: 'MOS-4.16',
    severity: 'not-accepted',
    title: { de: 'Phishing-Simulationen', en: 'Phishing simulations' },
    lexicons: [phishingSimulation],
  },
];
