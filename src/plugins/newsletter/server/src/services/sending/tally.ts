import type { RunCounts, RunRepository } from '../../repositories/sending/runs';

type Bucket = keyof RunCounts;

/**
 * What one transaction changes in the counters of its run. They are written at its end: the row is that of everybody
 * who sends this campaign, and whoever has written to it keeps the others waiting until he is through.
 */
export const openTally = () => {
  const changes: Partial<Record<Bucket, number>> = {};
  const add = (bucket: Bucket, count: number): void => {
    changes[bucket] = (changes[bucket] ?? 0) + count;
  };
  return {
    move: (from: Bucket, to: Bucket, count: number): void => {
      add(from, -count);
      add(to, count);
    },

    write: async (runs: Pick<RunRepository, 'addCounts' | 'addSubmitted'>, runId: number): Promise<void> => {
      const { queued = 0, submitted = 0, ...others } = changes;
      const accepted = Object.keys(others).length === 0 && queued + submitted === 0;
      await (accepted ? runs.addSubmitted(runId, submitted) : runs.addCounts(runId, changes));
    },
  };
};

export type Tally = ReturnType<typeof openTally>;
