import { checkLink, EMPTY_LEDGER, type LedgerFault, type LedgerHead } from '../domain/consent/ledger';
import type { LedgerRepository } from '../repositories/ledger';

export interface LedgerReport {
  readonly ok: boolean;
  readonly records: number;
  readonly senders: readonly {
    readonly senderId: string;
    readonly records: number;
    readonly head: string;
    readonly faults: readonly LedgerFault[];
  }[];
}

const BATCH = 1_000;

/** Walks every chain from its start, in constant memory, and names each record that is not what was written. */
export const createLedgerCheck = (ledger: LedgerRepository) => {
  const checkSender = async (senderId: string, head: LedgerHead | undefined) => {
    const faults: LedgerFault[] = [];
    let last = EMPTY_LEDGER;
    let records = 0;
    for (;;) {
      const batch = await ledger.read(senderId, last.seq, BATCH);
      for (const record of batch) {
        const fault = checkLink(last, record);
        if (fault) faults.push(fault);
        last = { seq: record.seq, hash: record.hash };
        records += 1;
      }
      if (batch.length < BATCH) break;
    }
    if (head?.seq !== last.seq || head.hash !== last.hash) {
      faults.push({ kind: 'cut-off', seq: last.seq + 1, recordId: null });
    }
    return { senderId, records, head: last.hash, faults };
  };

  return async (): Promise<LedgerReport> => {
    const heads = new Map((await ledger.heads()).map(({ senderId, head }) => [senderId, head]));
    const senderIds = new Set([...heads.keys(), ...(await ledger.sendersWithRecords())]);
    const senders = [];
    for (const senderId of senderIds) senders.push(await checkSender(senderId, heads.get(senderId)));
    return {
      ok: senders.every(({ faults }) => faults.length === 0),
      records: senders.reduce((sum, sender) => sum + sender.records, 0),
      senders,
    };
  };
};

export type LedgerCheck = ReturnType<typeof createLedgerCheck>;
