import { checkLink, EMPTY_LEDGER, type LedgerFault, type LedgerRecord } from '../domain/consent/ledger';
import { isAuthentic } from '../domain/consent/record-mac';
import type { GuardedRecord, LedgerRepository } from '../repositories/ledger';
import type { LedgerSealRepository, UnsealedRecord } from '../repositories/ledger-seals';
import type { Keys } from './keys';
import type { LedgerSealing } from './ledger-sealing';

export interface LedgerReport {
  readonly ok: boolean;
  /** Records with a place in a chain. */
  readonly records: number;
  /** Records that came while the ledger was walked, or that got no place because of a fault. */
  readonly unsealed: number;
  readonly senders: readonly {
    readonly senderId: string;
    readonly records: number;
    readonly unsealed: number;
    readonly head: string;
    readonly faults: readonly LedgerFault[];
  }[];
}

interface Deps {
  readonly keys: Keys;
  readonly ledger: LedgerRepository;
  readonly seals: LedgerSealRepository;
  readonly ledgerSealing: LedgerSealing;
}

const BATCH = 1_000;

/** What was read by its place has one. */
const placed = (record: GuardedRecord): LedgerRecord => record as LedgerRecord;

/** Walks every chain from its start, in constant memory, and names each record that is not what was written. */
export const createLedgerCheck = ({ keys, ledger, seals, ledgerSealing }: Deps) => {
  const faultOf = (last: { seq: number; hash: string }, record: GuardedRecord): LedgerFault | null => {
    const fault = checkLink(last, placed(record));
    if (fault || isAuthentic(record, keys.ledgerMac)) return fault;
    return { kind: 'forged', seq: record.seq, recordId: record.documentId };
  };

  const walkChain = async (senderId: string) => {
    const faults: LedgerFault[] = [];
    let last = EMPTY_LEDGER;
    let records = 0;
    for (;;) {
      const batch = await ledger.read(senderId, last.seq, BATCH);
      for (const record of batch) {
        const fault = faultOf(last, record);
        if (fault) faults.push(fault);
        last = { seq: placed(record).seq, hash: placed(record).hash };
        records += 1;
      }
      if (batch.length === BATCH) continue;
      // Read after the records: what the sealer adds meanwhile is walked too, and is no fault.
      const head = await ledger.head(senderId);
      if (head !== null && head.seq > last.seq && batch.length > 0) continue;
      if (head?.seq !== last.seq || head.hash !== last.hash)
        faults.push({ kind: 'cut-off', seq: last.seq + 1, recordId: null });
      return { records, head: last.hash, faults };
    }
  };

  /** Records that the sealer left: what is not ours never gets a place. */
  const walkUnsealed = async (senderId: string) => {
    const faults: LedgerFault[] = [];
    let unsealed = 0;
    const upTo = await seals.newest(senderId);
    let after: number | null = upTo === null ? null : 0;
    while (after !== null && upTo !== null) {
      const batch: readonly UnsealedRecord[] = await seals.read(senderId, { after, upTo }, BATCH);
      for (const { record } of batch) {
        if (!isAuthentic(record, keys.ledgerMac))
          faults.push({ kind: 'forged', seq: null, recordId: record.documentId });
      }
      unsealed += batch.length;
      after = batch.length < BATCH ? null : (batch.at(-1)?.rowId ?? null);
    }
    return { unsealed, faults };
  };

  return async (): Promise<LedgerReport> => {
    await ledgerSealing.sealAll();
    const heads = (await ledger.heads()).map(({ senderId }) => senderId);
    const senderIds = new Set([...heads, ...(await ledger.sendersWithRecords())]);
    const senders = [];
    for (const senderId of senderIds) {
      const chain = await walkChain(senderId);
      const rest = await walkUnsealed(senderId);
      senders.push({
        senderId,
        ...chain,
        unsealed: rest.unsealed,
        faults: [...chain.faults, ...rest.faults],
      });
    }
    return {
      ok: senders.every(({ faults }) => faults.length === 0),
      records: senders.reduce((sum, sender) => sum + sender.records, 0),
      unsealed: senders.reduce((sum, sender) => sum + sender.unsealed, 0),
      senders,
    };
  };
};

export type LedgerCheck = ReturnType<typeof createLedgerCheck>;
