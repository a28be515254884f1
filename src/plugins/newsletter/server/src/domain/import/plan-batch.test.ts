import { parseEmail } from '../address/email-address';
import type { ConsentState } from '../consent/state';
import { UNKNOWN_ADDRESS, type KnownAddress } from './batch';
import type { RowDecision } from './import-row';
import { BatchPlanner, type JudgedRow } from './plan-batch';

const NOW = Date.parse('2026-08-31T10:00:00Z');
const DAY = 86_400_000;
const ORDER = {
  importId: 'i',
  senderId: 's',
  purposeKey: 'brief',
  origin: 'own-form',
  actor: 'user:1',
  locale: 'de',
  now: NOW,
} as const;

const addressOf = (email: string) => {
  const parsed = parseEmail(email);
  if (!parsed.ok) throw new Error(email);
  return parsed.address;
};

const PROOF = {
  requestedAt: '',
  requestIp: '',
  confirmedAt: '',
  confirmIp: '',
  source: '',
  consentText: '',
};

const row = (
  number: number,
  outcome: 'proven' | 'expired' | 'unconfirmed',
  email = 'ina@example.org',
): JudgedRow => {
  const address = addressOf(email);
  const expressedAt = outcome === 'expired' ? NOW - 800 * DAY : NOW - DAY;
  const decision: RowDecision =
    outcome === 'unconfirmed' ? { outcome, address } : { outcome, address, proof: PROOF, expressedAt };
  return { row: number, cells: [email], decision, hash: address.normalised, fields: {} };
};

const planned = (rows: readonly JudgedRow[], known: Partial<KnownAddress> | null = null) => {
  let id = 0;
  const map = new Map<string, KnownAddress>();
  if (known) map.set('ina@example.org', { ...UNKNOWN_ADDRESS, subscriberId: 'old', ...known });
  const planner = new BatchPlanner(ORDER, map, { newId: () => `id${(id += 1)}`, commit: () => 'c' });
  for (const one of rows) planner.add(one);
  return planner.plan;
};

const consent = (state: ConsentState, purposeKey = 'brief') => ({
  purposeKey,
  consent: { state, since: 0, expressedAt: null, expiresAt: null },
});

