import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pluginRoot, root } from './paths.mjs';
import { say } from './say.mjs';

const execFileAsync = promisify(execFile);

/** Per test file, the rule ids that begin the titles of its passed tests. */
const provenIn = (reports) => {
  const proven = new Map();
  for (const { testResults } of reports) {
    for (const { name, assertionResults } of testResults) {
      const file = path.relative(root, name);
      const ids = assertionResults
        .filter(({ status }) => status === 'passed')
        .map(({ title }) => title.split(':')[0]);
      proven.set(file, new Set([...(proven.get(file) ?? []), ...ids]));
    }
  }
  return proven;
};

/**
 * Holds the rule catalogue against the run: a rule that claims a test must have a passed test in that file whose
 * title begins with its id. Returns the number of claims that nothing bears out.
 */
export const unprovenClaims = async (reports) => {
  const { stdout } = await execFileAsync(
    process.execPath,
    [path.join(pluginRoot, 'dist/bin/newsletter.js'), 'rules', '--json'],
    { maxBuffer: 64_000_000 },
  );
  const proven = provenIn(reports);
  const claims = JSON.parse(stdout).rules.flatMap(({ id, tests }) => tests.map((file) => ({ id, file })));
  const unproven = claims.filter(({ id, file }) => !proven.get(file)?.has(id));
  for (const { id, file } of unproven)
    say(`${id} claims a test in ${file}, but none with that id passed there.`);
  say(`${claims.length} claims of the rule catalogue, ${unproven.length} not borne out.`);
  return unproven.length;
};
