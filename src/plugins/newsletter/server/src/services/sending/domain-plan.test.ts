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
    clock: { elapsed: () => 0 },
    notices: { waiting: none, bringForward: none },
    runs: { sendingOf: none, showPause: none, firstFrozenAt: () => Promise.resolve(NOW - day * DAY_MS) },
    deliveries: { due: none, bringForward: none },
    listSizes: { ofPlanned: none, ofRun: none },
    log: {
      since: () => Promise.resolve([]),
      latestAfter: () => Promise.resolve(null),
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

/** A domain with a cap, whose log and cool-down say so; time passes as told. */
const setBack = ({ latest, blockedUntil }: { latest: number | null; blockedUntil: number | null }) => {
  const none = () => Promise.reject(new Error('not asked here'));
  const forward: object[] = [];
  let passed = 0;
  const { planNow, readQueue } = createDomainPlan({
    clock: { elapsed: () => passed },
    notices: {
      waiting: () =>
        Promise.resolve([
          { senderDomain: 'haus.test', kind: 'confirmation' as const, due: 0, nextAt: NOW + 3 * DAY_MS },
        ]),
      bringForward: (domain, by) => Promise.resolve(void forward.push({ domain, ...by })),
    },
    runs: {
      sendingOf: () => Promise.resolve([{ id: 7, counts: { queued: 5 } }] as never),
      showPause: none,
      firstFrozenAt: none,
    },
    deliveries: {
      due: () => Promise.resolve({ isDue: false, nextAt: NOW + 3 * DAY_MS }),
      bringForward: (run, by) => Promise.resolve(void forward.push({ run, ...by })),
    },
    listSizes: { ofPlanned: none, ofRun: none },
    log: {
      since: () => Promise.resolve([]),
      countSince: none,
      latestAfter: (_domain, after) => Promise.resolve(latest !== null && latest > after ? latest : null),
    },
  });
  const work = {
    senderDomain: 'haus.test',
    policy: policyOf({ capPerHour: 10 }),
    throttlePerHour: null,
    runs: [{ run: { id: 7 } }] as never,
  };
  const queue = { confirmation: 1, notice: 0, campaigns: [], deferredUntil: null };
  return {
    forward,
    read: () => readQueue(work, NOW),
    /** Asked so long after the first time. */
    after: (ms: number) => {
      passed = ms;
      return planNow(work, queue, { ...LANE, blockedUntil }, NOW + ms);
    },
  };
};

test('DESIGN-2.4: mails that left while the clock was days ahead hold the domain for an hour from when they are seen, and say why', async () => {
  const { after } = setBack({ latest: NOW + 3 * DAY_MS, blockedUntil: null });
  const reason = { reason: 'clock', rule: 'DESIGN-2.4', retryAt: NOW + 3_600_000 };
  expect(await after(0)).toMatchObject({ permits: [], pauses: [reason], nextAt: NOW + 3_600_000 });
  expect(await after(3_599_999)).toMatchObject({ permits: [], pauses: [reason] });
  expect(await after(3_600_000)).toMatchObject({ permits: [{ kind: 'confirmation', count: 1 }] });
});

test('VIV-1.2: a cool-down that would end in days ends an hour after it was seen', async () => {
  const { after } = setBack({ latest: null, blockedUntil: NOW + 3 * DAY_MS });
  expect(await after(0)).toMatchObject({ permits: [], pauses: [{ reason: 'cool-down' }] });
  expect(await after(3_599_999)).toMatchObject({ permits: [] });
  expect(await after(3_600_000)).toMatchObject({ permits: [{ kind: 'confirmation', count: 1 }] });
});

test('DESIGN-2.4: whoever is put off for longer than anybody can be has his turn now', async () => {
  const { read, forward } = setBack({ latest: null, blockedUntil: null });
  expect(await read()).toMatchObject({ deferredUntil: NOW });
  const by = { beyond: NOW + DAY_MS, to: NOW };
  expect(forward).toEqual([
    { domain: 'haus.test', ...by },
    { run: 7, ...by },
  ]);
});
