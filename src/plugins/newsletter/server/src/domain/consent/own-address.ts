import { parseEmail } from '../address/email-address';
import { commitAddress } from './address-commitment';

export interface AddressKeys {
  hashAddress(normalised: string): string;
  addressSalt(subscriberId: string): string;
}

/** Somebody as his row has him. */
export interface Addressed {
  readonly subscriberId: string;
  readonly email: string | null;
  readonly emailHash: string | null;
}

/** The address in its one form, if the keyed hash, by which suppressions are found, is the one of it. */
const fitting = ({ email, emailHash }: Addressed, keys: AddressKeys): string | null => {
  // Only addresses in their one form are hashed: one whose hash it is has it already, and need not be taken apart.
  if (email !== null && keys.hashAddress(email) === emailHash) return email;
  const parsed = parseEmail(email);
  if (!parsed.ok) return null;
  const { normalised } = parsed.address;
  return keys.hashAddress(normalised) === emailHash ? normalised : null;
};

/** Whether the keyed hash is the one of the address that mail goes to. */
export const hashFits = (person: Addressed, keys: AddressKeys): boolean => fitting(person, keys) !== null;

/** Whether a yes was given with the address that mail would go to now; a renewal names none and stands on another. */
export const belongsTo = (person: Addressed, payload: string, keys: AddressKeys): boolean => {
  const normalised = fitting(person, keys);
  if (normalised === null) return false;
  const { address } = JSON.parse(payload) as { readonly address?: unknown };
  return (
    address === undefined || address === commitAddress(keys.addressSalt(person.subscriberId), normalised)
  );
};
