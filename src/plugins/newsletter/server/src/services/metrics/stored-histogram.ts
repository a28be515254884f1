import { Histogram, type Registry } from 'prom-client';
import { PASS_BUCKETS } from '../../domain/metrics/counters';

interface Stored {
  readonly name: string;
  readonly help: string;
  /** How many fell into each bucket alone. */
  readonly buckets: ReadonlyMap<string, number>;
  readonly sum: number;
}

/** prom-client fills a histogram by observing; this one was observed by all processes and is read from the database. */
export const storedHistogram = (registry: Registry, { name, help, buckets, sum }: Stored): void => {
  const histogram = new Histogram({ name, help, registers: [registry], buckets: [...PASS_BUCKETS] });
  let upTo = 0;
  const values = [...PASS_BUCKETS.map(String), '+Inf'].map((le) => {
    upTo += buckets.get(le) ?? 0;
    return { metricName: `${name}_bucket`, labels: { le }, value: upTo };
  });
  values.push(
    { metricName: `${name}_sum`, labels: {} as { le: string }, value: sum },
    { metricName: `${name}_count`, labels: {} as { le: string }, value: upTo },
  );
  const read = () => Promise.resolve({ name, help, type: 'histogram', values, aggregator: 'sum' });
  Object.assign(histogram, { get: read, getForPromString: read });
};
