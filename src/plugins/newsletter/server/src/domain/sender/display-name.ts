import { parse as parseDomain } from 'tldts';

/** Why a display name deceives; data for the messages beside the address checks. */
export type NameFault =
  | 'name_missing'
  | 'name_control_characters'
  | 'name_too_long'
  | 'name_contains_address'
  | 'name_contains_domain'
  | 'name_mixed_scripts'
  | 'name_look_alike'
  | 'name_imitates_mark';

const MAX_LENGTH = 100;
/** Line ends (R5322-4), and what shows nothing or turns the writing direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
/** GM-DN: marks that imitate a mail client's own badge of a verified sender. */
const BADGE_MARK = /[\u2611\u2705\u2713\u2714\u{1f5f8}\u{1f6e1}\u{1f512}]/u;
const DOMAIN_LIKE = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];
/** Letters of other alphabets that are drawn like Latin ones (Unicode TR 39, the part that spells words). */
const LOOKS_LATIN = /^[аесорхуіјѕһԁԛԝмтвнкАВЕКМНОРСТУХІЈЅԌαορνικτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]{3,}$/u;

/** The first thing wrong with a display name, `undefined` for none (MFR-5.3). */
export function findNameFault(fromName: string, senderDomain: string): NameFault | undefined {
  if (INVISIBLE.test(fromName)) return 'name_control_characters';
  // Full-width and styled letters are judged as what they read like.
  const name = fromName.normalize('NFKC').trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return 'name_missing';
  if ([...name].length > MAX_LENGTH) return 'name_too_long';
  if (name.includes('@')) return 'name_contains_address';
  if (namesForeignDomain(name, senderDomain)) return 'name_contains_domain';
  if (BADGE_MARK.test(fromName)) return 'name_imitates_mark';
  return findScriptFault(name);
}

function namesForeignDomain(name: string, senderDomain: string): boolean {
  return (name.match(DOMAIN_LIKE) ?? []).some((word) => {
    const { domain, isIcann } = parseDomain(word.toLowerCase());
    return isIcann === true && domain !== null && domain !== parseDomain(senderDomain).domain;
  });
}

function findScriptFault(name: string): NameFault | undefined {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1))
    return 'name_mixed_scripts';
  return words.some((word) => LOOKS_LATIN.test(word)) ? 'name_look_alike' : undefined;
}
