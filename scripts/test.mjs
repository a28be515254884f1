import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from './lib/postgres.mjs';
import { bin } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { unprovenClaims } from './lib/unproven-claims.mjs';

/** Two at a time; the browser tests one after the other, since each drives a server and a browser. */
const ROUNDS = [
  { name: 'unit', args: ['--selectProjects', 'unit', '--maxWorkers=2'] },
  {
    name: 'integration, API, regression',
    args: ['--selectProjects', 'integration', 'api', 'regression', '--maxWorkers=2'],
  },
  { name: 'browser', args: ['--selectProjects', 'e2e', '--runInBand'] },
];

const wanted = process.argv.slice(2);

await prepare({ admin: false });
const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-tests-'));
const postgres = await startPostgres(path.join(folder, 'postgres'));
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (!chromium)
  say('No Chromium found: the browser tests are skipped. Install the package "chromium" to run them.');

/** The rest of the preparations, the admin: unit tests need nothing of it and run meanwhile. */
const prepared = prepare();

const totals = { passed: 0, failed: 0, skipped: 0 };
const reports = [];
for (const [index, round] of ROUNDS.entries()) {
  if (wanted.length > 0 && !wanted.some((word) => round.name.includes(word))) continue;
  say(`\n── ${round.name} tests`);
  const report = path.join(folder, `report-${index}.json`);
  if (round.name !== 'unit') await prepared;
  const { code } = await run(bin('jest'), [...round.args, '--json', `--outputFile=${report}`], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      TEST_POSTGRES_URL: postgres.url,
      ...(chromium ? { CHROMIUM: chromium } : {}),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=4096`.trim(),
    },
  });
  if (!existsSync(report)) {
    totals.failed += 1;
    continue;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  reports.push(result);
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  totals.skipped += result.numPendingTests + result.numTodoTests;
  // Jest can fail without a failed test, e.g. when a suite does not end cleanly.
  if (code !== 0 && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) totals.failed += 1;
}
await prepared;
if (wanted.length === 0) totals.failed += await unprovenClaims(reports);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
