import { createHmac } from 'node:crypto';
import { canonicalJson, type LedgerEntry } from './ledger';
import { carriesOurMac, isAuthentic, protect } from './record-mac';

const mac = (text: string): string => createHmac('sha256', 'key').update(text).digest('hex');

const ENTRY: LedgerEntry = {
  documentId: 'record',
  senderId: 'sender',
  subscriberId: 'subscriber',
  purposeKey: 'brief',
  event: 'confirmed',
  occurredAt: '2026-11-21T10:00:00.000Z',
  payload: canonicalJson({ text: 'Ja, bitte' }),
};
const RECORD = { ...ENTRY, ...protect(ENTRY, mac) };

describe('the MAC of a record', () => {
  it('MOS-2.8: vouches for a record as it was written, with and without its evidence at hand', () => {
    expect(isAuthentic(RECORD, mac)).toBe(true);
    expect(carriesOurMac(RECORD, mac)).toBe(true);
  });

  it.each(Object.keys(RECORD))('MOS-2.8: does not fit when %s is another', (field) => {
    expect(isAuthentic({ ...RECORD, [field]: 'other' }, mac)).toBe(false);
  });

  it('MOS-2.8: is not there on a row of another hand, and cannot be made without the key', () => {
    expect(isAuthentic({ ...RECORD, mac: null }, mac)).toBe(false);
    expect(isAuthentic({ ...RECORD, payloadHash: null }, mac)).toBe(false);
    const otherKey = (text: string): string => createHmac('sha256', 'guess').update(text).digest('hex');
    expect(isAuthentic({ ...ENTRY, ...protect(ENTRY, otherKey) }, mac)).toBe(false);
  });

  it('MOS-2.8: does not fit evidence that is no text any more', () => {
    const bytes = Buffer.from(RECORD.payload) as unknown as string;
    expect(isAuthentic({ ...RECORD, payload: bytes }, mac)).toBe(false);
  });
});
