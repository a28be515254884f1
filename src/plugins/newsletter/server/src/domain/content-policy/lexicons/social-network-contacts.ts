import type { Lexicon } from '../types';

/** MOS-5.10: mails that say the contact was made on a professional network. An invitation to follow passes. */
export const socialNetworkContacts: Lexicon = {
  strong: [
    '(connecting|connect|connected|linked up|link up|linking) … (on|via|through) (linkedin|xing)',
    '(thanks|thank you|danke) … (kontaktanfrage|vernetzen|vernetzung|connecting|connection) … (linkedin|xing)',
    '(verbunden|vernetzt|kontakt|kontakte|kontakten|verknüpft|kennengelernt|gefunden|gesehen|aufmerksam|begegnet|angefreundet|befreundet|kontaktliste|netzwerk|vernetzung) … (auf|über|bei|via|in|aus) … (linkedin|xing)',
    '(auf|über|bei|via|aus|von) (ihrem |deinem |dem |ihr |meinem |meinen )?(linkedin|xing)-(profil|kontakten|netzwerk)? … (verbunden|vernetzt|adresse|gefunden|kontakt aufgenommen|aufmerksam geworden|kennengelernt|entnommen|übernommen|begegnet|gestoßen|e-mail-adresse|exportiert|kontakte)',
    '(ihr|ihrem|ihres|dein|deinem) (linkedin|xing)-(profil|profils|konto|kontakt)',
    '(unser|unserem|unseren|unsere|meiner|meinem|meinen|als) (linkedin|xing)-(kontakt|kontakte|kontakten|netzwerk|verbindung|vernetzung|verbindungen)',
    '(connected|connection|connections|contact|contacts|met|found you|found your|came across|linked|network|your (profile|details|address|e-mail)) … (on|through|via|from|over|in) (my |your |our )?(linkedin|xing)',
    '(your|my|our) (linkedin|xing) (profile|contacts?|connections?|network|account)',
    '(we|i|you|are|since we) … (linkedin|xing) (connections?|contacts?)',
    '(exported|imported|taken|copied|obtained) … (from )?(linkedin|xing)',
    '(linkedin|xing) … (exported|imported|exportiert|importiert)',
  ],
  except: [
    '(folgen|folge|besuchen|besuche|follow|visit|find|finden|like|liken) (sie |uns |us |our |du |wir )?… (linkedin|xing)',
    '(our|unser|unserem|unsere) (linkedin|xing)-(page|seite|profile|profil|group|gruppe|kanal|channel|unternehmensseite)',
    '(follow|connect with|visit) (us|our) … (linkedin|xing)',
  ],
};
