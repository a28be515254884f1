import { mergeProfiles, plan } from './index';
import type { CampaignQueue, HandOver, PlanInput, SendingPolicy } from './index';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-07T12:00:00+01:00');

function sharedPolicy(): SendingPolicy {
  const result = mergeProfiles(['vivanet-shared']);
  if (!result.ok) throw new Error(result.code);
  return result.policy;
}

const shared = sharedPolicy();

const campaign = (queued: number, listSize = queued): CampaignQueue => ({ id: 'a', listSize, queued });

const backwards: HandOver[] = [
  { at: NOW, kind: 'notice' },
  { at: NOW - 1, kind: 'notice' },
];

describe('input that cannot be trusted', () => {
  const queue = { transactional: { confirmation: 1, notice: 1 }, campaigns: [campaign(1)] };
  const sourced = <T>(value: T) => ({ value, rule: 'x', profile: 'broken' });
  const withPolicy = (change: Partial<SendingPolicy>) => ({ policy: { ...shared, ...change } });

  it.each<[string, object]>([
    ['now', { now: NaN }],
    ['now', { now: undefined }],
    ['maxBatch', { maxBatch: 0 }],
    ['maxBatch', { maxBatch: Infinity }],
    ['blockedUntil', { blockedUntil: NaN }],
    ['throttlePerHour', { throttlePerHour: -1 }],
    ['throttlePerHour', { throttlePerHour: NaN }],
    ['policy.capPerHour', { policy: undefined }],
    ['policy.capPerHour', withPolicy({ capPerHour: undefined })],
    ['policy.capPerHour', withPolicy({ capPerHour: sourced(NaN) })],
    ['policy.confirmationReserve', withPolicy({ confirmationReserve: sourced(-1) })],
    ['policy.spacingMs', withPolicy({ spacingMs: sourced(NaN) })],
    ['policy.spacingMs', withPolicy({ spacingMs: sourced(HOUR + 1) })],
    ['policy.maxListSize', withPolicy({ maxListSize: sourced(NaN) })],
    ['policy.offPeak', withPolicy({ offPeak: sourced({ ...shared.offPeak.value!, zone: 'Mars' }) })],
    ['queue.transactional', { queue: undefined }],
    ['queue.transactional', { queue: { ...queue, transactional: { confirmation: 1 } } }],
    ['queue.campaigns', { queue: { ...queue, campaigns: [campaign(NaN)] } }],
    ['queue.campaigns', { queue: { ...queue, campaigns: [campaign(6, 5)] } }],
    ['queue.campaigns', { queue: { ...queue, campaigns: [campaign(1), campaign(1)] } }],
    ['log', { log: undefined }],
    ['log', { log: [{ at: NaN, kind: 'notice' }] }],
    ['log', { log: [{ at: 1, kind: 'telegram' }] }],
    ['log', { log: backwards }],
  ])('VIV-2.1d: with an unreadable %s nothing leaves', (field, change) => {
    const input = { now: NOW, policy: shared, log: [], queue, maxBatch: 10, ...change } as PlanInput;
    expect(plan(input)).toEqual({
      permits: [],
      nextAt: null,
      pauses: [],
      refusal: { code: 'invalid_plan_input', rule: 'VIV-2.1d', field },
    });
  });

  it('VIV-2.1d: the same input without the defect lets something leave', () => {
    expect(plan({ now: NOW, policy: shared, log: [], queue, maxBatch: 10 }).permits).toHaveLength(1);
  });
});
