import { domainToASCII } from 'node:url';
import { MessageError } from './message-error';

export type WireAddress =
  | { ok: true; address: string }
  | { ok: false; code: 'non_ascii_local_part'; class: 'capability'; rule: 'R6531-1' }
  | { ok: false; code: 'invalid_address'; class: 'unknown'; rule: 'R5322-1' };

const INVALID = { ok: false, code: 'invalid_address', class: 'unknown', rule: 'R5322-1' } as const;
// RFC 5321 4.1.2 dot-string; runs of dots are tolerated because real mailboxes have them.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const A_LABEL_DOMAIN =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
// domainToASCII maps full-width forms and drops soft hyphens: only letters, digits, '-' and '.' may go in.
const DOMAIN_INPUT = /^[\p{L}\p{M}\p{N}.-]+$/u;

/** A list has few domains and the sender one: each is worked out once. Bounded, since anybody chooses their own. */
const known = new Map<string, string | undefined>();
const MOST_KNOWN = 1_000;

/** Lower-case A-label form of a domain (UTS 46), or undefined when it is none. */
export function wireDomain(domain: string): string | undefined {
  if (known.has(domain)) return known.get(domain);
  if (known.size >= MOST_KNOWN) known.clear();
  const wire = aLabels(domain);
  known.set(domain, wire);
  return wire;
}

function aLabels(domain: string): string | undefined {
  if (!DOMAIN_INPUT.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  return A_LABEL_DOMAIN.test(ascii) ? ascii : undefined;
}

/**
 * The form of an address that may stand in SMTP commands and headers: ASCII local part, A-label domain.
 * A non-ASCII local part would need SMTPUTF8 in every hop; it is our lack, not the person's (5.6.7).
 */
export function wireAddress(address: string): WireAddress {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = wireDomain(address.slice(at + 1));
  if (at < 1 || domain === undefined) return INVALID;
  if (LOCAL_PART.test(local)) {
    // RFC 5321 4.5.3.1.3: a path holds 256 octets, its angle brackets included.
    return local.length + 1 + domain.length > 254 ? INVALID : { ok: true, address: `${local}@${domain}` };
  }
  if (/^[\x21-\x7e\u0080-\uffff]+$/.test(local) && /[\u0080-\uffff]/.test(local)) {
    return { ok: false, code: 'non_ascii_local_part', class: 'capability', rule: 'R6531-1' };
  }
  return INVALID;
}

export type MailboxAddress =
  { ok: true; address: string } | { ok: false; code: 'invalid_address'; class: 'unknown'; rule: 'R5322-1' };

// RFC 6531 3.3: letters beyond ASCII, never a control, a blank or half of a pair.
const UTF8_LOCAL_PART = /^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]|[^\p{ASCII}\p{C}\p{Z}])+$/u;

/** As `wireAddress`; a local part beyond ASCII in UTF-8, for a server that takes it (RFC 6531). */
export function mailboxAddress(address: string): MailboxAddress {
  const wire = wireAddress(address);
  if (wire.ok) return wire;
  if (wire.code === 'invalid_address') return wire;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).normalize('NFC');
  const mailbox = `${local}@${wireDomain(address.slice(at + 1))}`;
  // RFC 5321 4.5.3.1 counts octets.
  const octets = (text: string) => new TextEncoder().encode(text).length;
  if (!UTF8_LOCAL_PART.test(local) || octets(local) > 64 || octets(mailbox) > 254) return INVALID;
  return { ok: true, address: mailbox };
}

/** Like `wireAddress` or `mailboxAddress`, for places where a caller should have asked before. */
export function requireWireAddress(
  address: string,
  as: (address: string) => WireAddress = wireAddress,
): string {
  const wire = as(address);
  if (!wire.ok) throw new MessageError(wire.code, wire.rule, 'an address cannot be written on the wire');
  return wire.address;
}

export function requireWireDomain(domain: string): string {
  const wire = wireDomain(domain);
  if (wire === undefined) throw new MessageError('invalid_domain', 'R6531-1', 'a domain has no A-label form');
  return wire;
}
