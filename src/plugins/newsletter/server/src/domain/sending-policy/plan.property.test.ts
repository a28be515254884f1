import fc from 'fast-check';
import { mergeProfiles, parseSiteProfile, plan } from './index';
import type { CampaignQueue, HandOver, Plan, PlanInput, SendingPolicy } from './index';
import { isOpen } from './off-peak';

const HOUR = 3_600_000;
const FRIDAY = Date.parse('2026-10-23T06:00:00Z');

const profile = fc.record({
  name: fc.constant('house'),
  capPerHour: fc.option(fc.integer({ min: 0, max: 12 })),
  confirmationReserve: fc.constant(0),
  spacingSeconds: fc.constantFrom(0, 0.5, 20, 700, 3_600),
  offPeak: fc.option(fc.record({ overRecipients: fc.constantFrom(0, 500), mode: fc.constant('strict') })),
  maxListSize: fc.constantFrom(null, 600),
});
const policies = fc.tuple(profile, fc.integer({ min: 0, max: 12 })).map(([json, reserve]): SendingPolicy => {
  const parsed = parseSiteProfile(json);
  if (!parsed.ok) throw new Error(parsed.message);
  const result = mergeProfiles(['house'], { house: parsed.profile });
  if (!result.ok) throw new Error(result.code);
  const { policy } = result;
  return { ...policy, confirmationReserve: { ...policy.confirmationReserve, value: reserve } };
});

const counts = fc.integer({ min: 0, max: 9 });
const campaigns = fc
  .array(fc.record({ queued: counts, listSize: fc.constantFrom(10, 500, 501, 601) }), { maxLength: 3 })
  .map((list): CampaignQueue[] => list.map((entry, id) => ({ id, ...entry })));
const kinds = fc.constantFrom(
  'confirmation' as const,
  'notice' as const,
  'campaign' as const,
  'test' as const,
);
const logs = fc.array(fc.record({ at: fc.integer({ min: FRIDAY - 2 * HOUR, max: FRIDAY }), kind: kinds }), {
  maxLength: 20,
});
const inputs = fc.record({
  now: fc.integer({ min: FRIDAY, max: FRIDAY + 96 * HOUR }),
  policy: policies,
  log: logs.map((log): HandOver[] => log.sort((a, b) => a.at - b.at)),
  queue: fc.record({ transactional: fc.record({ confirmation: counts, notice: counts }), campaigns }),
  maxBatch: fc.integer({ min: 1, max: 15 }),
  blockedUntil: fc.integer({ min: FRIDAY, max: FRIDAY + 5 * HOUR }),
  throttlePerHour: fc.option(fc.integer({ min: 0, max: 8 })),
});

/** The world after the permits were used at once. */
function after(input: PlanInput, { permits }: Plan): PlanInput {
  const taken = (kind: string, id?: string | number) =>
    permits.find((permit) => permit.kind === kind && permit.campaignId === id)?.count ?? 0;
  const { transactional, campaigns: queues } = input.queue;
  const handOvers = permits.flatMap(({ kind, count }) =>
    Array<HandOver>(count).fill({ at: input.now, kind }),
  );
  return {
    ...input,
    log: [...input.log, ...handOvers],
    queue: {
      transactional: {
        confirmation: transactional.confirmation - taken('confirmation'),
        notice: transactional.notice - taken('notice'),
      },
      campaigns: queues.map((c) => ({ ...c, queued: c.queued - taken('campaign', c.id) })),
    },
  };
}

const permitsAt = (input: PlanInput, now: number) => plan({ ...input, now }).permits.length;

describe('the planner, over random policies, queues and histories', () => {
  it('VIV-1.1: nextAt is exact: nothing may leave before it, something may leave at it', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        (input, parts) => {
          const answer = plan(input);
          expect(answer.refusal).toBeUndefined();
          const rest = after(input, answer);
          const next = answer.nextAt;
          if (next !== null) expect(permitsAt(rest, next)).toBeGreaterThan(0);
          const until = next ?? input.now + 200 * HOUR;
          const probes = parts.map((part) => Math.floor(input.now + part * (until - input.now)));
          for (const probe of [...probes, until - 1]) {
            if (probe >= input.now && probe < until) expect(permitsAt(rest, probe)).toBe(0);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('VIV-1.1: a permit never exceeds its queue or the batch, and every queue left over is explained', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const answer = plan(input);
        const rest = after(input, answer);
        const total = answer.permits.reduce((sum, { count }) => sum + count, 0);
        expect(total).toBeLessThanOrEqual(input.maxBatch);
        const left = [
          ...Object.values(rest.queue.transactional),
          ...rest.queue.campaigns.map((c) => c.queued),
        ];
        expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
        if (answer.nextAt !== input.now) {
          expect(answer.pauses).toHaveLength(left.filter((count) => count > 0).length);
        }
      }),
      { numRuns: 500 },
    );
  });

  const events = fc.array(
    fc.record({
      lateMs: fc.constantFrom(0, 0, 0, 1, 999, 25_000, 2 * HOUR),
      restart: fc.boolean(),
      confirmation: fc.constantFrom(0, 0, 1, 5),
      notice: fc.constantFrom(0, 0, 2),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it('VIV-2.1d: over arrivals, late ticks and restarts no sliding hour, gap or window is ever violated', () => {
    fc.assert(
      fc.property(inputs, events, (first, steps) => {
        const record: { at: number; listSize?: number }[] = first.log.map(({ at }) => ({ at }));
        const begun = record.length;
        let state: PlanInput = { ...first };
        for (const step of steps) {
          const answer = plan(state);
          for (const { kind, campaignId, count } of answer.permits) {
            const listSize = first.queue.campaigns.find(({ id }) => id === campaignId)?.listSize;
            const entry = kind === 'campaign' ? { at: state.now, listSize } : { at: state.now };
            record.push(...Array<typeof entry>(count).fill(entry));
          }
          state = after(state, answer);
          const now = (answer.nextAt ?? state.now) + step.lateMs;
          const { transactional } = state.queue;
          state = {
            ...state,
            now,
            // A restart knows only what the database tells about the last hour.
            log: step.restart ? state.log.filter(({ at }) => at > now - HOUR) : state.log,
            queue: {
              ...state.queue,
              transactional: {
                confirmation: transactional.confirmation + step.confirmation,
                notice: transactional.notice + step.notice,
              },
            },
          };
        }
        assertLawful(record, begun, first);
      }),
      { numRuns: 300 },
    );
  });
});

function assertLawful(
  record: readonly { at: number; listSize?: number }[],
  begun: number,
  { policy, throttlePerHour, blockedUntil }: PlanInput,
): void {
  const cap = Math.min(policy.capPerHour.value ?? Infinity, throttlePerHour ?? Infinity);
  const { value: window } = policy.offPeak;
  record.forEach(({ at, listSize }, index) => {
    // What stood in the log before the run is not the planner's doing.
    if (index < begun) return;
    expect(at).toBeGreaterThanOrEqual(blockedUntil ?? 0);
    const inHour = record.slice(0, index + 1).filter((mail) => mail.at > at - HOUR).length;
    expect(inHour).toBeLessThanOrEqual(cap);
    const before = record[index - 1];
    if (before) expect(at - before.at).toBeGreaterThanOrEqual(policy.spacingMs.value);
    if (listSize === undefined) return;
    expect(listSize).toBeLessThanOrEqual(policy.maxListSize.value ?? Infinity);
    if (window && listSize > window.overRecipients) expect(isOpen(window, at)).toBe(true);
  });
}
