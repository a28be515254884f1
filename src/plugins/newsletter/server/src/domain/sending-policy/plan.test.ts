import { mergeProfiles, plan, parseSiteProfile } from './index';
import type { CampaignQueue, HandOver, MailKind, PlanInput, SendingPolicy } from './index';

const HOUR = 3_600_000;
/** A Saturday noon in Zurich: no quiet hours. */
const NOW = Date.parse('2026-11-07T12:00:00+01:00');
const MONDAY_NOON = Date.parse('2026-11-02T12:00:00+01:00');

function policyOf(json?: Record<string, unknown>, ...names: string[]): SendingPolicy {
  const parsed = parseSiteProfile({ name: 'house', ...json });
  if (!parsed.ok) throw new Error(parsed.message);
  const result = mergeProfiles(json ? [...names, 'house'] : names, { house: parsed.profile });
  if (!result.ok) throw new Error(result.code);
  return result.policy;
}

const shared = policyOf(undefined, 'vivanet-shared');
/** The cap of 200 alone: what spacing would hide becomes visible. */
const capOnly = policyOf({ capPerHour: 200 });

interface Waiting {
  confirmation?: number;
  notice?: number;
  campaigns?: CampaignQueue[];
}

function ask(waiting: Waiting, more: Partial<PlanInput> = {}) {
  const { confirmation = 0, notice = 0, campaigns = [] } = waiting;
  const queue = { transactional: { confirmation, notice }, campaigns };
  return plan({ now: NOW, policy: shared, log: [], queue, maxBatch: 1_000, ...more });
}

const campaign = (queued: number, listSize = queued, id: string | number = 'a'): CampaignQueue => ({
  id,
  listSize,
  queued,
});

const times = (count: number, kind: MailKind, at: (n: number) => number): HandOver[] =>
  Array.from({ length: count }, (_, n) => ({ at: at(n), kind }));

