import { LANE_MEASURES, type LaneReason } from './lane-signals';

/** No cool-down is longer; one that seems to be was set before the clock was put back. */
export const LONGEST_REST_MS = Math.max(...Object.values(LANE_MEASURES).map(({ longestMs }) => longestMs));
/** Mails accepted on a slowed lane before it gets twice the connections. */
const STEP = 100;
/** From here on the transport's own number is the limit again. */
const FREE_FROM = 16;
/** Cool-downs in a row beyond this make the next one no longer. */
const MOST_STRIKES = 10;

/** A lane that is slowed down; one that is free has no state. */
export interface LaneState {
  /** Nothing leaves before, epoch ms. */
  readonly coolingUntil: number;
  /** Connections at a time; null: as many as there are. */
  readonly connections: number | null;
  /** Cool-downs in a row. */
  readonly strikes: number;
  /** Mails accepted since the last step. */
  readonly accepted: number;
  readonly reason: LaneReason;
  readonly rule: string;
}

/** Until when nothing leaves on this lane, epoch ms; null when mail may leave now (C.3). */
export const coolingUntil = (state: LaneState | undefined, now: number): number | null =>
  state && state.coolingUntil > now ? Math.min(state.coolingUntil, now + LONGEST_REST_MS) : null;

const fewer = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** The lane after a refusal that spoke about it. Refusals of mails already on the wire make no cool-down longer. */
export const slowDown = (
  before: LaneState | undefined,
  { reason, rule }: { readonly reason: LaneReason; readonly rule: string },
  now: number,
): LaneState => {
  const { firstMs, longestMs, connections } = LANE_MEASURES[reason];
  const cooling = coolingUntil(before, now);
  const strikes = before?.strikes ?? 0;
  const lasts = cooling === null ? Math.min(firstMs * 2 ** strikes, longestMs) : firstMs;
  const until = now + lasts;
  const state = {
    connections: fewer(before?.connections ?? null, connections),
    strikes: cooling === null && firstMs > 0 ? Math.min(strikes + 1, MOST_STRIKES) : strikes,
    accepted: 0,
  };
  // What holds longest is what people are told.
  return before && cooling !== null && cooling > until
    ? { ...state, coolingUntil: cooling, reason: before.reason, rule: before.rule }
    : { ...state, coolingUntil: until, reason, rule };
};

/** The lane after mails were accepted on it: grows slowly, and has no state once it is free. */
export const speedUp = (state: LaneState, mails: number, now: number): LaneState | null => {
  // They were on the wire when it was told to stop.
  if (coolingUntil(state, now) !== null) return state;
  if (state.connections === null) return null;
  const accepted = state.accepted + mails;
  if (accepted < STEP) return { ...state, accepted };
  const connections = state.connections * 2;
  return connections >= FREE_FROM ? null : { ...state, connections, accepted: 0, strikes: 0 };
};
