import { isVatId } from './vat-id';

const DASHES = /[\u2010-\u2015\u2212]/g;

/** `de 123 456 788 – 00001` → `DE123456788-00001`. */
export const normaliseEconomicId = (text: string): string =>
  text.toUpperCase().replace(DASHES, '-').replace(/\s/g, '');

/**
 * Germany's number of who does business (Wirtschafts-Identifikationsnummer, AO § 139c; DE-11): `DE` and nine digits
 * with the check digit of a VAT id, then five digits that count its businesses from 00001.
 */
export function isEconomicId(text: string): boolean {
  const [, number = ''] = /^(DE\d{9})-(?!00000)\d{5}$/.exec(normaliseEconomicId(text)) ?? [];
  return isVatId(number);
}
