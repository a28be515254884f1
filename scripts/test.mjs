import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from './lib/postgres.mjs';
import { at, bin } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { mustRun, run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { unprovenClaims } from './lib/unproven-claims.mjs';

/**
 * Two at a time, of those that wait for servers and processes four; the browser tests one after the other, since each
 * drives a server and a browser.
 */
const UNIT = { name: 'unit', round: 0, args: ['--selectProjects', 'unit', '--maxWorkers=2'] };
const INTEGRATION = {
  name: 'integration, API, regression',
  round: 1,
  args: ['--selectProjects', 'integration', 'api', 'regression', '--maxWorkers=4'],
};
const BROWSER = { name: 'browser', round: 2, args: ['--selectProjects', 'e2e', '--runInBand'] };

const wanted = process.argv.slice(2);

await prepare({ admin: false });
const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-tests-'));
const postgres = await startPostgres(path.join(folder, 'postgres'));
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (!chromium)
  say('No Chromium found: the browser tests are skipped. Install the package "chromium" to run them.');

const isWanted = ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word));

/** Migrated once, for all tests to copy. */
const makeEmptyInstallations = () =>
  mustRun(
    'Making empty installations',
    process.execPath,
    [at('scripts/lib/make-empty-installations.mjs'), folder, postgres.url],
    { quiet: true },
  );

/** The rest of the preparations, the admin foremost: unit tests need nothing of it and run meanwhile. */
const prepared = prepare().then(() =>
  isWanted(INTEGRATION) || isWanted(BROWSER) ? makeEmptyInstallations() : null,
);

const totals = { passed: 0, failed: 0, skipped: 0 };
const reports = [];

/** Adds up what Jest reported; without a report the round itself failed. */
const count = (code, report) => {
  if (!existsSync(report)) {
    totals.failed += 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  reports.push(result);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  totals.passed += result.numPassedTests;
  // Jest can fail without a failed test, e.g. when a suite does not end cleanly.
  totals.failed += failed === 0 && code !== 0 ? 1 : failed;
  totals.skipped += result.numPendingTests + result.numTodoTests;
};

const play = async ({ name, round, args }, { quiet = false } = {}) => {
  const report = path.join(folder, `report-${name.split(',')[0]}.json`);
  const { code, output } = await run(bin('jest'), [...args, '--json', `--outputFile=${report}`], {
    quiet,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      TEST_POSTGRES_URL: postgres.url,
      TEST_ROUND: String(round),
      TEST_EMPTY_INSTALLATIONS: path.join(folder, 'empty-installations.json'),
      ...(chromium ? { CHROMIUM: chromium } : {}),
      // Tests make much that lives shortly: with more room for it the collector takes a tenth less of all their time.
      NODE_OPTIONS:
        `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=4096 --max-semi-space-size=64`.trim(),
    },
  });
  count(code, report);
  return output;
};

const playAloud = (round) => {
  say(`\n── ${round.name} tests`);
  return play(round);
};

if (isWanted(UNIT)) await playAloud(UNIT);
await prepared;
// A browser mostly waits: its tests run beside the others and are told of after them.
const both = isWanted(INTEGRATION) && isWanted(BROWSER);
const beside = both ? play(BROWSER, { quiet: true }) : null;
if (isWanted(INTEGRATION)) await playAloud(INTEGRATION);
if (beside) say(`\n── browser tests\n${await beside}`);
else if (isWanted(BROWSER)) await playAloud(BROWSER);
if (wanted.length === 0) totals.failed += await unprovenClaims(reports);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
