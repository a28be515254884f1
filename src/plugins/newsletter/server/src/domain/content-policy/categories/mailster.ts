import type { Category } from '../types';
import { adultGames } from '../lexicons/adult-games';
import { affiliate } from '../lexicons/affiliate';
import { childAbuse } from '../lexicons/child-abuse';
import { compensatedSex } from '../lexicons/compensated-sex';
import { credit } from '../lexicons/credit';
import { currencyAndShares } from '../lexicons/currency-and-shares';
import { dating } from '../lexicons/dating';
import { debtCollection } from '../lexicons/debt-collection';
import { debtSettlement } from '../lexicons/debt-settlement';
import { easyMoney } from '../lexicons/easy-money';
import { gambling } from '../lexicons/gambling';
import { hateSpeech } from '../lexicons/hate-speech';
import { leadGeneration } from '../lexicons/lead-generation';
import { medicines } from '../lexicons/medicines';
import { multiLevel } from '../lexicons/multi-level';
import { nonConsensual } from '../lexicons/non-consensual';
import { obscene } from '../lexicons/obscene';
import { pornography } from '../lexicons/pornography';
import { sexualContent } from '../lexicons/sexual-content';
import { supplements } from '../lexicons/supplements';
import { trading } from '../lexicons/trading';
import { violence } from '../lexicons/violence';

/** Forbidden by the Mailster licence, 2.4 (iv): letters a, h and the thirteen topics of letter k. */
export const mailster: readonly Category[] = [
  {
    id: 'msr.obscene',
    rule: 'MSR-2.4-7a',
    severity: 'forbidden',
    title: {
      de: 'Obszönes Material oder Material zugunsten von Pädophilie',
      en: 'Obscene or paedophile material',
    },
    lexicons: [obscene, childAbuse],
  },
  {
    id: 'msr.incitement',
    rule: 'MSR-2.4-7h',
    severity: 'forbidden',
    title: { de: 'Aufruf zu Gewalt oder Hass', en: 'Incitement to violence or hatred' },
    lexicons: [violence, hateSpeech],
  },
  {
    id: 'msr.k.escort-dating',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Begleitdienste und Dating', en: 'Escort services and dating' },
    lexicons: [compensatedSex, dating],
  },
  {
    id: 'msr.k.pornography',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: {
      de: 'Pornografie und sexuell eindeutige Inhalte',
      en: 'Pornography and sexually explicit content',
    },
    lexicons: [pornography, sexualContent, nonConsensual],
  },
  {
    id: 'msr.k.medicines',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Arzneimittel', en: 'Medicines' },
    lexicons: [medicines],
  },
  {
    id: 'msr.k.work-from-home',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Heimarbeit', en: 'Work from home' },
    lexicons: [easyMoney],
  },
  {
    id: 'msr.k.online-earning',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Online-Verdienst und Lead-Generierung', en: 'Online earning and lead generation' },
    lexicons: [easyMoney, leadGeneration],
  },
  {
    id: 'msr.k.trading',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: {
      de: 'Online-Handel, Daytrading und Börseninhalte',
      en: 'Online trading, day trading and stock-exchange content',
    },
    lexicons: [trading, currencyAndShares],
  },
  {
    id: 'msr.k.gambling',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Glücksspiel', en: 'Gambling' },
    lexicons: [gambling],
  },
  {
    id: 'msr.k.multi-level',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Multi-Level-Marketing', en: 'Multi-level marketing' },
    lexicons: [multiLevel],
  },
  {
    id: 'msr.k.affiliate',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Affiliate-Marketing', en: 'Affiliate marketing' },
    lexicons: [affiliate],
  },
  {
    id: 'msr.k.debt',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Kreditbeitreibung und Schuldenregulierung', en: 'Debt collection and debt settlement' },
    lexicons: [debtCollection, debtSettlement],
  },
  {
    id: 'msr.k.mortgages-loans',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Hypotheken und Darlehen', en: 'Mortgages and loans' },
    lexicons: [credit],
  },
  {
    id: 'msr.k.supplements',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Nahrungs-, Gemüse- und Vitaminzusätze', en: 'Food, vegetable and vitamin supplements' },
    lexicons: [supplements],
  },
  {
    id: 'msr.k.adult-games',
    rule: 'MSR-2.4-7k',
    severity: 'forbidden',
    title: { de: 'Erotische Spiele für Erwachsene', en: 'Erotic games for adults' },
    lexicons: [adultGames],
  },
];
