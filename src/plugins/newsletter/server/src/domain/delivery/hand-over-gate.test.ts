import type { Consent } from '../consent/state';
import { mayContinue, mayHandOver, type CampaignFacts, type RecipientFacts } from './hand-over-gate';

const NOW = Date.UTC(2026, 10, 21, 12);
const active: Consent = { state: 'active', since: NOW - 1, expressedAt: NOW - 1, expiresAt: NOW + 1 };
const recipient = (changes: Partial<RecipientFacts> = {}): RecipientFacts => ({
  email: 'anna@example.org',
  consent: active,
  suppressedBy: null,
  proven: true,
  pausedUntil: null,
  ...changes,
});
const campaign = (changes: Partial<CampaignFacts> = {}): CampaignFacts => ({
  runState: 'sending',
  senderState: 'active',
  contractOver: false,
  policiesAccepted: true,
  contentHash: 'a',
  confirmedHash: 'a',
  approvalNeeded: false,
  approvedHash: null,
  ...changes,
});

test('DESIGN-2.1: an active consent, a known address and no suppression are enough', () => {
  expect(mayHandOver(recipient(), NOW)).toEqual({ allowed: true });
});

test.each([
  ['an erased address', { email: null }, 'address_missing'],
  ['an empty address', { email: '' }, 'address_missing'],
  ['a role address', { email: 'info@example.org' }, 'role_address'],
  ['a complaint', { suppressedBy: 'complaint' }, 'suppressed_complaint'],
  ['a suppression of a kind unknown here', { suppressedBy: 'else' }, 'suppressed_else'],
] as const)('DESIGN-2.1: %s is skipped with its reason', (_what, changes, reason) => {
  expect(mayHandOver(recipient(changes), NOW)).toMatchObject({ allowed: false, reason });
});

test('AT-4: a known old test address never gets anything, whatever the ledger says', () => {
  for (const email of ['Karl.Testinger@firma.at', 'ina@home.lan'])
    expect(mayHandOver(recipient({ email }), NOW)).toMatchObject({ reason: 'test_address', rule: 'AT-4' });
});

test('MOS-1.3: no consent, or one in any state but active, lets nothing pass', () => {
  expect(mayHandOver(recipient({ consent: null }), NOW).allowed).toBe(false);
  for (const state of ['requested', 'withdrawn', 'objected', 'expired', 'erased'] as const) {
    expect(mayHandOver(recipient({ consent: { ...active, state } }), NOW).allowed).toBe(false);
  }
});

test('MOS-2.8: an active state without a yes in the ledger proves nothing and lets nothing pass', () => {
  expect(mayHandOver(recipient({ proven: false }), NOW)).toEqual({
    allowed: false,
    reason: 'no_proof',
    rule: 'MOS-2.8',
  });
});

// The list forbids mail nobody asked for; asked for is only what an express yes covers. So nothing is left to look up.
test.each([
  ['nobody asked', { consent: null }],
  ['a request without an answer', { consent: { ...active, state: 'requested' } }],
  ['a state without a yes behind it', { proven: false }],
] as const)('AT-2: %s: an address is skipped, on the ECG list or not', (_what, changes) => {
  expect(mayHandOver(recipient(changes), NOW).allowed).toBe(false);
});

test('MSR-2.4-10: a consent ends at its last millisecond', () => {
  expect(mayHandOver(recipient(), NOW).allowed).toBe(true);
  expect(mayHandOver(recipient(), NOW + 1)).toMatchObject({ allowed: false, rule: 'MSR-2.4-10' });
});

