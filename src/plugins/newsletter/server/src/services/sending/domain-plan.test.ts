import { mergeProfiles, parseSiteProfile } from '../../domain/sending-policy';
import { createDomainPlan } from './domain-plan';

const NOW = Date.parse('2026-11-07T12:00:00Z');
const DAY_MS = 86_400_000;
const LANE = { version: 0, blockedUntil: null, blockedBy: null };

const policyOf = (json: Record<string, unknown>) => {
  const parsed = parseSiteProfile({ name: 'house', ...json });
  if (!parsed.ok) throw new Error(parsed.message);
  const result = mergeProfiles(['house'], { house: parsed.profile });
  if (!result.ok) throw new Error(result.code);
  return result.policy;
};

/** A domain without cap and spacing whose curve of three days began so many days ago, with ten notices waiting. */
const planOn = async (day: number) => {
  const counted: number[] = [];
  const none = () => Promise.reject(new Error('not asked here'));
  const { planNow } = createDomainPlan({
    notices: { waiting: none },
    runs: { find: none, showPause: none, firstFrozenAt: () => Promise.resolve(NOW - day * DAY_MS) },
    deliveries: { due: none },
    listSizes: { ofPlanned: none, ofRun: none },
    log: {
      since: () => Promise.resolve([]),
      countSince: (_domain, from) => {
        counted.push(from);
        return Promise.resolve(5);
      },
    },
  });
  const work = {
    senderDomain: 'haus.test',
    policy: policyOf({ warmUpPerDay: [10, 20, 30] }),
    throttlePerHour: null,
    runs: [],
  };
  const campaigns = [{ id: 1, listSize: 900, queued: 900 }];
  const queue = { confirmation: 0, notice: 0, campaigns, deferredUntil: null };
  return { counted, ...(await planNow(work, queue, LANE, NOW)) };
};

test('MOS-1.4: on a day of the warm-up what left since it began is counted', async () => {
  const { counted, permits } = await planOn(1);
  expect(counted).toEqual([NOW]);
  expect(permits).toEqual([{ kind: 'campaign', campaignId: 1, count: 15 }]);
});

test('DESIGN-4: once the warm-up is over nothing is counted, however many left that day', async () => {
  const { counted, permits } = await planOn(3);
  expect(counted).toEqual([]);
  expect(permits).toEqual([{ kind: 'campaign', campaignId: 1, count: 500 }]);
});
