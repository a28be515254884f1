import { deriveConsent, sameConsent } from './derive';
import type { ConsentEventName, KeptRecord } from './ledger';
import { consentExpiry } from './state';

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString();
const record = (event: ConsentEventName, day: number, payload: object = {}): KeptRecord => ({
  documentId: `${event}${day}`,
  senderId: 'sender',
  subscriberId: 'subscriber',
  purposeKey: 'brief',
  event,
  occurredAt: at(day),
  payload: JSON.stringify(payload),
  seq: null,
  previousHash: null,
  hash: null,
});

describe('what the ledger says', () => {
  it('DESIGN-2.2: nothing without records, and one state after all of them', () => {
    expect(deriveConsent([])).toBeNull();
    expect(deriveConsent([record('requested', 1), record('confirmed', 2), record('withdrawn', 3)])).toEqual({
      state: 'withdrawn',
      since: Date.parse(at(3)),
      expressedAt: Date.parse(at(2)),
      expiresAt: null,
    });
  });

  it.each([
    ['its own statement', { expressedAt: at(1) }],
    ['the proof it brings', { proof: { confirmedAt: at(1) } }],
  ])('MSR-2.4-10: an import counts from %s, not from the day it was brought in', (_what, payload) => {
    expect(deriveConsent([record('imported', 20, payload)])).toEqual({
      state: 'active',
      since: Date.parse(at(20)),
      expressedAt: Date.parse(at(1)),
      expiresAt: consentExpiry(Date.parse(at(1))),
    });
  });

  it('DESIGN-2.2: two states are the same when every part of them is', () => {
    const one = deriveConsent([record('confirmed', 1)]);
    expect(sameConsent(one, deriveConsent([record('confirmed', 1)]))).toBe(true);
    expect(sameConsent(one, deriveConsent([record('confirmed', 2)]))).toBe(false);
    expect(sameConsent(one, null)).toBe(false);
    expect(sameConsent(null, null)).toBe(true);
  });
});
