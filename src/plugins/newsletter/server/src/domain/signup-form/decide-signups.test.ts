import { DAY_MS } from '../consent/confirmation';
import { decideSignups, mayBeAsked, personKey, type AddressFacts, type SignupWish } from './decide-signups';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const wish = (changes: Partial<SignupWish> = {}): SignupWish => ({
  senderId: 'haus',
  emailHash: 'ina',
  formId: 'brief',
  purposeKeys: ['brief'],
  ...changes,
});
const facts = (changes: Partial<AddressFacts> = {}): AddressFacts => ({
  now: NOW,
  requests: [],
  refused: new Set(),
  barred: new Set(),
  ...changes,
});
const asked = (ago: number, formId = 'brief') => ({ emailHash: 'ina', formId, requestedAt: NOW - ago });
const decide = (wishes: readonly SignupWish[], known = facts(), held = new Map<string, Set<string>>()) =>
  decideSignups(wishes, known, held);

describe('who is asked', () => {
  it('C.6: by one form once in 24 hours, to the millisecond', () => {
    expect(mayBeAsked(wish(), facts({ requests: [asked(DAY_MS - 1)] }))).toBe(false);
    expect(mayBeAsked(wish(), facts({ requests: [asked(DAY_MS)] }))).toBe(true);
    expect(mayBeAsked(wish({ formId: 'other' }), facts({ requests: [asked(1)] }))).toBe(true);
  });

  it('C.6: three times in 30 days over all senders and forms, to the millisecond', () => {
    const requests = [asked(2 * DAY_MS, 'a'), asked(3 * DAY_MS, 'b'), asked(30 * DAY_MS - 1, 'c')];
    expect(mayBeAsked(wish({ senderId: 'other' }), facts({ requests }))).toBe(false);
    const older = [...requests.slice(0, 2), asked(30 * DAY_MS, 'c')];
    expect(mayBeAsked(wish({ senderId: 'other' }), facts({ requests: older }))).toBe(true);
  });

  it('C.6: never who said "never write again", whoever asks', () => {
    expect(mayBeAsked(wish({ senderId: 'other' }), facts({ refused: new Set(['ina']) }))).toBe(false);
  });

  it('MSR-2.4-21: not whom an operator barred at this sender', () => {
    const barred = new Set([personKey(wish())]);
    expect(mayBeAsked(wish(), facts({ barred }))).toBe(false);
    expect(mayBeAsked(wish({ senderId: 'other' }), facts({ barred }))).toBe(true);
  });
});

describe('signups decided together', () => {
  it('C.6: the second of one address and form in a batch finds the first', () => {
    expect(decide([wish(), wish(), wish({ emailHash: 'uwe' })])).toEqual([['brief'], [], ['brief']]);
  });

  it('C.6: the fourth form in a batch finds the three before it', () => {
    const four = ['a', 'b', 'c', 'd'].map((formId) => wish({ formId }));
    expect(decide(four).map((keys) => keys.length)).toEqual([1, 1, 1, 0]);
  });

  it('MSR-2.4-10: what is active is not asked about again, and counts as no request', () => {
    const held = new Map([[personKey(wish()), new Set(['brief'])]]);
    const both = wish({ purposeKeys: ['brief', 'termine'] });
    expect(decide([wish(), both], facts(), held)).toEqual([[], ['termine']]);
  });

  it('G-25: what one person holds at a sender says nothing about another, nor about him elsewhere', () => {
    const held = new Map([[personKey(wish()), new Set(['brief'])]]);
    const wishes = [wish({ emailHash: 'uwe' }), wish({ senderId: 'other' })];
    expect(decide(wishes, facts(), held)).toEqual([['brief'], ['brief']]);
  });
});
