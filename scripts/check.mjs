import { performance } from 'node:perf_hooks';
import { bin } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';

/** Everything that can be judged without running the product. `npm run check -- lint types` runs some of it. */
const types = (name, project) => ({
  name: `types: ${name}`,
  command: 'tsc',
  args: ['--noEmit', '--project', project],
});

const CHECKS = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  types('server', 'src/plugins/newsletter/server'),
  types('admin', 'src/plugins/newsletter/admin'),
  types('widget', 'src/plugins/newsletter/widget'),
  types('tests', 'test'),
  types('site', '.'),
  {
    name: 'layers',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'src', 'config', 'test'],
  },
  { name: 'dead code', command: 'knip', args: ['--no-config-hints'] },
  { name: 'lint', command: 'eslint', args: ['--max-warnings=0', '.'] },
];

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const perform = async ({ name, command, args }) => {
  const since = performance.now();
  const { code, output } = await run(bin(command), args, { quiet: true });
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(14)}  ${seconds(since)}\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd().replace(/^/gm, '      ')}\n`);
  return code === 0;
};

await prepare({ builds: false });
const wanted = process.argv.slice(2);
const chosen = CHECKS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
);
if (chosen.length === 0) {
  process.stderr.write(`No such check. There are: ${CHECKS.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}
const since = performance.now();
let failed = 0;
for (const check of chosen) if (!(await perform(check))) failed += 1;
process.stdout.write(`\n${chosen.length - failed} ok, ${failed} failed  ${seconds(since)}\n`);
process.exit(failed === 0 ? 0 : 1);
