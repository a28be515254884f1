import { createLaneReport } from './lane-report';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const COUNTS = { submitted: 0, bounced: 0, failed: 0, deferred: 0, answered: 0, hard: 0, content: 0 };
const NONE = { ...COUNTS, blocked: 0, policyStreak: 0, complaints: 0 };
const SLOW = { coolingUntil: NOW + 60_000, connections: 1, strikes: 1, accepted: 0, rule: 'C.3' };

/** Rows as a database gives them, whichever version wrote them. */
const reportOf = ({ answers, lanes }: { answers: readonly object[]; lanes: readonly object[] }) =>
  createLaneReport({
    clock: { now: () => NOW, elapsed: () => 0 },
    runs: {
      findByCampaign: async () => ({ id: 1, senderId: 's', senderDomain: 'a.test', state: 'sending' }),
    },
    senders: { find: async () => null },
    runAnswers: { of: async () => answers },
    firstSends: { of: async () => [] },
    providerLanes: { since: async () => lanes },
    inForce: {},
  } as never)('campaign', 'en');

describe('the report about lanes', () => {
  it('DESIGN-2.6: a provider that only another version knows is shown with the others, and nothing of its answers is lost', async () => {
    const { lanes } = await reportOf({
      answers: [
        { ...NONE, provider: 'other', submitted: 3, failed: 1 },
        { ...NONE, provider: 'postbote', submitted: 4, bounced: 2 },
        // What every object has is no provider either.
        { ...NONE, provider: 'constructor', deferred: 5 },
        { ...NONE, provider: 'google', submitted: 7 },
      ],
      lanes: [],
    });
    expect(lanes).toEqual([
      expect.objectContaining({
        provider: 'other',
        name: null,
        submitted: 7,
        bounced: 2,
        failed: 1,
        deferred: 5,
      }),
      expect.objectContaining({ provider: 'google', name: 'Gmail', submitted: 7 }),
    ]);
  });

  it('DESIGN-2.6: a lane that another version slowed down for a reason of its own is shown as slow', async () => {
    const { lanes } = await reportOf({
      answers: [],
      lanes: [{ ...SLOW, lane: 'postbote', provider: 'postbote', reason: 'moonlight' }],
    });
    expect(lanes).toEqual([
      expect.objectContaining({
        provider: 'other',
        slowed: 1,
        coolingUntil: new Date(SLOW.coolingUntil).toISOString(),
        message: null,
      }),
    ]);
  });
});
