import { Refusal } from '../refusal';
import { parseEmail, type EmailAddress } from './email-address';
import { isRefusedRole } from './role-address';

/** Parses an address at the door of the person himself. Throws a Refusal that says nothing about who is known. */
export const readPersonalAddress = (input: unknown): EmailAddress => {
  const parsed = parseEmail(input);
  if (!parsed.ok) throw new Refusal(parsed.code, parsed.rule, { field: 'email' });
  if (isRefusedRole(parsed.address.local)) throw new Refusal('role_address', 'MFR-2.1', { field: 'email' });
  return parsed.address;
};