test.each([
  ['a paused run', { runState: 'paused' }, 'campaign_not_sending', 'DESIGN-2.1'],
  ['a suspended sender', { senderState: 'suspended' }, 'sender_not_active', 'MOS-1.5'],
  ['a sender state unknown here', { senderState: '' }, 'sender_not_active', 'MOS-1.5'],
  ['rules not accepted', { policiesAccepted: false }, 'policy_not_accepted', 'MOS-1.2'],
  ['other content than was confirmed', { contentHash: 'b' }, 'confirmation_void', 'MFR-3.3'],
  ['no confirmation', { confirmedHash: null }, 'confirmation_void', 'MFR-3.3'],
  ['a missing approval', { approvalNeeded: true }, 'approval_void', 'MOS-5.0'],
  ['an approval of other content', { approvalNeeded: true, approvedHash: 'b' }, 'approval_void', 'MOS-5.0'],
] as const)('DESIGN-2.1: %s stops the run', (_what, changes, reason, rule) => {
  expect(mayContinue(campaign(changes))).toEqual({ allowed: false, reason, rule });
});

test.each(['suspended', 'pending', 'anything else'])(
  'VIV-2.4h: a sender that is %s sends nothing further',
  (senderState) => {
    expect(mayContinue(campaign({ senderState }))).toMatchObject({
      allowed: false,
      reason: 'sender_not_active',
    });
  },
);

test.each(['suspended', 'ended'])('CH-3: a sender cut off as %s sends nothing to anybody', (senderState) => {
  expect(mayContinue(campaign({ senderState }))).toMatchObject({ allowed: false, rule: 'MOS-1.5' });
  expect(mayContinue(campaign())).toEqual({ allowed: true });
});

test('MOS-5.0: an approval of exactly this content lets it go on', () => {
  expect(mayContinue(campaign({ approvalNeeded: true, approvedHash: 'a' }))).toEqual({ allowed: true });
});

test('MOS-1.3: a pause skips with its reason until its end, and not a moment longer', () => {
  const paused = { allowed: false, reason: 'paused', rule: 'MOS-1.3' };
  expect(mayHandOver(recipient({ pausedUntil: NOW + 1 }), NOW)).toEqual(paused);
  expect(mayHandOver(recipient({ pausedUntil: NOW }), NOW)).toEqual({ allowed: true });
  const left = { ...active, state: 'withdrawn' } as const;
  expect(mayHandOver(recipient({ pausedUntil: NOW + 1, consent: left }), NOW)).toMatchObject({
    reason: 'consent_withdrawn',
  });
});

test('MSR-2.4-10: a stricter policy ends a yes earlier, a laxer one never later', () => {
  const given = Date.UTC(2026, 4, 21, 12);
  const consent: Consent = { ...active, expressedAt: given, expiresAt: Date.UTC(2028, 4, 21, 12) };
  const under = (months: number, now: number) => mayHandOver(recipient({ consent }), now, months).allowed;
  expect([under(6, NOW - 1), under(6, NOW), under(7, NOW), under(24, NOW)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(under(36, Date.UTC(2028, 4, 21, 12))).toBe(false);
});

test.each(['DE-1', 'AT-1', 'CH-1', 'IT-1'])(
  '%s: a business is asked like anybody: without its own yes nothing passes, and a mailbox of a function never does',
  () => {
    for (const email of ['ada.muster@firma.example', 'a.muster@verein.example']) {
      expect(mayHandOver(recipient({ email, consent: null }), NOW)).toMatchObject({ reason: 'no_consent' });
      expect(mayHandOver(recipient({ email, proven: false }), NOW)).toMatchObject({ reason: 'no_proof' });
    }
    expect(mayHandOver(recipient({ email: 'office@firma.example' }), NOW)).toMatchObject({
      reason: 'role_address',
    });
  },
);

test('G-21: who objected gets nothing from that moment on, whatever else still says yes', () => {
  const objected = { ...active, state: 'objected' } as const;
  expect(mayHandOver(recipient({ consent: objected }), NOW)).toMatchObject({ reason: 'objected' });
  expect(mayHandOver(recipient({ suppressedBy: 'objection' }), NOW)).toMatchObject({
    reason: 'suppressed_objection',
  });
});
