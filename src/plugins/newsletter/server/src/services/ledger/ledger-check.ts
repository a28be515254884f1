import type { Checkpoint, CheckpointFault } from '../../domain/consent/checkpoint';
import {
  checkLink,
  EMPTY_LEDGER,
  isRedacted,
  redactedBy,
  type LedgerFault,
  type LedgerRecord,
} from '../../domain/consent/ledger';
import { isAuthentic } from '../../domain/consent/record-mac';
import type { GuardedRecord, LedgerRepository } from '../../repositories/ledger/ledger';
import type { LedgerSealRepository, UnsealedRecord } from '../../repositories/ledger/ledger-seals';
import { breathe } from '../breathe';
import type { Keys } from '../keys';
import type { LedgerCheckpoints } from './ledger-checkpoints';
import type { LedgerSealing } from './ledger-sealing';

export interface LedgerReport {
  readonly ok: boolean;
  /** Signed checkpoints held against the chains. */
  readonly checkpoints: { readonly compared: number; readonly faults: readonly CheckpointFault[] };
  /** Records with a place in a chain. */
  readonly records: number;
  /** Records that came while the ledger was walked, or that got no place because of a fault. */
  readonly unsealed: number;
  readonly senders: readonly {
    readonly senderId: string;
    readonly records: number;
    readonly unsealed: number;
    readonly head: string;
    /** The first of them; a chain broken from end to end must not fill the memory. */
    readonly faults: readonly LedgerFault[];
    readonly faultsTotal: number;
  }[];
}

interface Deps {
  readonly keys: Keys;
  readonly ledger: LedgerRepository;
  readonly seals: LedgerSealRepository;
  readonly ledgerSealing: LedgerSealing;
  readonly ledgerCheckpoints: LedgerCheckpoints;
}

const BATCH = 1_000;
const MAX_FAULTS = 10_000;

const faultList = () => {
  const faults: LedgerFault[] = [];
  let total = 0;
  return {
    add: (fault: LedgerFault): void => {
      total += 1;
      if (faults.length < MAX_FAULTS) faults.push(fault);
    },
    result: () => ({ faults, faultsTotal: total }),
  };
};

type FaultList = ReturnType<typeof faultList>;

/** What was read by its place has one. */
const placed = (record: GuardedRecord): LedgerRecord => record as LedgerRecord;

/** Walks every chain from its start, in constant memory, and names each record that is not what was written. */
export const createLedgerCheck = (deps: Deps) => {
  const { keys, ledger, seals, ledgerSealing, ledgerCheckpoints } = deps;

  const faultOf = (last: { seq: number; hash: string }, record: GuardedRecord): LedgerFault | null => {
    const fault = checkLink(last, placed(record));
    if (fault || isAuthentic(record, keys.ledgerMac)) return fault;
    return { kind: 'forged', seq: record.seq, recordId: record.documentId };
  };

  /**
   * Evidence may be gone only where an erasure of the same person says so, which the product wrote later in the same
   * chain. Looked up a batch at a time, so that memory does not grow with the erasures.
   */
  const unlawfullyRedacted = async (batch: readonly GuardedRecord[]): Promise<readonly LedgerFault[]> => {
    const redacted = batch.filter(({ payload }) => isRedacted(payload));
    if (redacted.length === 0) return [];
    const people = [...new Set(redacted.map(({ subscriberId }) => subscriberId))];
    const erasures = (await ledger.erasuresOf(people)).filter((record) =>
      isAuthentic(record, keys.ledgerMac),
    );
    const lawful = (record: GuardedRecord) =>
      erasures.some(
        (erasure) =>
          erasure.senderId === record.senderId &&
          erasure.subscriberId === record.subscriberId &&
          (erasure.seq ?? Infinity) > (record.seq ?? 0) &&
          !isRedacted(erasure.payload) &&
          redactedBy(erasure.payload).includes(record.documentId),
      );
    return redacted
      .filter((record) => !lawful(record))
      .map(({ seq, documentId }) => ({ kind: 'redacted', seq, recordId: documentId }));
  };

  const walkChain = async (senderId: string, faults: FaultList) => {
    let last = EMPTY_LEDGER;
    let records = 0;
    for (;;) {
      await breathe();
      const batch = await ledger.read(senderId, last.seq, BATCH);
      for (const record of batch) {
        const fault = faultOf(last, record);
        if (fault) faults.add(fault);
        last = { seq: placed(record).seq, hash: placed(record).hash };
        records += 1;
      }
      for (const fault of await unlawfullyRedacted(batch)) faults.add(fault);
      if (batch.length === BATCH) continue;
      // Read after the records: what the sealer adds meanwhile is walked too, and is no fault.
      const head = await ledger.head(senderId);
      if (head !== null && head.seq > last.seq && batch.length > 0) continue;
      if (head?.seq !== last.seq || head.hash !== last.hash)
        faults.add({ kind: 'cut-off', seq: last.seq + 1, recordId: null });
      return { records, head: last.hash };
    }
  };

  /** Records that the sealer left: what is not ours never gets a place. */
  const walkUnsealed = async (senderId: string, faults: FaultList): Promise<number> => {
    let unsealed = 0;
    const upTo = await seals.newest(senderId);
    let after: number | null = upTo === null ? null : 0;
    while (after !== null && upTo !== null) {
      await breathe();
      const batch: readonly UnsealedRecord[] = await seals.read(senderId, { after, upTo }, BATCH);
      for (const { record } of batch) {
        if (!isAuthentic(record, keys.ledgerMac))
          faults.add({ kind: 'forged', seq: null, recordId: record.documentId });
      }
      unsealed += batch.length;
      after = batch.length < BATCH ? null : (batch.at(-1)?.rowId ?? null);
    }
    return unsealed;
  };

  /** @param elsewhere a checkpoint that was kept in another place */
  return async (elsewhere?: Checkpoint): Promise<LedgerReport> => {
    await ledgerSealing.sealAll();
    const heads = (await ledger.heads()).map(({ senderId }) => senderId);
    const senderIds = new Set([...heads, ...(await ledger.sendersWithRecords())]);
    const senders = [];
    for (const senderId of senderIds) {
      const faults = faultList();
      const chain = await walkChain(senderId, faults);
      const unsealed = await walkUnsealed(senderId, faults);
      senders.push({ senderId, ...chain, unsealed, ...faults.result() });
    }
    const checkpoints = await ledgerCheckpoints.compare(elsewhere);
    return {
      ok: checkpoints.faults.length === 0 && senders.every(({ faults }) => faults.length === 0),
      checkpoints,
      records: senders.reduce((sum, sender) => sum + sender.records, 0),
      unsealed: senders.reduce((sum, sender) => sum + sender.unsealed, 0),
      senders,
    };
  };
};

export type LedgerCheck = ReturnType<typeof createLedgerCheck>;
