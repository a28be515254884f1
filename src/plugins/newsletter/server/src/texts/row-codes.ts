import { isRowCode, type RowCode } from '../domain/import/row-codes';

/** Why a row brought nobody in, in words. */
const WORDS: Readonly<Record<RowCode, { readonly de: string; readonly en: string }>> = {
  email_missing: { de: 'Die Zeile enthält keine E-Mail-Adresse.', en: 'The row has no mail address.' },
  email_malformed: {
    de: 'Was in der Adressspalte steht, ist keine gültige E-Mail-Adresse.',
    en: 'What stands in the address column is no valid mail address.',
  },
  non_ascii_local_part: {
    de: 'Vor dem @ stehen Umlaute oder andere Sonderzeichen. An solche Adressen kann noch keine E-Mail geschickt werden.',
    en: 'There are letters such as ü or é before the @. No mail can be sent to such addresses yet.',
  },
  role_address: {
    de: 'Das ist die Adresse einer Funktion (etwa info@), nicht die einer Person.',
    en: 'This is the address of a function (such as info@), not of a person.',
  },
  disposable_address: {
    de: 'Das ist eine Wegwerfadresse.',
    en: 'This is an address made to be thrown away.',
  },
  test_address: {
    de: 'Das ist eine bekannte alte Testadresse, die niemandem gehört.',
    en: 'This is a known old test address that belongs to nobody.',
  },
  domain_takes_no_mail: {
    de: 'Die Domain hinter dem @ gibt es nicht, oder sie nimmt keine E-Mails an.',
    en: 'The domain behind the @ does not exist, or it takes no mail.',
  },
  left_before: {
    de: 'Laut Statusspalte hat sich die Person beim bisherigen Anbieter abgemeldet, oder die Adresse ist dort unzustellbar.',
    en: 'By its status column the person left at the previous provider, or the address bounced there.',
  },
  consent_expired: {
    de: 'Die nachgewiesene Einwilligung ist älter, als sie gilt. Sie wird als abgelaufen übernommen.',
    en: 'The proven consent is older than it lasts. It is taken over as lapsed.',
  },
  proof_invalid: {
    de: 'Der Nachweis ist fehlerhaft: Zeitpunkte brauchen Datum, Uhrzeit und Zeitzone in der richtigen Reihenfolge, IP-Adressen müssen vollständig sein.',
    en: 'The proof is faulty: moments need date, time and zone in the right order, IP addresses must be complete.',
  },
  columns_mismatch: {
    de: 'Die Zeile hat mehr Werte, als es Spalten gibt.',
    en: 'The row has more values than there are columns.',
  },
  delimiter_mixed: {
    de: 'Die Zeile trennt ihre Werte mit einem anderen Zeichen als die Kopfzeile.',
    en: 'The row parts its values by another sign than the headings.',
  },
  quote_unclosed: {
    de: 'Ein Anführungszeichen wird nicht geschlossen oder steht an der falschen Stelle.',
    en: 'A quotation mark is not closed or stands in the wrong place.',
  },
  row_too_long: { de: 'Die Zeile ist zu lang.', en: 'The row is too long.' },
  already_active: {
    de: 'Die Person ist hier schon angemeldet. Ihre Einwilligung bleibt, wie sie ist; die übrigen Spalten werden aktualisiert.',
    en: 'The person is signed up here already. The consent stays as it is; the other columns are brought up to date.',
  },
  already_known: {
    de: 'Die Adresse ist hier schon bekannt, und die Zeile weist keine Einwilligung nach. Die übrigen Spalten werden aktualisiert.',
    en: 'The address is known here already, and the row proves no consent. The other columns are brought up to date.',
  },
  duplicate_row: {
    de: 'Diese Adresse steht schon weiter oben in der Datei.',
    en: 'This address already stands further up in the file.',
  },
  address_blocked: {
    de: 'Diese Adresse ist gesperrt und wird nicht wieder angeschrieben.',
    en: 'This address is blocked and will not be written to again.',
  },
  consent_withdrawn: {
    de: 'Die Person hat sich hier abgemeldet. Nur sie selbst kann sich wieder anmelden.',
    en: 'The person left here. Only the person can sign up again.',
  },
  consent_lapsed: {
    de: 'Die Einwilligung ist hier schon abgelaufen. Nur die Person selbst kann sich wieder anmelden.',
    en: 'The consent already lapsed here. Only the person can sign up again.',
  },
};

const UNKNOWN = {
  de: 'Den Grund hat eine andere Version von Jawort vermerkt; diese kennt ihn nicht.',
  en: 'The reason was noted by another version of Jawort; this one does not know it.',
};

export const rowCodeWords = (written: string, locale: 'de' | 'en'): string =>
  (isRowCode(written) ? WORDS[written] : UNKNOWN)[locale];
