/** @param {readonly number[]} numbers at least one */
export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const rounded = (number) => Number(number.toPrecision(4));

/**
 * Measures two ways to do the same thing in turns, first the one and then the other, so that a machine that grows
 * slower or faster meanwhile favours neither. A round returns at least `{ rate }`; what else it returns is kept.
 */
export const inTurns = async (rounds, { ours, baseline }) => {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured = {};
    const order = round % 2 === 0 ? ['ours', 'baseline'] : ['baseline', 'ours'];
    for (const side of order) measured[side] = await { ours, baseline }[side](round);
    runs.push({ ours: measured.ours, baseline: measured.baseline });
  }
  const of = (side) => median(runs.map((run) => run[side].rate));
  return {
    ours: rounded(of('ours')),
    baseline: rounded(of('baseline')),
    ratio: rounded(of('ours') / of('baseline')),
    runs,
  };
};
