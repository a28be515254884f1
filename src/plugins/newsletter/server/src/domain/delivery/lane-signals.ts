import type { FailureClass } from './failure-class';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const LANE_REASONS = [
  'rate-limited',
  'deferred',
  'closing',
  'blocked',
  'blocked-share',
  'too-many',
] as const;

/** What slowed a lane down, in one word. */
export type LaneReason = (typeof LANE_REASONS)[number];

/** What a refusal tells about the lane; all stated conditions hold. */
export interface LaneRefusal {
  readonly class: FailureClass;
  /** Reply code; null where the answer is not at hand. */
  readonly code: number | null;
  readonly enhanced: string | null;
  readonly text: string;
}

interface LaneSignal {
  readonly reason: LaneReason;
  readonly rule: string;
  readonly when: (refusal: LaneRefusal) => boolean;
}

/** First match wins (standards C.2.2, C.3). */
export const LANE_SIGNALS: readonly LaneSignal[] = [
  {
    reason: 'rate-limited',
    rule: 'GM-3',
    when: ({ code, enhanced }) => code !== null && code < 500 && enhanced === '4.7.28',
  },
  {
    reason: 'deferred',
    rule: 'C.3',
    when: ({ code, text }) => code !== null && code < 500 && /\[tss?\d+\]/i.test(text),
  },
  { reason: 'too-many', rule: 'C.2.2', when: (refusal) => refusal.class === 'too-many' },
  { reason: 'blocked', rule: 'C.2.2', when: (refusal) => refusal.class === 'block' },
  { reason: 'closing', rule: 'C.3', when: ({ code, enhanced }) => code === 421 && enhanced === null },
];

interface LaneMeasure {
  /** The first cool-down; each further one in a row is twice as long, up to the longest. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** Connections at a time afterwards; null: as many as there are. */
  readonly connections: number | null;
}

export const LANE_MEASURES = {
  'rate-limited': { firstMs: 10 * MINUTE_MS, longestMs: HOUR_MS, connections: 1 },
  deferred: { firstMs: 2 * HOUR_MS, longestMs: 4 * HOUR_MS, connections: 1 },
  closing: { firstMs: 5 * MINUTE_MS, longestMs: 5 * MINUTE_MS, connections: null },
  blocked: { firstMs: HOUR_MS, longestMs: 24 * HOUR_MS, connections: 1 },
  'blocked-share': { firstMs: 24 * HOUR_MS, longestMs: 24 * HOUR_MS, connections: 1 },
  'too-many': { firstMs: 0, longestMs: 0, connections: 1 },
} as const satisfies Readonly<Record<LaneReason, LaneMeasure>>;

/** What a refusal says about the lane it came from, if anything. */
export const signalOf = (refusal: LaneRefusal): Pick<LaneSignal, 'reason' | 'rule'> | null => {
  const found = LANE_SIGNALS.find(({ when }) => when(refusal));
  return found ? { reason: found.reason, rule: found.rule } : null;
};
