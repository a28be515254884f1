import { ourMacIn } from '../domain/consent/record-mac';
import { Refusal } from '../domain/refusal';
import type { DoctorRepository } from '../repositories/doctor';
import type { Keys } from './keys';

/** Records looked at from either end of the ledger. */
const LOOKED_AT = 20;

interface Deps {
  readonly keys: Keys;
  readonly doctor: Pick<DoctorRepository, 'recordsAtBothEnds'>;
  /** Told once, when it is found out. */
  onForeign(): void;
}

export interface SecretGuard {
  /** The keys for all use cases; with a foreign secret every use of them is refused. */
  readonly keys: Keys;
  /** Whether the secret is the one the ledger was written with; null while there is nothing to try it on. */
  fits(): Promise<boolean | null>;
  /** False once it is known that the secret is foreign. */
  readonly mayBeOurs: boolean;
}

/**
 * DESIGN-2.7: with another NEWSLETTER_SECRET than the database was written with, no suppressed address is recognised,
 * no consent is proven, and whatever is written is forged in the eyes of the right one. All of that goes through the
 * keys, so there it is refused, whichever door somebody came by. Asked again as long as the ledger is empty; what was
 * found out holds for the life of the process, since neither secret nor database change during it.
 */
export const createSecretGuard = ({ keys, doctor, onForeign }: Deps): SecretGuard => {
  let known: boolean | null = null;

  const sure = (): Keys => {
    if (known === false) throw new Refusal('secret_foreign', 'DESIGN-2.7');
    return keys;
  };

  return {
    keys: {
      get tokens() {
        return sure().tokens;
      },
      hashAddress: (normalised) => sure().hashAddress(normalised),
      addressSalt: (subscriberId) => sure().addressSalt(subscriberId),
      mac: (data) => sure().mac(data),
      ledgerMac: (data) => sure().ledgerMac(data),
      // Neither is kept: the one lasts for minutes, the other tells processes apart.
      proofOfWork: keys.proofOfWork,
      secretMark: keys.secretMark,
    },

    fits: async () => {
      if (known !== null) return known;
      known = ourMacIn(await doctor.recordsAtBothEnds(LOOKED_AT), keys.ledgerMac);
      if (known === false) onForeign();
      return known;
    },

    get mayBeOurs() {
      return known !== false;
    },
  };
};
