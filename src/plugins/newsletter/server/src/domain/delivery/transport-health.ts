import type { AttemptResult } from './outcome';

/** What is known of one transport, from what became of the mails it was given. */
export interface TransportHealth {
  /** `unknown` until the first mail. `down`: it could not be used. `doubtful`: it takes mails and does not answer. */
  readonly state: 'unknown' | 'up' | 'down' | 'doubtful';
  /** Since when, epoch ms; null before the first mail. */
  readonly since: number | null;
  /** Rests in a row, each longer than the one before. */
  readonly rests: number;
  readonly restsUntil: number | null;
  /** Mails in doubt since the last one it gave an answer to. */
  readonly doubts: number;
  /** Codes of what was wrong last; never words of the server. */
  readonly detail: string | null;
}

export const UNTRIED: TransportHealth = {
  state: 'unknown',
  since: null,
  rests: 0,
  restsUntil: null,
  doubts: 0,
  detail: null,
};

/** How long a transport is left alone, by how often in a row it was. */
export const RESTS_MS = [30_000, 60_000, 120_000, 240_000, 480_000, 900_000] as const;
const LONGEST_REST_MS = RESTS_MS[RESTS_MS.length - 1] ?? 0;

/** One may be chance; a server that swallows mail after mail would leave a whole campaign in doubt. */
export const DOUBTS_BEFORE_REST = 5;

type Tried = Pick<AttemptResult, 'outcome'> & { readonly stage?: string; readonly late?: true };

/**
 * Whether the message may be offered to the next transport: only one that this transport can never deliver. A refusal
 * of the mail or its recipient stands; a mail in doubt belongs to the server that may have it (design 2.3).
 */
export const goesElsewhere = (result: Tried): boolean =>
  (result.outcome === 'not-handed-over' && !result.late) ||
  (result.outcome === 'refused' && result.stage === 'connect');

const resting = (
  before: TransportHealth,
  now: number,
  as: Pick<TransportHealth, 'state' | 'doubts' | 'detail'>,
): TransportHealth => ({
  ...as,
  // Lanes that fail at the same moment are one failure.
  ...(before.restsUntil !== null && before.restsUntil > now
    ? { rests: before.rests, restsUntil: before.restsUntil }
    : {
        rests: before.rests + 1,
        restsUntil: now + (RESTS_MS[Math.min(before.rests, RESTS_MS.length - 1)] ?? LONGEST_REST_MS),
      }),
  since: before.state === as.state ? before.since : now,
});

const working = (before: TransportHealth, now: number, doubts: number): TransportHealth =>
  before.state === 'up' && before.doubts === doubts
    ? before
    : { ...UNTRIED, state: 'up', since: before.state === 'up' ? before.since : now, doubts };

/** What is known after one more mail. `detail`: codes only. */
export const afterAttempt = (
  before: TransportHealth,
  result: Tried,
  { now, detail }: { readonly now: number; readonly detail: string },
): TransportHealth => {
  // One that swallowed mails stays under suspicion while it is away.
  if (goesElsewhere(result)) {
    const state = before.state === 'doubtful' ? 'doubtful' : 'down';
    return resting(before, now, { state, doubts: before.doubts, detail });
  }
  // A word about the whole mail, yes or no: it answers to what it takes.
  if (result.outcome === 'submitted' || result.stage === 'final') return working(before, now, 0);
  // It says no to the envelope, so it is there; whether it answers to what it takes is still open.
  if (result.outcome === 'refused' || result.late)
    return before.state === 'doubtful' ? before : working(before, now, before.doubts);
  const doubts = before.doubts + 1;
  if (doubts >= DOUBTS_BEFORE_REST) return resting(before, now, { state: 'doubtful', doubts, detail });
  return { ...working(before, now, doubts), detail };
};

/** Somebody looked and could log in. Says nothing about what becomes of mails. */
export const afterCheck = (before: TransportHealth, now: number): TransportHealth =>
  before.state === 'down' || before.state === 'unknown' ? working(before, now, before.doubts) : before;

/** Longer than any rest: the clock was set back. */
const rests = ({ restsUntil }: TransportHealth, now: number): boolean =>
  restsUntil !== null && restsUntil > now && restsUntil <= now + LONGEST_REST_MS;

export interface Candidate {
  readonly health: TransportHealth;
  /** A mail is on its way that shows whether a transport which rested is back. */
  readonly probed: boolean;
}

/** The first in order of preference that does not rest. One that rested is tried by one mail at a time. */
export const freeTransport = <T extends Candidate>(candidates: readonly T[], now: number): T | null =>
  candidates.find(({ health, probed }) =>
    health.restsUntil === null ? true : !probed && !rests(health, now),
  ) ?? null;

/**
 * Which of the transports is to get the next message. Where none is left, one that is merely down may be tried all the
 * same: whoever asks waits between two tries. One that leaves mails in doubt may not.
 */
export const chooseTransport = <T extends Candidate>(candidates: readonly T[], now: number): T | null => {
  const free = freeTransport(candidates, now);
  if (free) return free;
  const soonest = (a: T, b: T) => (a.health.restsUntil ?? 0) - (b.health.restsUntil ?? 0);
  return candidates.filter(({ health }) => health.state === 'down').sort(soonest)[0] ?? null;
};
