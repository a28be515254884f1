import type { ConsentEventName, KeptRecord } from './ledger';

const ENDS: readonly ConsentEventName[] = ['withdrawn', 'objected', 'expired', 'erased'];

/**
 * Whether a no stands in the ledger behind the record of this request. Clocks are set back; the order of the records
 * is not, so that a link from "later today" revives nobody who left in between (MOS-1.3). A request without a record
 * of its own is older than everything.
 * @param records of one subscriber, oldest first
 */
export const leftSince = (
  records: readonly Pick<KeptRecord, 'event' | 'purposeKey' | 'payload'>[],
  requestId: string,
  purposeKey: string,
): boolean => {
  const own = records.filter((record) => record.purposeKey === purposeKey);
  const asked = own.findIndex(
    ({ event, payload }) =>
      event === 'requested' && (JSON.parse(payload) as { readonly request?: unknown }).request === requestId,
  );
  return own.slice(asked + 1).some(({ event }) => ENDS.includes(event));
};