describe('the hourly cap', () => {
  it('VIV-1.1: of 250 waiting notices 200 leave, the others when the first is an hour old', () => {
    expect(ask({ notice: 250 }, { policy: capOnly })).toEqual({
      permits: [{ kind: 'notice', count: 200 }],
      nextAt: NOW + HOUR,
      pauses: [{ kind: 'notice', reason: 'hourly-cap', rule: 'site:house', retryAt: NOW + HOUR }],
    });
  });

  it('VIV-1.1: the 201st leaves when the first is exactly 3,600 s old, not a millisecond before', () => {
    const log = times(200, 'notice', (n) => NOW - HOUR + 1 + n);
    const policy = capOnly;
    expect(ask({ notice: 1 }, { policy, log })).toMatchObject({ permits: [], nextAt: NOW + 1 });
    expect(ask({ notice: 1 }, { policy, log, now: NOW + 1 }).permits).toHaveLength(1);
  });

  it('VIV-1.1: 199 at 10:59 and 199 at 11:00 are not possible, whatever the calendar hour', () => {
    const log = times(199, 'notice', () => NOW - 60_000);
    const answer = ask({ notice: 199 }, { policy: capOnly, log });
    expect(answer.permits).toEqual([{ kind: 'notice', count: 1 }]);
    expect(answer.nextAt).toBe(NOW - 60_000 + HOUR);
  });

  it('VIV-1.1: 15 confirmations in the hour leave 185 for all others; campaigns still stop at 180', () => {
    const log = times(15, 'confirmation', () => NOW - 1_000);
    const policy = capOnly;
    expect(ask({ notice: 300 }, { policy, log }).permits).toEqual([{ kind: 'notice', count: 185 }]);
    const answer = ask({ campaigns: [campaign(300)] }, { policy, log });
    expect(answer.permits).toEqual([{ kind: 'campaign', campaignId: 'a', count: 180 }]);
    expect(answer.pauses).toMatchObject([{ reason: 'reserve', rule: 'VIV-1.1', retryAt: NOW + HOUR }]);
  });

  it('VIV-1.1: 30 confirmations in the hour leave 170 for campaigns', () => {
    const log = times(30, 'confirmation', () => NOW - 1_000);
    expect(ask({ campaigns: [campaign(300)] }, { policy: capOnly, log }).permits).toMatchObject([
      { count: 170 },
    ]);
  });

  it('VIV-1.1: test mails count as campaign mails and cannot use up the reserve', () => {
    const log = times(180, 'test', () => NOW - 1_000);
    const answer = ask({ confirmation: 50, campaigns: [campaign(5)] }, { policy: capOnly, log });
    expect(answer.permits).toEqual([{ kind: 'confirmation', count: 20 }]);
  });

  it('VIV-1.1: confirmations leave before notices, notices before campaigns, campaigns oldest first', () => {
    const campaigns = [campaign(2, 2, 'old'), campaign(2, 2, 'new')];
    expect(ask({ confirmation: 1, notice: 1, campaigns }, { policy: capOnly }).permits).toEqual([
      { kind: 'confirmation', count: 1 },
      { kind: 'notice', count: 1 },
      { kind: 'campaign', campaignId: 'old', count: 2 },
      { kind: 'campaign', campaignId: 'new', count: 2 },
    ]);
  });

  it('VIV-1.1: a flood of signups takes 180 of the hour while a campaign waits, 200 without one', () => {
    const policy = capOnly;
    expect(ask({ confirmation: 500 }, { policy }).permits).toEqual([{ kind: 'confirmation', count: 200 }]);
    expect(ask({ confirmation: 500, campaigns: [campaign(100)] }, { policy }).permits).toEqual([
      { kind: 'confirmation', count: 180 },
      { kind: 'campaign', campaignId: 'a', count: 20 },
    ]);
  });

  it('VIV-1.1: at one mail every 20 s the flood takes 160, then the campaign has its turn', () => {
    const log = times(160, 'confirmation', (n) => NOW - (160 - n) * 20_000);
    const answer = ask({ confirmation: 9, campaigns: [campaign(9)] }, { log });
    expect(answer.permits).toEqual([{ kind: 'campaign', campaignId: 'a', count: 1 }]);
  });

  it('VIV-1.1: a campaign that may not leave now takes no slot away from signups', () => {
    const log = times(160, 'confirmation', (n) => MONDAY_NOON - (160 - n) * 20_000);
    const answer = ask({ confirmation: 9, campaigns: [campaign(501)] }, { log, now: MONDAY_NOON });
    expect(answer.permits).toEqual([{ kind: 'confirmation', count: 1 }]);
  });

  it('VIV-1.1: what does not fit into the batch may leave at once with the next plan', () => {
    expect(ask({ notice: 7 }, { policy: capOnly, maxBatch: 5 })).toEqual({
      permits: [{ kind: 'notice', count: 5 }],
      nextAt: NOW,
      pauses: [],
    });
  });

  it('VIV-1.1: nothing waiting means nothing permitted and nothing to wake up for', () => {
    expect(ask({})).toEqual({ permits: [], nextAt: null, pauses: [] });
  });
});

describe('spacing', () => {
  it('VIV-2.1a: a campaign to one recipient keeps the distance to the mail before it', () => {
    const log = times(1, 'test', () => NOW - 19_999);
    const answer = ask({ campaigns: [campaign(1)] }, { log });
    expect(answer).toMatchObject({ permits: [], nextAt: NOW + 1 });
    expect(answer.pauses).toMatchObject([{ campaignId: 'a', reason: 'spacing', rule: 'VIV-2.1b' }]);
    expect(ask({ campaigns: [campaign(1)] }, { log, now: NOW + 1 }).permits).toHaveLength(1);
  });

  it('VIV-2.1a: three recipients leave one by one', () => {
    expect(ask({ campaigns: [campaign(3)] })).toMatchObject({
      permits: [{ count: 1 }],
      nextAt: NOW + 20_000,
    });
  });

  it('VIV-2.1c: there is no burst: after a day of silence the first minute still brings 3 mails', () => {
    const log: HandOver[] = [];
    for (let now = NOW; now < NOW + 60_000; now += 100) {
      const waiting = { confirmation: 10, notice: 10, campaigns: [campaign(200), campaign(200, 200, 'b')] };
      for (const { kind, count } of ask(waiting, { now, log }).permits) {
        log.push(...times(count, kind, () => now));
      }
    }
    expect(log.map(({ at }) => at - NOW)).toEqual([0, 20_000, 40_000]);
  });

  it('VIV-2.1d: without spacing nothing overtakes a hand-over logged for a moment still to come', () => {
    const log = times(1, 'notice', () => NOW + 5_000);
    expect(ask({ notice: 1 }, { policy: capOnly, log })).toMatchObject({ permits: [], nextAt: NOW + 5_000 });
  });
});

