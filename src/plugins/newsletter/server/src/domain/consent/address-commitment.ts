import { hash } from 'node:crypto';
import type { ConsentEventName } from './ledger';

/** The records that would be worth something to a forger if they could be moved to another address. */
const BINDING: ReadonlySet<ConsentEventName> = new Set(['requested', 'confirmed', 'imported']);

export const bindsAddress = (event: ConsentEventName): boolean => BINDING.has(event);

/**
 * Binds a consent record to an address without naming it (B.16, GDPR Art. 17): whoever is given address and salt
 * can check it, and nobody can guess the address from what stays in the ledger when both are gone.
 */
export const commitAddress = (salt: string, normalised: string): string =>
  hash('sha256', `${salt}\n${normalised}`);
