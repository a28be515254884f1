import { parseEmail } from '../../domain/address/email-address';
import type { RestrictedProofRepository } from '../../repositories/proof/restricted-proofs';
import type { Keys } from '../keys';
import type { RestrictedSeal } from './restricted-seal';

interface Deps {
  readonly keys: Keys;
  readonly restrictedProofs: RestrictedProofRepository;
  readonly restrictedSeal: RestrictedSeal;
}

/** The evidence about somebody who was erased, for a claim that names the address. The chain holds its hashes. */
export const createRestrictedProofService = ({ keys, restrictedProofs, restrictedSeal }: Deps) => ({
  ofAddress: async (email: string) => {
    const parsed = parseEmail(email);
    if (!parsed.ok) return [];
    const { normalised } = parsed.address;
    const found = await restrictedProofs.ofAddress(keys.hashAddress(normalised));
    return found.flatMap(({ senderId, subscriberId, recordId, sealed, keepUntil }) => {
      const payload = restrictedSeal.unlock(normalised, sealed);
      return payload === null
        ? []
        : [{ senderId, subscriberId, recordId, payload, keepUntil: new Date(keepUntil).toISOString() }];
    });
  },
});

export type RestrictedProofService = ReturnType<typeof createRestrictedProofService>;
