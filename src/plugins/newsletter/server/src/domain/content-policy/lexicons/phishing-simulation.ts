import type { Lexicon } from '../types';

/** MOS-4.16: phishing simulations sold or run. Warnings against phishing pass. */
export const phishingSimulation: Lexicon = {
  strong: ['wir (schicken|senden|verschicken|versenden) … phishing*', 'we (send|launch|run|craft|design) … phishing*', 
    'phishing-(simulation|simulationen|simulator|simulations|simulators|kampagnen?|simulierung|testmails?|tests?|test-kampagnen?|drills?|übung|übungen|assessment|exercises?|campaigns?|templates?|vorlagen)',
    '(simulierte|simulated|fingierte|nachgestellte|mock|fake|künstliche|harmlose|gefakte|simulate|simulating|simulates|simulieren|simuliert)(n|r|s)? … phishing*',
    'phishing* … (simulieren|simuliert|simulated|simulate|simulating|auf die probe)',
    '(test|testen|prüfen|trainieren|schulen|train|trick) … (mitarbeite*|belegschaft|staff|employees|team|workforce|kollegen) … (phishing*|gefälschte(n)? mails|fake e-mails|köder-mails)',
    '(social engineering|spear-phishing)-(tests?|simulation(en|s)?|audits?|kampagnen?|campaigns?)',
    'phishing as a service',
    'simulazion(e|i) di phishing',
    'simulations? d?e? ?(hameçonnage|phishing)',
    '(gefälschte|fake|realistic fake|bogus) (e-mails|mails|nachrichten) … (an ihre|to your) (mitarbeite*|belegschaft|employees|staff|team)',
  ],
  firm: ['simulated attacks?', 'simulierte(n)? angriffen?', 'fall for', 'hereinf(allen|ällt)', 'phish', 'human firewall', 
    'phishing*',
    'wer … klickt',
    'who clicks',
    'klickrate* … belegschaft',
    'security awareness',
    'köder(mail|mails)?',
    'gefälschte(n)? mails',
    'fake e-mails',
  ],
  weak: ['inbox(es)?', 'postfächer', 'train(s|ing)?', 'schulung', 'belegschaft', 'mitarbeite*', 'employees', 'staff', 'simulation(en)?', 'awareness', 'board report'],
  except: [
    '(vor|gegen|warnung vor|achtung|vorsicht vor|against|beware of|avoid|protect* from|report) phishing*',
    'phishing-(mails?|nachrichten|versuche?|seiten?) (im umlauf|im namen|melden|erkennen|kursieren)',
    'kursieren phishing*',
    'fishing simulat*',
  ],
};
