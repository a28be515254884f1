import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from './node-version.mjs';
import { at, bin, pluginRoot, root } from './paths.mjs';
import { mustRun } from './run.mjs';
import { say } from './say.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'build', '.cache', '.tmp', 'docs']);

const filesBelow = (start) => {
  if (!existsSync(start)) return [];
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start)
    .filter((name) => !SKIPPED.has(name))
    .flatMap((name) => filesBelow(path.join(start, name)));
};

/** One hash over names and contents: what was built from it is fresh exactly while it stays the same. */
const fingerprint = (places) => {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesBelow(at(place))).sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Does a step unless its stamp says that it was done for exactly these inputs and its result is still there. */
const onceFor = async (step) => {
  const stamp = at(step.stampFolder ?? '.cache/jawort', `${step.name}.stamp`);
  const wanted = fingerprint(step.inputs);
  if (read(stamp) === wanted && existsSync(step.result)) return;
  say(step.says);
  await step.work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
};

const PLUGIN_SOURCES = [
  'src/plugins/newsletter/server',
  'src/plugins/newsletter/admin',
  'src/plugins/newsletter/shared',
  'src/plugins/newsletter/bin',
  'src/plugins/newsletter/widget',
  'src/plugins/newsletter/package.json',
  'package-lock.json',
];

const ADMIN_SOURCES = PLUGIN_SOURCES.filter((place) => !/\/(server|bin|widget)$/.test(place));

const install = () =>
  onceFor({
    name: 'install',
    // Goes when the packages go.
    stampFolder: 'node_modules/.jawort',
    inputs: ['package.json', 'package-lock.json', 'src/plugins/newsletter/package.json'],
    result: bin('strapi'),
    says: 'Installing packages (a few minutes the first time) …',
    // Not `npm ci`: it refuses a lock file that lacks optional binaries of other platforms, which some registries do
    // not carry. `--no-save` keeps to the lock file all the same and never rewrites it; the build tools are
    // development packages and needed in production too.
    work: () =>
      mustRun(
        'Installing packages',
        'npm',
        ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund'],
        { quiet: true },
      ),
  });

/** The package builds itself by the same scripts when it is packed. */
const runOfPlugin = (what, script) =>
  mustRun(what, 'npm', ['run', '--silent', script], { cwd: pluginRoot, quiet: true });

const buildPlugin = () =>
  onceFor({
    name: 'plugin',
    inputs: PLUGIN_SOURCES,
    result: path.join(pluginRoot, 'dist/server/index.js'),
    says: 'Building the newsletter plugin …',
    work: () => runOfPlugin('Building the plugin', 'build:plugin'),
  });

const buildCommandLine = () =>
  onceFor({
    name: 'command-line',
    inputs: PLUGIN_SOURCES,
    result: path.join(pluginRoot, 'dist/bin/newsletter.js'),
    says: 'Building the command line …',
    work: () => runOfPlugin('Building the command line', 'build:command-line'),
  });

const buildWidget = () =>
  onceFor({
    name: 'widget',
    inputs: PLUGIN_SOURCES,
    result: path.join(pluginRoot, 'dist/widget/widget.js'),
    says: 'Building the signup widget …',
    work: () => runOfPlugin('Building the signup widget', 'build:widget'),
  });

const compileSite = () =>
  onceFor({
    name: 'site',
    inputs: [
      'config',
      'src/index.ts',
      'src/env.ts',
      'src/api',
      'database',
      'tsconfig.json',
      'tsconfig.base.json',
    ],
    result: at('dist/config/server.js'),
    says: 'Compiling the site …',
    work: () => mustRun('Compiling the site', bin('tsc'), ['-p', 'tsconfig.json'], { quiet: true }),
  });

const buildAdmin = () =>
  onceFor({
    name: 'admin',
    inputs: ['src/admin', ...ADMIN_SOURCES],
    result: at('dist/build/index.html'),
    says: 'Building the admin (about a minute) …',
    work: () =>
      mustRun('Building the admin', bin('strapi'), ['build', '--silent'], {
        quiet: true,
        env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
      }),
  });

/**
 * Everything a start needs and nothing twice. `admin: false` where no browser will look, `builds: false` where
 * only the packages are needed.
 */
export const prepare = async ({ admin = true, builds = true } = {}) => {
  requireNode();
  await install();
  if (!builds) return;
  // None of them reads or clears what another one writes.
  await Promise.all([buildPlugin(), buildCommandLine(), buildWidget(), compileSite()]);
  // Strapi's own build clears dist/: the site is compiled again behind it when needed.
  if (admin) {
    await buildAdmin();
    if (!existsSync(at('dist/config/server.js'))) {
      rmSync(at('.cache/jawort/site.stamp'), { force: true });
      await compileSite();
    }
  }
};
