/**
 * fast-check for every test (jest.config.cjs): each run takes the same examples, so that a test turns red on a change
 * and not on a day. PROPERTY_SEED=… takes others, PROPERTY_RUNS=… more of them where a test does not say how many.
 */
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const { PROPERTY_SEED = '20261122', PROPERTY_RUNS = '100' } = process.env;
fc.configureGlobal({ seed: Number(PROPERTY_SEED), numRuns: Number(PROPERTY_RUNS) });
module.exports = fc;
