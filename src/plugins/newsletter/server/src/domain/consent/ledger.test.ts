import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { chainOf, entryOf } from './chain.fixture';
import {
  canonicalJson,
  checkLink,
  EMPTY_LEDGER,
  linkEntries,
  payloadHashOf,
  REDACTED,
  type LedgerHead,
  type LedgerRecord,
} from './ledger';

const chain = chainOf(12);

const faultsOf = (records: readonly LedgerRecord[], head: LedgerHead = chain.head) => {
  let last = EMPTY_LEDGER;
  const faults = [];
  for (const record of records) {
    const fault = checkLink(last, record);
    if (fault) faults.push(fault);
    last = { seq: record.seq, hash: record.hash };
  }
  if (last.hash !== head.hash || last.seq !== head.seq) faults.push({ kind: 'cut-off', seq: last.seq + 1 });
  return faults;
};

const FIELDS = [
  'documentId',
  'senderId',
  'subscriberId',
  'purposeKey',
  'event',
  'occurredAt',
  'payload',
  'previousHash',
  'hash',
] as const;

describe('the ledger', () => {
  it('MOS-2.8: a chain as it was written has no fault, also when it grew in several steps', () => {
    expect(faultsOf(chain.records)).toEqual([]);
    const first = linkEntries(EMPTY_LEDGER, [entryOf(0), entryOf(1)]);
    const rest = linkEntries(
      first.head,
      Array.from({ length: 10 }, (_, n) => entryOf(n + 2)),
    );
    expect([...first.records, ...rest.records]).toEqual(chain.records);
  });

  it('MOS-2.8: one changed character of any field of any record is found, and named', () => {
    fc.assert(
      fc.property(
        fc.nat(11),
        fc.constantFrom(...FIELDS),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (n, field, where, letter) => {
          const record = chain.records[n]!;
          const value: string = record[field];
          const at = where % value.length;
          fc.pre(value[at] !== letter);
          const changed = {
            ...record,
            [field]: value.slice(0, at) + letter + value.slice(at + 1),
          } as LedgerRecord;
          const faults = faultsOf(chain.records.map((one, index) => (index === n ? changed : one)));
          expect(faults.length).toBeGreaterThan(0);
          expect(faults[0]).toMatchObject({ seq: n + 1 });
        },
      ),
    );
  });

  it('MOS-2.8: a record taken out, put in, swapped or cut off is found', () => {
    const { records } = chain;
    expect(faultsOf(records.filter((_, n) => n !== 4))[0]).toMatchObject({ kind: 'missing', seq: 5 });
    expect(faultsOf(records.slice(0, -1))).toEqual([{ kind: 'cut-off', seq: 12 }]);
    expect(faultsOf([...records.slice(0, 3), records[4]!, records[3]!, ...records.slice(5)])).not.toEqual([]);
    const forged = linkEntries({ seq: 4, hash: 'f'.repeat(64) }, [entryOf(4)]).records[0]!;
    expect(faultsOf(records.map((record, n) => (n === 4 ? forged : record)))[0]).toMatchObject({
      kind: 'unlinked',
    });
  });

  it('G-17: evidence can be taken out and the chain holds; without its hash, or with another, it does not', () => {
    const at = 5;
    const { payload, ...rest } = chain.records[at]!;
    const swap = (record: object) =>
      faultsOf(chain.records.map((one, n) => (n === at ? (record as LedgerRecord) : one)));
    expect(swap({ ...rest, payload: REDACTED, payloadHash: payloadHashOf(payload) })).toEqual([]);
    expect(swap({ ...rest, payload: REDACTED, payloadHash: payloadHashOf(REDACTED) })[0]).toMatchObject({
      kind: 'changed',
      seq: at + 1,
    });
    expect(swap({ ...rest, payload: REDACTED, payloadHash: 'f'.repeat(64) })[0]?.kind).toBe('changed');
    // Evidence that is there is hashed itself, whatever stands beside it.
    expect(swap({ ...rest, payload: '{}', payloadHash: payloadHashOf(payload) })[0]?.kind).toBe('changed');
  });

  it('MOS-2.8: evidence has one spelling, whatever the order of its fields', () => {
    expect(canonicalJson({ b: 1, a: { d: 'ä', c: null } })).toBe('{"a":{"c":null,"d":"ä"},"b":1}');
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  it('MOS-2.8: canonical JSON is the same however the keys came, given in order or not', () => {
    const values = [
      { a: [1, { b: 'ß"\n', c: null }], b: true, ä: -0.5 },
      { 10: 'x', 9: 'y', a: undefined },
      { confirmIp: '192.0.2.1', confirmedAt: '', list: [undefined, { z: 1, a: 2 }] },
      [{ b: 1, a: new Date(0) }],
    ];
    for (const value of values) expect(canonicalJson(value)).toBe(canonicalize(value));
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
    expect(() => canonicalJson({ a: NaN })).toThrow('NaN');
  });
});
