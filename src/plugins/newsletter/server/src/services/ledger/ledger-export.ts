import type { LedgerRecord } from '../../domain/consent/ledger';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { LedgerSealing } from './ledger-sealing';

interface Deps {
  readonly ledger: LedgerRepository;
  readonly ledgerSealing: LedgerSealing;
}

const PAGE = 1_000;

/** Every sealed record, chain by chain and in order, a page at a time: what offline verification needs. */
export const createLedgerExport = ({ ledger, ledgerSealing }: Deps) =>
  async function* (): AsyncGenerator<LedgerRecord> {
    await ledgerSealing.sealAll();
    for (const senderId of [...(await ledger.sendersWithRecords())].sort()) {
      let last = 0;
      for (;;) {
        const page = await ledger.read(senderId, last, PAGE);
        for (const { mac: _mac, ...record } of page) yield record as LedgerRecord;
        last = page.at(-1)?.seq ?? last;
        if (page.length < PAGE) break;
      }
    }
  };

export type LedgerExport = ReturnType<typeof createLedgerExport>;
