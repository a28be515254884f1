import { MessageError } from './message-error';
import { requireWireDomain, wireDomain } from './wire-address';

const PREFIX = 'b+';
const MAX_ADDRESS = 254;
// Relays change the case of local parts; a token of one case survives. 64 octets less the prefix.
const TOKEN = /^[a-z0-9-]{1,62}$/;

export type ParsedVerp = { ok: true; token: string; domain: string } | { ok: false; code: 'not_verp' };

/**
 * Return path `b+<token>@<bounceDomain>` of one recipient of one campaign (VERP-1). The domain is the
 * sender's own and fixed, so that one sender can be blocked without the others (MSR-AS-10).
 */
export function verpAddress(token: string, bounceDomain: string): string {
  if (!TOKEN.test(token)) throw new MessageError('invalid_token', 'VERP-1', 'lower-case letters, digits, -');
  const address = `${PREFIX}${token}@${requireWireDomain(bounceDomain)}`;
  // RFC 5321 4.5.3.1.3, less the angle brackets.
  if (address.length > MAX_ADDRESS)
    throw new MessageError('invalid_address', 'VERP-1', 'bounce domain too long');
  return address;
}

/** Token and domain of a return path, in lower case. Whether the token is genuine is the caller's to check. */
export function parseVerp(address: string): ParsedVerp {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  const domain = wireDomain(lower.slice(at + 1));
  const token = lower.slice(PREFIX.length, Math.max(at, 0));
  if (!lower.startsWith(PREFIX) || !TOKEN.test(token) || domain === undefined)
    return { ok: false, code: 'not_verp' };
  return { ok: true, token, domain };
}
