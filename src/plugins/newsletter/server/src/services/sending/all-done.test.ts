import { allInTurn } from './all-done';

it('DESIGN-2.7: what one throws keeps none behind it from its turn, and is told in the end', async () => {
  const seen: number[] = [];
  const work = async (n: number): Promise<void> => {
    seen.push(n);
    if (n === 2) throw new Error('broken');
  };
  await expect(allInTurn([1, 2, 3], work)).rejects.toThrow('broken');
  expect(seen).toEqual([1, 2, 3]);
});
