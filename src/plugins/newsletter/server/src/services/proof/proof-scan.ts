import { commitAddress } from '../../domain/consent/address-commitment';
import { missingInProof, type MissingPart } from '../../domain/consent/complete-proof';
import { deriveConsent } from '../../domain/consent/derive';
import { grouped } from '../../domain/consent/grouped';
import { hashFits } from '../../domain/consent/own-address';
import { isAuthentic } from '../../domain/consent/record-mac';
import { mayReceive } from '../../domain/consent/state';
import type { ConsentRebuildRepository } from '../../repositories/consent/consent-rebuild';
import type { ProofScanRepository, SendableConsent } from '../../repositories/proof/proof-scan';
import type { GuardedRecord } from '../../repositories/ledger/ledger';
import { breathe } from '../breathe';
import type { Clock } from '../clock';
import type { Keys } from '../keys';

interface Deps {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly proofScan: ProofScanRepository;
  readonly rebuild: ConsentRebuildRepository;
}

export interface ProofViolation {
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly missing: readonly MissingPart[];
}

export interface ProofScanReport {
  readonly ok: boolean;
  /** Consents mail could go out on. */
  readonly scanned: number;
  readonly violationsTotal: number;
  /** The first of them. */
  readonly violations: readonly ProofViolation[];
}

const BATCH = 200;
const MAX_VIOLATIONS = 10_000;

/** Walks everybody a mail could go to and names each whose proof is not complete (MOS-2.8, MFR-4.3). */
export const createProofScan = ({ clock, keys, proofScan, rebuild }: Deps) => {
  const violationOf = (
    one: SendableConsent,
    records: readonly GuardedRecord[],
    now: number,
  ): ProofViolation[] => {
    const own = records.filter(
      (record) =>
        record.purposeKey === one.purposeKey &&
        record.senderId === one.senderId &&
        isAuthentic(record, keys.ledgerMac),
    );
    const address = commitAddress(keys.addressSalt(one.subscriberId), one.emailNormalised);
    const found = new Set(missingInProof(own, address));
    // What the cache calls active and the ledger does not: two years gone by, and the row moved past the product.
    if (!mayReceive(deriveConsent(own), now).allowed && !found.has('confirmation')) found.add('standing');
    if (!hashFits(one, keys)) found.add('address');
    const { subscriberId, purposeKey } = one;
    const missing = [...found];
    return missing.length === 0 ? [] : [{ subscriberId, purposeKey, missing }];
  };

  return async (): Promise<ProofScanReport> => {
    const violations: ProofViolation[] = [];
    const now = clock.now();
    let [scanned, total, last] = [0, 0, 0];
    for (;;) {
      await breathe();
      const batch = await proofScan.sendable(now, last, BATCH);
      const ids = [...new Set(batch.map(({ subscriberId }) => subscriberId))];
      const records = grouped(await rebuild.records(ids));
      const found = batch.flatMap((one) => violationOf(one, records.get(one.subscriberId) ?? [], now));
      scanned += batch.length;
      total += found.length;
      violations.push(...found.slice(0, MAX_VIOLATIONS - violations.length));
      last = batch.at(-1)?.id ?? last;
      if (batch.length < BATCH) return { ok: total === 0, scanned, violationsTotal: total, violations };
    }
  };
};

export type ProofScan = ReturnType<typeof createProofScan>;