describe('a batch of an import', () => {
  it('MOS-2.8: a proven row becomes a person, a record and an active consent from the day of the yes', () => {
    const plan = planned([row(2, 'proven')]);
    expect(plan.subscribers).toMatchObject([{ id: 'id1', state: 'active', source: 'import:own-form' }]);
    expect(plan.entries).toMatchObject([{ event: 'imported', subscriberId: 'id1', purposeKey: 'brief' }]);
    expect(plan.consents).toMatchObject([{ state: 'active', since: NOW, expressedAt: NOW - DAY }]);
    expect(plan.counts).toMatchObject({ rows: 1, proven: 1, refused: 0 });
  });

  it('MSR-2.4-10: one older than 24 months is kept as lapsed, reported, and cannot be sent to', () => {
    const plan = planned([row(2, 'expired')]);
    expect(plan.entries.map(({ event }) => event)).toEqual(['imported', 'expired']);
    expect(plan.consents).toMatchObject([{ state: 'expired', expiresAt: null }]);
    expect(plan.subscribers).toMatchObject([{ state: 'left' }]);
    expect(plan.reports).toEqual([{ row: 2, code: 'consent_expired' }]);
    expect(plan.counts).toMatchObject({ proven: 0, expired: 1, refused: 1 });
  });

  it('MOS-2.1: one without proof becomes known and nothing else', () => {
    const plan = planned([row(2, 'unconfirmed')]);
    expect(plan).toMatchObject({ entries: [], consents: [], subscribers: [{ state: 'unconfirmed' }] });
  });

  it('MSR-2.4-21: the second row of the same address is reported', () => {
    const plan = planned([row(2, 'unconfirmed'), row(3, 'proven', 'INA@example.org')]);
    expect(plan.reports).toEqual([{ row: 3, code: 'duplicate_row' }]);
    expect(plan.counts).toMatchObject({ unconfirmed: 1, unchanged: 1, proven: 0 });
  });

  it.each([
    ['withdrawn', 'consent_withdrawn', [consent('withdrawn')]],
    ['lapsed', 'consent_lapsed', [consent('expired')]],
    ['objected to another purpose', 'address_blocked', [consent('objected', 'other')]],
    ['erased', 'address_blocked', [consent('erased')]],
  ])('MSR-2.4-21: somebody who %s is not raised, and nothing of him is written', (_, code, consents) => {
    const plan = planned([row(2, 'proven')], { consents });
    expect(plan).toMatchObject({ subscribers: [], entries: [], consents: [], cells: [] });
    expect(plan.reports).toEqual([{ row: 2, code }]);
  });

  it.each([
    ['withdrawn', 'brief', 'consent_withdrawn'],
    ['expired', 'brief', 'consent_lapsed'],
    ['objected', 'other', 'address_blocked'],
  ] as const)(
    'MSR-2.4-21: who said no (%s) is not raised because somebody typed the address into a form since',
    (event, purposeKey, code) => {
      const asked = { consents: [consent('requested')] };
      const plan = planned([row(2, 'proven')], { ...asked, endedBefore: [{ purposeKey, event }] });
      expect(plan).toMatchObject({ entries: [], consents: [], cells: [] });
      expect(plan.reports).toEqual([{ row: 2, code }]);
      expect(planned([row(2, 'proven')], asked).counts.proven).toBe(1);
    },
  );

  it('G-21: whoever objected stays out, with a fresh proof, for every purpose, and known or only by his hash', () => {
    for (const known of [
      { consents: [consent('objected')] },
      { consents: [consent('objected', 'other')] },
      {
        consents: [consent('requested')],
        endedBefore: [{ purposeKey: 'other', event: 'objected' as const }],
      },
      { subscriberId: null, blocked: true },
    ])
      expect(planned([row(2, 'proven')], known)).toMatchObject({ entries: [], consents: [], cells: [] });
  });

  it('DE-10: a stale consent is not refreshed by any list, only by the person', () => {
    const plan = planned([row(2, 'proven')], { consents: [consent('expired')] });
    expect(plan).toMatchObject({ entries: [], consents: [], reports: [{ code: 'consent_lapsed' }] });
  });

  it('MSR-2.4-21: a suppressed address is not raised, known or not', () => {
    const plan = planned([row(2, 'proven')], { subscriberId: null, blocked: true });
    expect(plan).toMatchObject({ subscribers: [], entries: [], reports: [{ code: 'address_blocked' }] });
  });

  it('MSR-AS-2: whoever is here already keeps his consent, and the customer his renewed columns', () => {
    const plan = planned([row(2, 'unconfirmed')], { consents: [consent('active')] });
    expect(plan).toMatchObject({ entries: [], cells: [{ subscriberId: 'old', row: 2 }] });
  });

  it('DESIGN-2.3: every row counts once, and each that changes nothing says why', () => {
    const kinds = ['proven', 'unconfirmed', 'expired'] as const;
    const noes = ['active', 'withdrawn', 'expired', 'requested'] as const;
    for (const state of [null, ...noes]) {
      const known = state && { consents: [consent(state)] };
      const plan = planned(
        kinds.flatMap((kind, at) => [row(at + 2, kind), row(at + 12, kind, `neu${at}@example.org`)]),
        known,
      );
      const { rows, proven, unconfirmed, unchanged, refused } = plan.counts;
      expect(proven + unconfirmed + unchanged + refused).toBe(rows);
      expect(plan.reports).toHaveLength(unchanged + refused);
    }
  });

  it.each([
    ['active', 'already_active'],
    ['requested', 'already_known'],
  ] as const)('DESIGN-2.6: a row whose person is %s here is reported as %s', (state, code) => {
    const plan = planned([row(2, 'unconfirmed')], { consents: [consent(state)] });
    expect(plan.reports).toEqual([{ row: 2, code }]);
    expect(plan.cells).toMatchObject([{ subscriberId: 'old' }]);
  });

  it('MOS-2.5: a proof for one purpose makes somebody who waits for another active', () => {
    const plan = planned([row(2, 'proven')], { consents: [consent('requested', 'other')] });
    expect([...plan.states]).toEqual([['active', ['old']]]);
  });
});
