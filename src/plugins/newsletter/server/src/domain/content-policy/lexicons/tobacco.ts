import type { Lexicon } from '../types';

/** MOS-5.2: tobacco on offer. */
export const tobacco: Lexicon = {
  strong: [
    'zigarillos?',
    'zigarren',
    'cigars',
    'zigaretten (kaufen|bestellen|stange|ab|günstig|marken)',
    'cigarettes (for sale|online|cheap|carton|delivered|brands)',
    '(pfeifen|schnupf|kau|dreh|shisha|wasserpfeifen|feinschnitt)-tabake?',
    '(pipe|rolling|shisha|hookah|chewing|loose)-tobacco',
    '(snus|nikotinbeutel|nicotine pouches)',
  ],
  firm: ['zigaretten', 'cigarettes', 'tabak*', 'tobacco', 'cigars?', 'zigarren?', 'humidor*'],
  except: ['tabakscheune', 'rauchfrei*', '(keine|ohne|no) (zigaretten|cigarettes|alkohol|alcohol|tabak)'],
};
