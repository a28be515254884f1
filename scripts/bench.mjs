import { campaign } from '../test/bench/campaign.mjs';
import { imports } from '../test/bench/import.mjs';
import { ledger } from '../test/bench/ledger.mjs';
import { pipeline } from '../test/bench/pipeline.mjs';
import { signup } from '../test/bench/signup.mjs';
import { subscribers } from '../test/bench/subscribers.mjs';
import { unsigned } from '../test/bench/unsigned.mjs';
import { workers } from '../test/bench/workers.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp, say } from './lib/say.mjs';

const BENCHMARKS = [pipeline, unsigned, campaign, imports, signup, subscribers, ledger, workers];

/** Results go to stdout, everything else that libraries print to stderr. */
const reserveStdout = () => {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (line) => write(`${line}\n`);
};

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const names = words.filter((word) => word !== '--json');
const unknown = names.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown !== undefined)
  giveUp(`There is no benchmark "${unknown}". There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`);

const print = reserveStdout();
await prepare({ admin: false });
for (const { name, unit, what, run } of BENCHMARKS) {
  if (names.length > 0 && !names.includes(name)) continue;
  say(`${name}: ${what}`);
  const { skipped, ours, baseline, ratio, runs, also = [] } = await run();
  if (skipped !== undefined) {
    print(asJson ? JSON.stringify({ name, unit, skipped }) : `${name}: skipped: ${skipped}`);
    continue;
  }
  for (const figures of [...runs, ...also]) say(`  ${JSON.stringify(figures)}`);
  print(
    asJson
      ? JSON.stringify({ name, unit, ours, baseline, ratio, runs, ...(also.length > 0 ? { also } : {}) })
      : `${name}: ${ours} ${unit}, baseline ${baseline} ${unit}, ratio ${ratio} (medians of ${runs.length} runs)`,
  );
}
// Strapi leaves timers behind.
process.exit(0);
