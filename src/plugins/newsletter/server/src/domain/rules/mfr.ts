import { section } from './rule';

/** mailflatrate, Spam & Missbrauch. */
export const mfr = {
  ...section('mailflatrate: Einleitung', {
    'MFR-0.1': {
      en: 'Every user is bound to permission marketing by an acceptance on record.',
      de: 'Jeder Benutzer ist durch eine aufgezeichnete Annahme an Permission-Marketing gebunden.',
    },
    'MFR-0.2': {
      en: 'An abuse address is published, stands in every message, and is read by the product.',
      de: 'Eine Missbrauchsadresse ist veröffentlicht, steht in jeder Mail und wird vom Produkt gelesen.',
    },
  }),
  ...section('mailflatrate: 1 Freischaltung', {
    'MFR-1.1': {
      en: 'A new sender mails only its own verified test addresses until the operator approves it.',
      de: 'Ein neuer Absender erreicht bis zur Zulassung nur seine eigenen geprüften Testadressen.',
    },
    'MFR-1.2': {
      en: 'Approval waits until the sender has told where its lists come from.',
      de: 'Die Zulassung wartet, bis die Herkunft der Listen dargelegt ist.',
    },
  }),
  ...section('mailflatrate: 2 Funktionsadressen', {
    'MFR-2.1': {
      en: 'Mailboxes of a function instead of a person are refused at every door and again at hand-over.',
      de: 'Postfächer einer Funktion statt einer Person werden überall und bei der Übergabe abgewiesen.',
    },
  }),
  ...section('mailflatrate: 3 Zustimmung der Nutzer', {
    'MFR-3.1': {
      en: 'Terms and anti-spam rules are two acceptances, and sending needs both.',
      de: 'AGB und Anti-Spam-Regeln sind zwei Annahmen, und der Versand braucht beide.',
    },
    'MFR-3.2': {
      en: 'The admin repeats the rules wherever they matter: login, import, campaign, send.',
      de: 'Die Verwaltung wiederholt die Regeln, wo sie zählen: Anmeldung, Import, Kampagne, Versand.',
    },
    'MFR-3.3': {
      en: 'Each campaign needs a fresh confirmation by a person, bound to exactly this content.',
      de: 'Jede Kampagne braucht eine frische Bestätigung durch einen Menschen für genau diesen Inhalt.',
    },
  }),
  ...section('mailflatrate: 4 Anmeldeformulare', {
    'MFR-4.1': {
      en: 'Signup forms can be put into any site, and they work without scripts.',
      de: 'Anmeldeformulare lassen sich in jede Website einsetzen und gehen auch ohne Skripte.',
    },
    'MFR-4.2': {
      en: 'Single opt-in does not exist, not even as a setting.',
      de: 'Einfaches Opt-in gibt es nicht, auch nicht als Einstellung.',
    },
    'MFR-4.3': {
      en: 'Request and confirmation both leave source, IP address and time behind.',
      de: 'Antrag und Bestätigung hinterlassen jeweils Quelle, IP-Adresse und Zeit.',
    },
  }),
  ...section('mailflatrate: 5 Pflichtangaben', {
    'MFR-5.1': {
      en: 'No campaign leaves without a link that ends future mailings.',
      de: 'Keine Kampagne geht ohne einen Link hinaus, der weitere Mailings beendet.',
    },
    'MFR-5.2': {
      en: 'Both parts of every message carry the full imprint as text.',
      de: 'Beide Teile jeder Mail tragen das volle Impressum als Text.',
    },
    'MFR-5.3': {
      en: 'A From address that hides who is mailing is refused.',
      de: 'Eine Absenderadresse, die den Absender verbirgt, wird abgewiesen.',
    },
  }),
  ...section('mailflatrate: 6 Bounces', {
    'MFR-6.1': {
      en: 'Hard and soft bounces clean the lists without anybody lifting a hand.',
      de: 'Harte und weiche Bounces bereinigen die Listen ohne Zutun eines Menschen.',
    },
  }),
  ...section('mailflatrate: 7 CSA', {
    'MFR-7.1': {
      en: 'The criteria of the Certified Senders Alliance hold for platform and senders alike.',
      de: 'Die Kriterien der Certified Senders Alliance gelten für Plattform und Absender.',
    },
  }),
  ...section('mailflatrate: Beschwerde', {
    'MFR-8.1': {
      en: 'A campaign has one Mailing-ID, and every message of it says so in its header.',
      de: 'Eine Kampagne hat eine Mailing-ID, und jede ihrer Mails nennt sie im Kopf.',
    },
    'MFR-8.2': {
      en: 'A complaint names the Mailing-ID unless the message itself is attached.',
      de: 'Eine Beschwerde nennt die Mailing-ID, sofern nicht die Mail selbst beiliegt.',
    },
    'MFR-8.3': {
      en: 'A complete message attached to a complaint is enough to find the campaign.',
      de: 'Eine angehängte vollständige Mail genügt, um die Kampagne zu finden.',
    },
    'MFR-8.4': {
      en: 'The desk sees sender, campaign, origin of the list and proof of consent on one page.',
      de: 'Die Beschwerdestelle sieht Absender, Kampagne, Herkunft und Nachweis auf einer Seite.',
    },
  }),
};
