import { Draft, section } from '../rule';

type Topic = readonly [en: string, de: string];

/** Three verdicts, one sentence pattern each: the category rows differ in their topic alone. */
const forbidden = ([en, de]: Topic): Draft => ({
  en: `No campaign may contain ${en}.`,
  de: `Verboten in jeder Kampagne: ${de}.`,
});
const notAccepted = ([en, de]: Topic): Draft => ({
  en: `Not carried here even where the law allows it: ${en}.`,
  de: `Wird hier auch dann nicht versandt, wenn es erlaubt ist: ${de}.`,
});
const needsApproval = ([en, de]: Topic): Draft => ({
  en: `A campaign about ${en} waits for the operator's approval.`,
  de: `Wartet auf die Freigabe durch den Betreiber: ${de}.`,
});

/** What a campaign may contain: forbidden, not accepted, or only with approval. */
export const mosContent = {
  ...section('mosento: Verbotene Inhalte', {
    'MOS-3.0': {
      en: 'The list of forbidden content is open, and a hit stops the campaign.',
      de: 'Die Liste verbotener Inhalte ist offen, und ein Treffer hält die Kampagne an.',
    },
    'MOS-3.1': forbidden(['anything that promotes a crime', 'Aufrufe zu Straftaten']),
    'MOS-3.2': forbidden(['offers of illegal drugs', 'Angebote illegaler Drogen']),
    'MOS-3.3': forbidden(['fakes of branded goods or medicines', 'Fälschungen von Waren oder Arzneien']),
    'MOS-3.4': forbidden(['tools for breaking into computers', 'Werkzeuge zum Eindringen in Rechner']),
    'MOS-3.5': forbidden(['bomb-making instructions', 'Bauanleitungen für Bomben']),
    'MOS-3.6': forbidden(['weapons or explosives', 'Waffen oder Sprengstoff']),
    'MOS-3.7': forbidden([
      'violence against children or calls for it',
      'Gewalt gegen Kinder oder Aufrufe dazu',
    ]),
    'MOS-3.8': {
      en: 'A campaign that breaks the anti-spam law of its sender or its readers does not leave.',
      de: 'Was gegen das Anti-Spam-Recht am Ort von Absender oder Lesern verstößt, geht nicht hinaus.',
    },
    'MOS-3.9': forbidden(['hate, insult or defamation', 'Hass, Beleidigung oder Verleumdung']),
  }),
  ...section('mosento: Nicht akzeptierte Inhalte', {
    'MOS-4.0': {
      en: 'Some trades are refused although they are legal, and no approval opens the door.',
      de: 'Manche Branchen werden trotz Erlaubtheit abgelehnt; keine Freigabe öffnet diese Tür.',
    },
    'MOS-4.1': notAccepted(['narcotics and everything with THC', 'Rauschmittel und alles mit THC']),
    'MOS-4.2': notAccepted([
      'money changing and shady stock deals',
      'Geldwechsel und zweifelhafte Börsengeschäfte',
    ]),
    'MOS-4.3': notAccepted([
      'schemes that promise riches without work',
      'Versprechen von Reichtum ohne Arbeit',
    ]),
    'MOS-4.4': notAccepted(['pornography and erotic shops', 'Pornografie und Erotikhandel']),
    'MOS-4.5': notAccepted(['explicit sex in any medium', 'explizite Sexualität in jedem Medium']),
    'MOS-4.6': notAccepted([
      'sexual themes without consent, real or staged',
      'Sexualität ohne Einverständnis, echt oder gestellt',
    ]),
    'MOS-4.7': notAccepted(['sexual acts for pay', 'bezahlte sexuelle Handlungen']),
    'MOS-4.8': notAccepted(['potency remedies', 'Potenzmittel']),
    'MOS-4.9': {
      en: 'Job offers and applications go to a chosen segment, never to the whole list.',
      de: 'Stellenangebote und Bewerbungen gehen an ein gewähltes Segment, nie an die ganze Liste.',
    },
    'MOS-4.10': {
      en: 'An address left with a consulate or an authority proves no consent to political mail.',
      de: 'Eine bei Konsulat oder Behörde hinterlegte Adresse belegt keine Einwilligung in politische Post.',
    },
    'MOS-4.11': notAccepted(['coin offerings', 'Ausgabe neuer Kryptomünzen (ICO)']),
    'MOS-4.12': notAccepted(['currency trading and what belongs to it', 'Devisenhandel und was dazugehört']),
    'MOS-4.13': notAccepted(['collecting debts', 'Eintreiben von Schulden']),
    'MOS-4.14': notAccepted(['threats and praise of violence', 'Drohungen und Verherrlichung von Gewalt']),
    'MOS-4.15': { ...notAccepted(['invented news', 'erfundene Nachrichten']), scope: 'part' },
    'MOS-4.16': notAccepted(['phishing mail, even as a drill', 'Phishing-Mails, auch zur Übung']),
  }),
  ...section('mosento: Manuelle Freigabe', {
    'MOS-5.0': {
      en: 'Regulated topics are announced and released by a person beforehand; an edit voids the release.',
      de: 'Regulierte Themen gibt vorab ein Mensch frei; jede Änderung hebt die Freigabe auf.',
    },
    'MOS-5.1': needsApproval(['CBD', 'CBD']),
    'MOS-5.2': needsApproval(['alcohol or tobacco', 'Alkohol oder Tabak']),
    'MOS-5.3': needsApproval(['e-cigarettes', 'E-Zigaretten']),
    'MOS-5.4': needsApproval(['property for sale or rent', 'Immobilien']),
    'MOS-5.5': needsApproval(['blockchain goods and services', 'Blockchain-Angebote']),
    'MOS-5.6': needsApproval(['losing weight', 'Mittel zum Abnehmen']),
    'MOS-5.7': needsApproval(['betting or games for money', 'Wetten und Spiele um Geld']),
    'MOS-5.8': needsApproval(['finding a partner', 'Partnervermittlung']),
    'MOS-5.9': needsApproval(['horoscopes and the like', 'Horoskope und Ähnliches']),
    'MOS-5.10': {
      en: 'Contacts from LinkedIn, Xing and the like need an approval and, besides, a double opt-in.',
      de: 'Kontakte aus LinkedIn, Xing und Ähnlichem brauchen Freigabe und außerdem ein Double-Opt-in.',
    },
    'MOS-5.11': needsApproval(['borrowing money', 'Kredite']),
    'MOS-5.12': needsApproval(['prize draws that gather leads', 'Gewinnspiele zur Adressgewinnung']),
  }),
};
