import { domainToASCII, domainToUnicode } from 'node:url';
import isEmail from 'validator/lib/isEmail';

/** One mailbox, as somebody gave it and as it is compared. */
export interface EmailAddress {
  /** As shown to people: local part as given, domain in Unicode. */
  readonly display: string;
  /** Identity: NFC, lower case, domain as A-label (RFC 5891). Dots and plus tags stay: they are the owner's business. */
  readonly normalised: string;
  readonly local: string;
  /** A-label form, for DNS and SMTP. */
  readonly domain: string;
}

export type ParsedEmail =
  | { readonly ok: true; readonly address: EmailAddress }
  | { readonly ok: false; readonly code: 'email_missing' | 'email_malformed'; readonly rule: 'MSR-2.4-21' };

const MALFORMED = { ok: false, code: 'email_malformed', rule: 'MSR-2.4-21' } as const;

/**
 * Control, format (zero width, bidi), private use, surrogate, unassigned, blanks of all scripts: nothing a mailbox name
 * has, all of it used to deceive. Nor does a name begin with a mark that would join whatever stands before it.
 */
const DECEPTIVE = /[\p{C}\p{Z}]|^\p{M}/u;

/** The same letters as on the wire. `domainToASCII` cuts off a path, a query or a fragment and decodes `%61`. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;

/** Parses one address; everything that is not exactly one plain mailbox is refused, never repaired. */
export const parseEmail = (input: unknown): ParsedEmail => {
  if (typeof input !== 'string' || input.trim() === '')
    return { ok: false, code: 'email_missing', rule: 'MSR-2.4-21' };
  const given = input.trim().normalize('NFC');
  if (given.length > 320 || DECEPTIVE.test(given)) return MALFORMED;
  const at = given.lastIndexOf('@');
  if (at < 1) return MALFORMED;
  const local = given.slice(0, at);
  // A local part that compatibility folding changes looks like another one: refuse instead of guessing which.
  if (local.normalize('NFKC') !== local) return MALFORMED;
  // `"ina"@` and `"i\na"@` are all `ina@` to its server (RFC 5321 4.1.2), and each would be somebody else to us.
  if (local.startsWith('"')) return MALFORMED;
  const domain = DOMAIN.test(given.slice(at + 1)) ? domainToASCII(given.slice(at + 1)) : '';
  if (domain === '' || !domain.includes('.')) return MALFORMED;
  const plain = `${local}@${domain}`;
  if (!isEmail(plain, { allow_utf8_local_part: true, ignore_max_length: false })) return MALFORMED;
  return {
    ok: true,
    address: {
      display: `${local}@${domainToUnicode(domain)}`,
      normalised: `${local.toLowerCase()}@${domain.toLowerCase()}`,
      local,
      domain: domain.toLowerCase(),
    },
  };
};
