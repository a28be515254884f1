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

/** Whether the keyed hash, by which suppressions are found, is the one of the address that mail goes to. */
export const hashFits = ({ email, emailHash }: Addressed, keys: AddressKeys): boolean => {
  const parsed = parseEmail(email);
  return parsed.ok && keys.hashAddress(parsed.address.normalised) === emailHash;
};

/** Whether a yes was given with the address that mail would go to now; a renewal names none and stands on another. */
export const belongsTo = (person: Addressed, payload: string, keys: AddressKeys): boolean => {
  const parsed = parseEmail(person.email);
  if (!parsed.ok || !hashFits(person, keys)) return false;
  const { address } = JSON.parse(payload) as { readonly address?: unknown };
  return (
    address === undefined ||
    address === commitAddress(keys.addressSalt(person.subscriberId), parsed.address.normalised)
  );
};
