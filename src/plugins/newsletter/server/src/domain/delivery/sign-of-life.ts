/**
 * Without a sign of life for so long the admin says so in red. With the time until the next look of the watch and of
 * an open page that is under two minutes.
 */
export const SILENT_AFTER_MS = 90_000;

/** The newest beat that was seen, and when on the watcher's own stopwatch it was new. */
export interface SeenBeat {
  readonly beats: number;
  readonly newAt: number;
}

interface Look {
  /** What the database says; `at` by the clock of the process that wrote it. */
  readonly beat: { readonly beats: number; readonly at: number };
  readonly now: number;
  /** Elapsed time, which no wall clock moves. */
  readonly elapsed: number;
}

/**
 * What is known after one more look. How long a beat is past is measured from when it was seen to be new, so a clock
 * that jumps neither hides a silence nor makes one up. Only at the first look there is nothing but the clock to judge
 * an old beat by; one from the future tells of a clock that was set back and gets the benefit of the doubt.
 */
export const lookAt = (seen: SeenBeat | null, { beat, now, elapsed }: Look): SeenBeat => {
  if (seen !== null) return seen.beats === beat.beats ? seen : { beats: beat.beats, newAt: elapsed };
  const age = Math.max(0, now - beat.at);
  return { beats: beat.beats, newAt: elapsed - age };
};

export const isAlive = (seen: SeenBeat | null, elapsed: number): boolean =>
  seen !== null && elapsed - seen.newAt < SILENT_AFTER_MS;