describe('quiet hours, size and cool-down', () => {
  it('VIV-2.2: at noon on Monday a list of 501 waits for 22:00, one of 500 leaves', () => {
    const campaigns = [campaign(501, 501, 'big'), campaign(500, 500, 'small')];
    const answer = ask({ campaigns }, { now: MONDAY_NOON, policy: policyOf({}, 'vivanet-shared') });
    expect(answer.permits).toEqual([{ kind: 'campaign', campaignId: 'small', count: 1 }]);
    expect(answer.pauses).toMatchObject([
      { campaignId: 'big', reason: 'quiet-hours', rule: 'VIV-2.2', retryAt: MONDAY_NOON + 10 * HOUR },
      { campaignId: 'small', reason: 'spacing' },
    ]);
  });

  it('VIV-2.2: a list that has grown to 501 waits with the one mail it has left', () => {
    const answer = ask({ campaigns: [campaign(1, 501)] }, { now: MONDAY_NOON });
    expect(answer).toMatchObject({ permits: [], nextAt: MONDAY_NOON + 10 * HOUR });
  });

  it('VIV-2.2: a spacing that ends at 08:00 sharp ends in the quiet hours', () => {
    const now = Date.parse('2026-11-02T07:59:45+01:00');
    const log = times(1, 'campaign', () => now - 5_000);
    const answer = ask({ campaigns: [campaign(501)] }, { now, log });
    expect(answer.pauses).toMatchObject([{ reason: 'quiet-hours' }]);
    expect(answer.nextAt).toBe(Date.parse('2026-11-02T22:00:00+01:00'));
  });

  it('VIV-2.2: confirmations and notices are not bound by the window', () => {
    const answer = ask({ confirmation: 1, campaigns: [campaign(501)] }, { now: MONDAY_NOON });
    expect(answer.permits).toEqual([{ kind: 'confirmation', count: 1 }]);
  });

  it('VIV-1.5: a list of 2,001 on a shared transport never leaves and stops no other', () => {
    const campaigns = [campaign(2_001, 2_001, 'huge'), campaign(2_000, 2_000, 'fits')];
    const answer = ask({ campaigns });
    expect(answer.permits).toMatchObject([{ campaignId: 'fits' }]);
    expect(answer.pauses).toContainEqual({
      kind: 'campaign',
      campaignId: 'huge',
      reason: 'list-too-large',
      rule: 'VIV-1.5',
      retryAt: null,
    });
    expect(ask({ campaigns: campaigns.slice(0, 1) }).nextAt).toBeNull();
  });

  it('VIV-1.2: after a quota rejection nothing leaves until the cool-down is over', () => {
    const blockedUntil = NOW + HOUR;
    const answer = ask({ confirmation: 1, campaigns: [campaign(1)] }, { blockedUntil });
    expect(answer).toMatchObject({ permits: [], nextAt: blockedUntil });
    expect(answer.pauses).toMatchObject([
      { kind: 'confirmation', reason: 'cool-down', rule: 'VIV-1.2' },
      { kind: 'campaign', reason: 'cool-down', rule: 'VIV-1.2' },
    ]);
    expect(ask({ confirmation: 1 }, { blockedUntil, now: blockedUntil }).permits).toHaveLength(1);
  });

  it('VIV-3.0: on a dedicated server a list of 100,000 leaves at noon on Monday', () => {
    const policy = policyOf(undefined, 'vivanet-dedicated');
    const answer = ask({ campaigns: [campaign(100_000)] }, { policy, now: MONDAY_NOON, maxBatch: 100_000 });
    expect(answer).toEqual({
      permits: [{ kind: 'campaign', campaignId: 'a', count: 100_000 }],
      nextAt: null,
      pauses: [],
    });
  });
});
