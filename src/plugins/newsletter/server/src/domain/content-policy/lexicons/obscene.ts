import type { Lexicon } from '../types';

/** MSR-2.4-7a: obscene material beyond what the other lexicons of that row name. */
export const obscene: Lexicon = {
  strong: [
    'obszöne (bilder|filme?|videos?|fotos|inhalte|geschichten|darstellungen|texte|anrufe)',
    'obscene (pictures|videos?|films?|images|material|content|photos|stories|clips)',
    '(scat|kaviar|natursekt|golden shower|fisting|gore)-(sex|porn*|videos?|filme?|spiele?|clips)',
    'perverse (videos?|filme?|bilder|sex*|spiele|fantasien|pics|content)',
    'abartige(r|n)? (sex|videos?|filme?|bilder|praktiken|pornos?)',
    'filthy (sex|videos?|pics|porn|clips)',
    'material(e)? osceno',
    'versaute (bilder|videos?|filme?|fotos)',
  ],
  firm: [
    'obszön(e|er|es|en)?',
    'obscene',
    'perverse?n?',
    'pervert(ed|s)?',
    'abartig(e|en)?',
    'versaut(e|en)?',
    'härteste(n|r)? sorte',
    'hardest kind',
    'filthy',
  ],
  weak: [
    'bilder',
    'pictures',
    'videos?',
    'forbidden',
    'verboten(e|en)?',
    'sammlung',
    'collection',
    'hard',
    'hart',
  ],
  except: ['obszön galt(en)?', 'considered obscene', 'obscene (amounts?|profits?|prices?)'],
};
