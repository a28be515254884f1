const Sequencer = require('@jest/test-sequencer').default;

/**
 * What takes much longer than its size tells, the longest first. Jest itself knows durations only from the run
 * before; on a machine that runs the tests for the first time one long file could be left over for one worker alone.
 */
const LONGEST = [
  'simulation',
  'workers-killed',
  'ledger-checkpoint',
  'kill',
  'consent-by-hand',
  'cli-ledger',
  'ledger-sealing',
  'forms',
  'imports',
  'walls',
  'imports-large',
  'import-kill',
  'sanctions',
  'retention-periods',
  'sending-cap',
  'provider-lanes',
  'list-splitting',
];

const rank = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return place === -1 ? LONGEST.length : place;
};

class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}

module.exports = LongestFirst;
