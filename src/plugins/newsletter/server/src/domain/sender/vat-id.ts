/**
 * VAT ids of the countries where senders of this product sit, with their check digits; of other EU members the form
 * alone. Sources: DE ISO 7064 MOD 11,10; AT weights 1 and 2, constant 96; IT Luhn; CHE weights 5 4 3 2 7 6 5 4.
 */
interface VatFormat {
  readonly form: RegExp;
  /** @param digits the nine, eight or eleven digits of the id */
  readonly checks?: (digits: readonly number[]) => boolean;
}

const FORMATS: readonly VatFormat[] = [
  { form: /^DE([1-9]\d{8})$/, checks: isoMod11And10 },
  { form: /^ATU(\d{8})$/, checks: austrian },
  { form: /^IT(\d{11})$/, checks: luhn },
  { form: /^CHE(\d{9})(?:MWST|TVA|IVA)?$/, checks: swiss },
  { form: /^(?:BE|BG|CY|CZ|DK|EE|EL|ES|FI|FR|HR|HU|IE|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[A-Z\d+*]{2,12}$/ },
];

/** Without the spaces, dots and hyphens people write: `CHE-123.456.788 MWST` → `CHE123456788MWST`. */
export const normaliseVatId = (text: string): string => text.toUpperCase().replace(/[\s.-]/g, '');

export function isVatId(text: string): boolean {
  const id = normaliseVatId(text);
  return FORMATS.some(({ form, checks }) => {
    const match = form.exec(id);
    if (!match) return false;
    return checks ? checks([...(match[1] ?? '')].map(Number)) : true;
  });
}

const last = (digits: readonly number[]): number | undefined => digits.at(-1);
const digitSum = (value: number): number => (value > 9 ? value - 9 : value);

function isoMod11And10(digits: readonly number[]): boolean {
  const product = digits.slice(0, -1).reduce((carry, digit) => {
    const sum = (digit + carry) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10 === last(digits);
}

function austrian(digits: readonly number[]): boolean {
  const sum = digits
    .slice(0, -1)
    .reduce((total, digit, at) => total + (at % 2 ? digitSum(digit * 2) : digit), 0);
  return (96 - sum) % 10 === last(digits);
}

function luhn(digits: readonly number[]): boolean {
  const sum = digits.reduce((total, digit, at) => total + (at % 2 ? digitSum(digit * 2) : digit), 0);
  return sum % 10 === 0 && digits.some((digit) => digit !== 0);
}

const SWISS_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4];

function swiss(digits: readonly number[]): boolean {
  const sum = SWISS_WEIGHTS.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  return (11 - (sum % 11)) % 11 === last(digits);
}
