import { mergeProfiles, parseSiteProfile, plan } from './index';
import type { CampaignQueue, PlanInput, SendingPolicy } from './index';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-07T12:00:00+01:00');

function policyOf(capPerHour: number | null): SendingPolicy {
  const parsed = parseSiteProfile({ name: 'house', capPerHour });
  if (!parsed.ok) throw new Error(parsed.message);
  const result = mergeProfiles(['house'], { house: parsed.profile });
  if (!result.ok) throw new Error(result.code);
  return result.policy;
}

const capOnly = policyOf(200);

function ask(
  waiting: { confirmation?: number; notice?: number; campaigns?: CampaignQueue[] },
  more: Partial<PlanInput>,
) {
  const { confirmation = 0, notice = 0, campaigns = [] } = waiting;
  const queue = { transactional: { confirmation, notice }, campaigns };
  return plan({ now: NOW, policy: capOnly, log: [], queue, maxBatch: 1_000, ...more });
}

const campaign = (queued: number): CampaignQueue => ({ id: 'a', listSize: queued, queued });

describe('the sanction of a slower speed', () => {
  const policy = policyOf(null);

  it('MSR-2.4-3: throttled to 10 an hour, ten of all kinds leave and then none for an hour', () => {
    const answer = ask({ notice: 25 }, { policy, throttlePerHour: 10 });
    expect(answer.permits).toEqual([{ kind: 'notice', count: 10 }]);
    expect(answer.nextAt).toBe(NOW + HOUR);
    expect(answer.pauses).toMatchObject([{ reason: 'sanction', rule: 'MSR-2.4-3' }]);
  });

  it('MSR-2.4-3: under a cap of 200 the reserve shrinks with the throttle, so campaigns get 9 of 10', () => {
    const answer = ask({ campaigns: [campaign(50)] }, { policy: capOnly, throttlePerHour: 10 });
    expect(answer.permits).toMatchObject([{ count: 9 }]);
    expect(answer.pauses).toMatchObject([{ reason: 'sanction', rule: 'MSR-2.4-3' }]);
  });

  it('MSR-2.4-3: without a cap of its own the domain keeps back a tenth of the throttle', () => {
    const answer = ask({ campaigns: [campaign(50)] }, { policy, throttlePerHour: 10 });
    expect(answer.permits).toMatchObject([{ count: 9 }]);
  });

  it('MSR-2.4-3: a throttle above the cap does not lift the cap', () => {
    const answer = ask({ notice: 500 }, { policy: capOnly, throttlePerHour: 400 });
    expect(answer.permits).toEqual([{ kind: 'notice', count: 200 }]);
    expect(answer.pauses).toMatchObject([{ reason: 'hourly-cap' }]);
  });

  it('MSR-2.4-3: a throttle of 0 stops everything until it is released by hand', () => {
    const answer = ask({ confirmation: 1, campaigns: [campaign(5)] }, { policy, throttlePerHour: 0 });
    expect(answer).toMatchObject({ permits: [], nextAt: null });
    expect(answer.pauses.map(({ reason, retryAt }) => [reason, retryAt])).toEqual([
      ['sanction', null],
      ['sanction', null],
    ]);
  });

  it('MSR-2.4-3: a throttle of 1 lets one mail an hour leave, confirmations first', () => {
    const waiting = { confirmation: 1, campaigns: [campaign(5)] };
    const first = ask(waiting, { policy: capOnly, throttlePerHour: 1 });
    expect(first.permits).toEqual([{ kind: 'confirmation', count: 1 }]);
    expect(first.nextAt).toBe(NOW + HOUR);
  });
});
