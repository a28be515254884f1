import type { Lexicon } from '../types';

/** MOS-4.10: mails that name a consulate, embassy or government register as the source of the address. */
export const politicalLists: Lexicon = {
  strong: [
    '(adresse|daten|kontakt|namen|e-mail|e-mail-adresse|mailadresse|sie|liste|verzeichnis) … (verzeichnis|liste|register|verteiler|kartei|datenbank|wählerverzeichnis|melderegister|unterlagen) (des|der|vom|von der|beim|bei der|unseres|unserer) … (konsulats?|generalkonsulats?|botschaft|auslandsvertretung|ministeriums?|behörde|regierung|einwohnermeldeamt*|wahlamt*|außenministeriums?|gemeinde|stadtverwaltung|partei)',
    '(konsulat|generalkonsulat|botschaft|auslandsvertretung|ministerium|regierung|einwohnermeldeamt|wahlamt|außenministerium) … (adresse|adressen|daten|liste|verteiler|kontakte|verzeichnis|kontaktdaten) … (weitergegeben|überlassen|erhalten|bekommen|übermittelt|zur verfügung gestellt|mitgeteilt|bezogen|genannt|entnommen)',
    '(adresse|adressen|daten|liste|verteiler|kontaktdaten|anschrift*) … (vom|von der|von unserem|durch das|durch die|beim|bei der|aus dem|aus der) … (konsulat*|generalkonsulat*|botschaft|auslandsvertretung|wählerverzeichnis|melderegister|ministerium|wählerregister)',
    '(wahl|wähler)-(verzeichnis|register|liste) … (adresse|adressen|daten|entnommen|stammt)',
    '(adresse|daten|e-mail) … (wählerverzeichnis|melderegister|wählerliste|mitgliederliste der partei|spenderliste der partei)',
    '(address|details|name|e-mail|contact|you are|you|registered) … (list|register|registry|roll|rolls|database|records|directory|electoral roll|mailing list) (of|at|kept by|held by|from|with) … (consulate*|embassy|government|ministry|foreign office|home office|council|electoral*|party)',
    '(consulates?|embassys?|governments?|ministry|ministrys|foreign office) … (list|register|registry|database|directory|mailing list) (of|entry) (registered|citizens|nationals|expats|addresses|voters)',
    '(consulate|embassy|government|ministry|foreign office|electoral commission) … (passed|gave|shared|provided|handed|forwarded|supplied|made available) … (address*|list|register|details|contacts|e-mails?|data|names)',
    '(address|details|e-mail|name) … (from|by|through) (the|your|our) (consulate*|embassy|electoral (roll|register)|voter (roll|file|list|register)|ministry)',
    '(electoral|voters?) (roll|register|list|file) … (address*|e-mails?|details|contacts)',
    '(address*|e-mails?|details) … (electoral|voters?) (roll|register|list|file)',
    'liste consulaire',
    'elenco (del|dei) consolato',
  ],
};
