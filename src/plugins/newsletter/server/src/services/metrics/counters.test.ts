import type { CounterRow } from '../../repositories/counters';
import { createCounters } from './counters';

const store = () => {
  const rows: CounterRow[] = [];
  let away = false;
  const repository = {
    add: (added: readonly CounterRow[]) => {
      if (away) return Promise.reject(new Error('away'));
      rows.push(...added);
      return Promise.resolve();
    },
    all: () => Promise.resolve(rows),
  };
  return { rows, repository, setAway: (is: boolean) => (away = is) };
};

describe('counting for the metrics', () => {
  it('DESIGN-2.9: nothing counted is lost or counted twice while the database is away', async () => {
    const { rows, repository, setAway } = store();
    const counters = createCounters(repository);
    counters.count('skipped', { reason: 'paused' });
    setAway(true);
    await expect(counters.flush()).rejects.toThrow('away');
    counters.count('skipped', { reason: 'paused' });
    counters.count('skipped', { reason: 'no_proof' });
    setAway(false);
    await counters.flush();
    await counters.flush();
    expect(rows).toEqual([
      { name: 'skipped', labels: 'paused', value: 2 },
      { name: 'skipped', labels: 'no_proof', value: 1 },
    ]);
  });
});
