import { IMPORT_TARGETS as TARGETS, type ImportTarget as Target } from '../../../../shared/import-targets';
import { PROVIDERS, type Provider } from './providers';

/** Every column that means none of these is the customer's own and kept as it is. */
export { TARGETS };
export type { Target };

/** For each meaning the place of its column in the file, counted from 0. */
export type ColumnMapping = { readonly [T in Target]?: number };

export interface MappingGuess {
  readonly mapping: ColumnMapping;
  /** The product whose export this is by its headings; null where none is recognised. */
  readonly provider: Provider | null;
}

/** `E-Mail`, `e_mail` and `E mail` are one heading. */
export const headingKey = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s._-]+/g, '_');

/** Headings that mean the same in any file, in German and English. */
const COMMON: Readonly<Record<Target, readonly string[]>> = {
  email: ['email', 'e_mail', 'email_address', 'e_mail_adresse', 'mail', 'emailadresse'],
  firstName: ['firstname', 'first_name', 'vorname'],
  lastName: ['lastname', 'last_name', 'nachname', 'surname'],
  status: [],
  requested_at: ['requested_at', 'angefragt_am'],
  request_ip: ['request_ip'],
  confirmed_at: ['confirmed_at', 'bestaetigt_am', 'bestätigt_am'],
  confirm_ip: ['confirm_ip', 'confirmed_ip'],
  source: ['source', 'quelle'],
  consent_text: ['consent_text', 'einwilligungstext'],
};

const placeOf = (keys: readonly string[], wanted: readonly string[]): number | undefined => {
  for (const name of wanted) {
    const place = keys.indexOf(name);
    if (place !== -1) return place;
  }
  return undefined;
};

const mapBy = (keys: readonly string[], table: Partial<Record<Target, readonly string[]>>): ColumnMapping =>
  Object.fromEntries(
    TARGETS.flatMap((target) => {
      const place = placeOf(keys, table[target] ?? []);
      return place === undefined ? [] : [[target, place]];
    }),
  );

/** Recognises the exports of other products by their headings; the rest by common names. */
export const guessMapping = (headings: readonly string[]): MappingGuess => {
  const keys = headings.map(headingKey);
  const known = PROVIDERS.find(({ marks }) => marks.every((mark) => keys.includes(mark)));
  const common = mapBy(keys, COMMON);
  return known
    ? { provider: known.name, mapping: { ...common, ...mapBy(keys, known.columns) } }
    : { provider: null, mapping: common };
};
