import { outOf } from '../out-reasons';
import { section } from '../rule';

/** Consent, its proof and its end; sanctions; sender details (2.4 without the content list, 2.5). */
export const msrConsent = {
  ...section('Mailster: 2.4 Einwilligung', {
    'MSR-2.4-1': {
      en: 'Consent comes first, is free in both senses, explicit, informed and for one purpose.',
      de: 'Die Einwilligung geht voraus, ist frei und kostenlos, ausdrücklich, informiert und zweckgebunden.',
    },
    'MSR-2.4-2': {
      en: 'Consent to mail opens no other channel.',
      de: 'Die Einwilligung in E-Mails öffnet keinen anderen Kanal.',
      outReason: 'SMS is another channel and outside of the product; the e-mail half of the rule is in.',
    },
    'MSR-2.4-3': {
      en: 'One breach suffices to slow a sender down until a person lifts it, or to end the account.',
      de: 'Ein Verstoß genügt, um einen Absender bis zur Aufhebung zu drosseln oder ihn zu beenden.',
    },
    'MSR-2.4-4': {
      en: 'Consent that somebody else collected is no basis, nor is an address found in public.',
      de: 'Fremd eingeholte Einwilligung ist keine Grundlage, ebenso wenig eine öffentliche Adresse.',
    },
    'MSR-2.4-5': {
      en: 'Consent is collected by the sender itself; co-registration is off.',
      de: 'Der Absender holt die Einwilligung selbst ein; Co-Registrierung ist aus.',
    },
    'MSR-2.4-6': {
      en: 'Bulk mail goes through campaigns; the interface for single messages cannot be used as one.',
      de: 'Massenpost geht nur als Kampagne; die Schnittstelle für Einzelmails taugt nicht dazu.',
    },
  }),
  ...section('Mailster: 2.4 Maßnahmen', {
    'MSR-2.4-8': {
      en: 'A breach is answered by throttling, or by closing the account for good.',
      de: 'Auf einen Verstoß folgt die Drosselung oder das endgültige Aus für das Konto.',
    },
    'MSR-2.4-9': {
      en: 'Italian senders follow the regulator’s two measures of the year 2013.',
      de: 'Italienische Absender folgen den zwei Maßnahmen der Aufsicht aus dem Jahr 2013.',
      numbers: { promotionMeasure: 330, directMarketingMeasure: 242, year: 2013 },
      scope: 'part',
    },
    'MSR-2.4-10': {
      en: 'Consent runs out two years after the person last said yes; opening mail does not renew it.',
      de: 'Die Einwilligung endet zwei Jahre nach dem letzten Ja; Öffnen erneuert sie nicht.',
      numbers: { validMonths: 24 },
    },
    'MSR-2.4-11': {
      en: 'A blocklist refusal is booked on sender and campaign, never on the recipient.',
      de: 'Eine Abweisung per Sperrliste trifft Absender und Kampagne, nie den Empfänger.',
      scope: 'part',
      outReason: 'Liability for a listing is text of a contract; attribution of the refusals is supported.',
    },
    'MSR-2.4-12': {
      en: 'The operator can demand proof of consent any time and halt sending meanwhile.',
      de: 'Der Betreiber kann jederzeit Nachweise verlangen und den Versand so lange anhalten.',
    },
    'MSR-2.4-13': {
      en: 'From receipt of that demand a sender has a fixed number of days to answer it.',
      de: 'Ab Zugang der Aufforderung läuft für den Absender eine feste Frist in Tagen.',
      numbers: { dueDays: 10 },
    },
    'MSR-2.4-14': {
      en: 'No proof in time, or a poor one, brings the throttle or the lock by itself.',
      de: 'Kein rechtzeitiger oder ein schlechter Nachweis führt von selbst zu Drosselung oder Sperre.',
    },
    'MSR-2.4-15': {
      ...outOf.billing,
      en: 'A contractual penalty is due in that case.',
      de: 'In diesem Fall wird eine Vertragsstrafe fällig.',
      numbers: { penaltyEuros: 1000 },
    },
  }),
  ...section('Mailster: 2.4 Abmeldung und Hinweise', {
    'MSR-2.4-16': {
      en: 'The way out is readable: no tiny type, no pale colour, no hiding.',
      de: 'Der Weg hinaus ist lesbar: nicht winzig, nicht blass, nicht versteckt.',
      numbers: { minFontPixels: 10, minContrast: 4.5 },
    },
    'MSR-2.4-17': {
      en: 'Two clicks lead out, with no password to type and no mail to write.',
      de: 'Zwei Klicks führen hinaus, ohne Passwort und ohne eigene Mail.',
      numbers: { maxClicks: 2 },
    },
    'MSR-2.4-18': {
      en: 'Leaving works at once; requests a person must read are applied before their deadline.',
      de: 'Abmelden wirkt sofort; von Hand zu lesende Wünsche gelten vor Ablauf ihrer Frist.',
      numbers: { deadlineDays: 3 },
    },
    'MSR-2.4-19': {
      en: 'The form says that an outside tool may do the sending.',
      de: 'Das Formular sagt, dass ein fremdes Werkzeug den Versand übernehmen kann.',
    },
    'MSR-2.4-20': {
      en: 'Measuring opens and clicks is disclosed beforehand, and off without consent of its own.',
      de: 'Messung von Öffnungen und Klicks wird vorab genannt und ist ohne eigene Einwilligung aus.',
    },
    'MSR-2.4-21': {
      en: 'Bad, departed and unfit addresses are left out by the software, each with a reason.',
      de: 'Falsche, abgemeldete und ungeeignete Adressen lässt die Software aus, mit Grund.',
    },
    'MSR-2.4-22': {
      en: 'Letters between desk and sender are archived and stay as they were.',
      de: 'Der Schriftwechsel mit dem Absender wird archiviert und bleibt, wie er war.',
    },
  }),
  ...section('Mailster: 2.5 Absenderangaben', {
    'MSR-2.5-0': {
      en: 'A block of sender details stands in the text of every message, besides the link.',
      de: 'Ein Block mit Absenderangaben steht im Text jeder Mail, zusätzlich zum Link.',
    },
    'MSR-2.5-1': {
      en: 'Persons give name and home address, organisations name, seat, legal form and register entry.',
      de: 'Personen nennen Name und Wohnort, Organisationen Name, Sitz, Rechtsform und Register.',
    },
    'MSR-2.5-2': {
      en: 'An e-mail address is given, and with it a telephone number or a contact form.',
      de: 'Genannt werden eine E-Mail-Adresse und dazu Telefon oder Kontaktformular.',
    },
    'MSR-2.5-3': {
      en: 'Who has a VAT number shows it.',
      de: 'Wer eine Umsatzsteuernummer hat, nennt sie.',
    },
  }),
};
