import { classifyReply } from './classify-reply';
import { LANE_MEASURES, signalOf, type LaneReason } from './lane-signals';
import { coolingUntil, slowDown, speedUp, type LaneState } from './provider-lane';

const NOW = Date.UTC(2026, 10, 22, 9);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const heard = (reply: string) => {
  const code = Number(reply.slice(0, 3));
  const enhanced = /^\d{3} (\d\.\d+\.\d+)/.exec(reply)?.[1] ?? null;
  const { class: failureClass } = classifyReply({ code, text: reply });
  return signalOf({ class: failureClass, code, enhanced, text: reply });
};
const after = (reason: LaneReason, before?: LaneState, now = NOW) =>
  slowDown(before, { reason, rule: 'C.3' }, now);

test.each<[reply: string, reason: LaneReason, rule: string]>([
  ['421 4.7.28 Gmail has detected an unusual rate of unsolicited mail. gsmtp', 'rate-limited', 'GM-3'],
  ['451 4.7.650 [TSS04] Messages temporarily deferred due to user complaints', 'deferred', 'C.3'],
  ['421 4.7.0 [TS01] Messages from 192.0.2.1 temporarily deferred', 'deferred', 'C.3'],
  ['421 Service not available', 'closing', 'C.3'],
  ['452 4.5.3 too many recipients', 'too-many', 'C.2.2'],
  ['421 too many connections from your host', 'too-many', 'C.2.2'],
  ['554 IP=192.0.2.1 - None/bad reputation. Ask tosa@rx.t-online.de', 'blocked', 'C.2.2'],
  ['550 5.7.1 listed at spamhaus', 'blocked', 'C.2.2'],
  ['550 5.7.28 unusual rate. gsmtp', 'blocked', 'C.2.2'],
])('C.3: %j is heard as %s', (reply, reason, rule) => {
  expect(heard(reply)).toEqual({ reason, rule });
});

test.each([
  '550 5.1.1 user unknown',
  '451 4.7.1 greylisted, try again later',
  '452 4.2.2 mailbox full',
  '421 4.3.2 shutting down',
  '554 5.7.1 message rejected as spam',
  '550 5.7.26 DMARC',
])('C.2.1: %j says nothing about the lane', (reply) => {
  expect(heard(reply)).toBeNull();
});

test.each<[LaneReason, number, number | null]>([
  ['rate-limited', 600_000, 1],
  ['deferred', 2 * HOUR_MS, 1],
  ['closing', 5 * MINUTE_MS, null],
  ['blocked', HOUR_MS, 1],
  ['blocked-share', 24 * HOUR_MS, 1],
  ['too-many', 0, 1],
])('C.3: %s rests the lane for %d ms, then %s connections', (reason, restMs, connections) => {
  const state = after(reason);
  expect(state).toMatchObject({ coolingUntil: NOW + restMs, connections, reason });
  expect(coolingUntil(state, NOW)).toBe(restMs === 0 ? null : NOW + restMs);
  expect(coolingUntil(state, NOW + restMs)).toBeNull();
});

test('GM-3: on 421 4.7.28 a lane stops for at least 600 s, and each time in a row longer', () => {
  const first = after('rate-limited');
  const second = after('rate-limited', first, first.coolingUntil);
  const third = after('rate-limited', second, second.coolingUntil);
  expect(first.coolingUntil - NOW).toBe(600_000);
  expect(second.coolingUntil - first.coolingUntil).toBe(1_200_000);
  expect(third.coolingUntil - second.coolingUntil).toBe(2_400_000);
  let state = third;
  for (let n = 0; n < 50; n += 1) state = after('rate-limited', state, state.coolingUntil);
  expect(state.coolingUntil).toBe(after('rate-limited', state, state.coolingUntil).coolingUntil - HOUR_MS);
});

test.each<[LaneReason, number, number]>([
  ['deferred', 2, 4],
  ['blocked', 1, 24],
])('C.3: %s lasts %d to %d hours, however often', (reason, least, most) => {
  let state = after(reason);
  for (let n = 0, from = NOW; n < 20; n += 1) {
    const lasted = (state.coolingUntil - from) / HOUR_MS;
    expect(lasted).toBeGreaterThanOrEqual(least);
    expect(lasted).toBeLessThanOrEqual(most);
    from = state.coolingUntil;
    state = after(reason, state, from);
  }
});

test('C.3: refusals of mails that were on the wire already neither lengthen nor shorten a cool-down', () => {
  const first = after('blocked');
  const again = after('blocked', first, NOW + 1_000);
  expect(again).toMatchObject({ strikes: first.strikes, coolingUntil: NOW + 1_000 + HOUR_MS });
  const shorter = after('closing', first, NOW + 1_000);
  expect(shorter).toMatchObject({ coolingUntil: first.coolingUntil, reason: 'blocked', connections: 1 });
});

test('C.3: a lane with one connection stays with one when something milder follows', () => {
  const slow = after('too-many');
  expect(after('closing', slow, NOW + 1)).toMatchObject({ connections: 1 });
});

test('GM-3: a slowed lane grows slowly and is free in the end', () => {
  let state: LaneState | null = after('rate-limited');
  const seen: (number | null)[] = [];
  for (let n = 0; n < 1_000 && state; n += 1) {
    if (seen.at(-1) !== state.connections) seen.push(state.connections);
    state = speedUp(state, 1, NOW + 600_000);
  }
  expect(seen).toEqual([1, 2, 4, 8]);
  expect(state).toBeNull();
});

test('C.3: what was accepted while the lane rests does not speed it up', () => {
  const state = after('rate-limited');
  expect(speedUp(state, 500, NOW + 1)).toBe(state);
});

test('C.3: after a mere break one accepted mail frees the lane', () => {
  expect(speedUp(after('closing'), 1, NOW + 5 * MINUTE_MS)).toBeNull();
});

test('C.3: a clock that was set back by days holds no lane longer than a day', () => {
  const longest = Math.max(...Object.values(LANE_MEASURES).map(({ longestMs }) => longestMs));
  const state = after('rate-limited', undefined, NOW + 90 * 24 * HOUR_MS);
  expect(coolingUntil(state, NOW)).toBe(NOW + longest);
});
