import { mergeProfiles } from '../sending-policy';
import { CONFIRMATION_FRESH_MS, maySchedule, type SendConfirmation, type SendFacts } from './send-gate';

const NOW = Date.UTC(2026, 10, 21, 12);
const merged = mergeProfiles(['vivanet-shared'], {});
if (!merged.ok) throw new Error('vivanet-shared is missing');
const confirmation = (changes: Partial<SendConfirmation> = {}): SendConfirmation => ({
  campaignId: 'c1',
  contentHash: 'a',
  rulesVersion: 'r1',
  createdAt: NOW,
  usedAt: null,
  ...changes,
});
const facts = (changes: Partial<SendFacts> = {}): SendFacts => ({
  now: NOW,
  startAt: NOW,
  campaignId: 'c1',
  contentHash: 'a',
  rulesVersion: 'r1',
  sender: { state: 'active', contractEndsAt: null, policiesAccepted: true, imprintComplete: true },
  fromAllowed: true,
  dkimReady: true,
  verdict: 'ok',
  verdictRule: 'MOS-5.2',
  approvedContent: false,
  confirmation: confirmation(),
  recipients: { own: 1, together: 1 },
  policy: merged.policy,
  ...changes,
});
const sizes = (own: number, together = own) => ({ own, together });
const sender = (changes: Partial<SendFacts['sender']>) => ({ sender: { ...facts().sender, ...changes } });
const ticked = (changes: Partial<SendConfirmation>) => ({ confirmation: confirmation(changes) });

test('DESIGN-2.1: with every gate open a campaign may be scheduled', () => {
  expect(maySchedule(facts())).toEqual({ allowed: true });
});

test.each([
  ['a sender nobody approved', sender({ state: 'pending' }), 'sender_not_active', 'MFR-1.1'],
  ['a suspended sender', sender({ state: 'suspended' }), 'sender_not_active', 'MOS-1.5'],
  ['rules not accepted', sender({ policiesAccepted: false }), 'policy_not_accepted', 'MFR-3.1'],
  ['an incomplete imprint', sender({ imprintComplete: false }), 'imprint_incomplete', 'MFR-5.2'],
  ['a From of another domain', { fromAllowed: false }, 'from_not_allowed', 'MFR-5.3'],
  ['no signing key', { dkimReady: false }, 'dkim_not_ready', 'R6376-1'],
  ['forbidden content', { verdict: 'forbidden' }, 'content_forbidden', 'MOS-5.2'],
  ['content not accepted', { verdict: 'not-accepted' }, 'content_not_accepted', 'MOS-5.2'],
  ['incomplete content', { verdict: 'incomplete' }, 'content_incomplete', 'MOS-5.2'],
  ['content not approved', { verdict: 'approval-required' }, 'approval_required', 'MOS-5.2'],
  ['an empty list', { recipients: sizes(0) }, 'no_recipients', 'MOS-2.5'],
  ['2,001 recipients', { recipients: sizes(2_001) }, 'list_too_large', 'VIV-1.5'],
  ['2,001 in several parts', { recipients: sizes(900, 2_001) }, 'list_split', 'VIV-1.6'],
  ['an uncountable list', { recipients: sizes(Number.NaN) }, 'list_too_large', 'VIV-1.5'],
  ['no tick', { confirmation: null }, 'confirmation_missing', 'MFR-3.3'],
  ['a tick for another campaign', ticked({ campaignId: 'c2' }), 'confirmation_missing', 'MFR-3.3'],
  ['a used tick', ticked({ usedAt: NOW }), 'confirmation_used', 'MFR-3.3'],
  ['a tick for other content', ticked({ contentHash: 'b' }), 'confirmation_void', 'MFR-3.3'],
  ['a tick for earlier rules', ticked({ rulesVersion: 'r0' }), 'confirmation_void', 'MFR-3.3'],
  ['a stale tick', ticked({ createdAt: NOW - CONFIRMATION_FRESH_MS }), 'confirmation_void', 'MFR-3.3'],
] as const)('DESIGN-2.1 MFR-3.3 VIV-1.5: %s stops it', (_what, changes, code, rule) => {
  expect(maySchedule(facts(changes as Partial<SendFacts>))).toEqual({ allowed: false, code, rule });
});

test('VIV-1.5 MOS-5.0 MFR-3.3: 2,000 recipients, an approval and a tick of 29:59 minutes are fine', () => {
  const createdAt = NOW - CONFIRMATION_FRESH_MS + 1_000;
  const fine = {
    recipients: sizes(2_000),
    verdict: 'approval-required',
    approvedContent: true,
    ...ticked({ createdAt }),
  } as const;
  expect(maySchedule(facts(fine))).toEqual({ allowed: true });
});

test('MSR-4.1b: nothing starts at or after the end of the contract, whenever it is scheduled', () => {
  const ends = sender({ contractEndsAt: NOW + 1 });
  expect(maySchedule(facts(ends))).toEqual({ allowed: true });
  const no = { allowed: false, code: 'contract_ended', rule: 'MSR-4.1b' };
  expect(maySchedule(facts({ ...ends, startAt: NOW + 1 }))).toEqual(no);
  expect(maySchedule(facts(sender({ contractEndsAt: NOW })))).toEqual(no);
});
