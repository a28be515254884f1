import type { Category } from '../types';
import { antiSpamLaw } from '../lexicons/anti-spam-law';
import { bombMaking } from '../lexicons/bomb-making';
import { childAbuse } from '../lexicons/child-abuse';
import { counterfeits } from '../lexicons/counterfeits';
import { hacking } from '../lexicons/hacking';
import { hateSpeech } from '../lexicons/hate-speech';
import { illegalActivities } from '../lexicons/illegal-activities';
import { illegalDrugs } from '../lexicons/illegal-drugs';
import { violence } from '../lexicons/violence';
import { weapons } from '../lexicons/weapons';

/** Forbidden whatever the country: MOS-3.1 … 3.9. */
export const mosentoForbidden: readonly Category[] = [
  {
    id: 'mos.illegal-activities',
    rule: 'MOS-3.1',
    severity: 'forbidden',
    title: { de: 'Illegale Aktivitäten', en: 'Illegal activities' },
    lexicons: [illegalActivities],
  },
  {
    id: 'mos.illegal-drugs',
    rule: 'MOS-3.2',
    severity: 'forbidden',
    title: { de: 'Illegale Drogen', en: 'Illegal drugs' },
    lexicons: [illegalDrugs],
  },
  {
    id: 'mos.counterfeits',
    rule: 'MOS-3.3',
    severity: 'forbidden',
    title: {
      de: 'Gefälschte Produkte einschließlich Medikamente',
      en: 'Counterfeit products including medicines',
    },
    lexicons: [counterfeits],
  },
  {
    id: 'mos.hacking',
    rule: 'MOS-3.4',
    severity: 'forbidden',
    title: { de: 'Hacking-Programme', en: 'Hacking programs' },
    lexicons: [hacking],
    detectsMalware: true,
  },
  {
    id: 'mos.bomb-making',
    rule: 'MOS-3.5',
    severity: 'forbidden',
    title: { de: 'Anleitungen zum Bau von Bomben', en: 'Instructions for making bombs' },
    lexicons: [bombMaking],
  },
  {
    id: 'mos.weapons',
    rule: 'MOS-3.6',
    severity: 'forbidden',
    title: { de: 'Sprengstoffe und andere Waffen', en: 'Explosives and other weapons' },
    lexicons: [weapons],
  },
  {
    id: 'mos.child-violence',
    rule: 'MOS-3.7',
    severity: 'forbidden',
    title: {
      de: 'Gewalt gegen Kinder oder Aufruf zu Gewalt',
      en: 'Violence against children or incitement to violence',
    },
    lexicons: [childAbuse, violence],
  },
  {
    id: 'mos.anti-spam-laws',
    rule: 'MOS-3.8',
    severity: 'forbidden',
    title: {
      de: 'Verstoß gegen Anti-Spam-Gesetze (fehlende Einwilligung)',
      en: 'Breach of anti-spam laws (missing consent)',
    },
    lexicons: [antiSpamLaw],
  },
  {
    id: 'mos.hate-speech',
    rule: 'MOS-3.9',
    severity: 'forbidden',
    title: { de: 'Hassrede, Beleidigung, üble Nachrede', en: 'Hate speech, insult, slander' },
    lexicons: [hateSpeech],
  },
];
