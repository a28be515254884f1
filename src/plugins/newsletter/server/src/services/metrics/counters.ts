import { bucketOf, seriesOf, type CounterName, type LabelValues } from '../../domain/metrics/counters';
import type { CounterRepository } from '../../repositories/counters';

/** Counts in memory and hands over to the database now and then; a process that is killed loses those seconds. */
export const createCounters = (repository: CounterRepository) => {
  let open = new Map<string, { readonly name: CounterName; readonly labels: string; value: number }>();

  const count = (name: CounterName, labels: LabelValues = {}, by = 1): void => {
    const series = seriesOf(name, labels);
    const key = `${name} ${series}`;
    const row = open.get(key) ?? { name, labels: series, value: 0 };
    row.value += by;
    open.set(key, row);
  };

  return {
    count,

    /** One look of the engine at its work. */
    pass: (ms: number, result: 'done' | 'failed'): void => {
      count('passes', { result });
      count('pass_seconds', { le: bucketOf(ms / 1_000) });
      count('pass_seconds_sum', {}, ms / 1_000);
    },

    flush: async (): Promise<void> => {
      const rows = [...open.values()];
      open = new Map();
      try {
        await repository.add(rows);
      } catch (error) {
        for (const { name, labels, value } of rows) {
          const key = `${name} ${labels}`;
          const since = open.get(key);
          open.set(key, { name, labels, value: value + (since?.value ?? 0) });
        }
        throw error;
      }
    },
  };
};

export type Counters = ReturnType<typeof createCounters>;
