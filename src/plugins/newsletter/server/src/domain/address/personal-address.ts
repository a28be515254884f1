import { Refusal } from '../refusal';
import { isDisposableDomain } from './disposable';
import { parseEmail, type EmailAddress } from './email-address';
import { isReachable, type Reach } from './reachable';
import { isRefusedRole } from './role-address';
import { isTestAddress } from './test-address';

/**
 * Parses an address at the door of the person himself. Throws a Refusal that says nothing about who is known.
 *
 * Addresses made to be thrown away are refused here as in an import (MSR-2.4-21): whoever confirms there today cannot
 * prove tomorrow that he did, leave, or be told anything, and the mailbox is next somebody else's or a trap (C.4). So
 * are those no mail can leave for: a signup taken in silence would wait for a mail that never comes (R6531-1), and the
 * sample addresses of old programs (AT-4).
 */
export const readPersonalAddress = (input: unknown, reach: Reach): EmailAddress => {
  const parsed = parseEmail(input);
  if (!parsed.ok) throw new Refusal(parsed.code, parsed.rule, { field: 'email' });
  if (!isReachable(parsed.address, reach))
    throw new Refusal('non_ascii_local_part', 'R6531-1', { field: 'email' });
  if (isRefusedRole(parsed.address.local)) throw new Refusal('role_address', 'MFR-2.1', { field: 'email' });
  if (isDisposableDomain(parsed.address.domain))
    throw new Refusal('disposable_address', 'MSR-2.4-21', { field: 'email' });
  if (isTestAddress(parsed.address.normalised)) throw new Refusal('test_address', 'AT-4', { field: 'email' });
  return parsed.address;
};
