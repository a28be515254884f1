import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { missingSecrets, readEnv } from './lib/env-file.mjs';
import { at, pluginRoot, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { say } from './lib/say.mjs';

const SERVER_DATABASE = '.tmp/data.db';
const DEMO_DATABASE = '.tmp/demo.db';

// 1 would read as a negative answer; what cannot be prepared gives no answer at all.
const failedToPrepare = () => (process.exitCode = 2);
process.once('exit', failedToPrepare);
await prepare({ admin: false });
process.off('exit', failedToPrepare);

const { InputError, main } = createRequire(import.meta.url)(path.join(pluginRoot, 'dist/bin/newsletter.js'));

/**
 * The database of the environment or .env, as the server takes it. Where nobody named one and only the demo has run,
 * the demo's; where both have run, a guess could import people into the wrong one.
 */
const settleDatabase = () => {
  if (Object.keys(process.env).some((name) => name.startsWith('DATABASE_'))) return;
  const demo = existsSync(at(DEMO_DATABASE));
  if (demo && existsSync(at(SERVER_DATABASE))) {
    throw new InputError(
      'database_unclear',
      `There are two databases, of the server and of the demo. Say which one is meant: ` +
        `DATABASE_FILENAME=${SERVER_DATABASE} or DATABASE_FILENAME=${DEMO_DATABASE}`,
    );
  }
  process.env.DATABASE_FILENAME = demo ? DEMO_DATABASE : SERVER_DATABASE;
  say(`Database: ${process.env.DATABASE_FILENAME}`);
};

const beforeStrapi = () => {
  const missing = missingSecrets();
  if (missing.length > 0) {
    throw new InputError(
      'secrets_missing',
      `${missing.join(', ')} must be set in the environment or in .env, as for the server.`,
    );
  }
  settleDatabase();
};

Object.assign(process.env, readEnv());
// npm runs scripts in the repository; file names are meant from where the person stands.
const cwd = process.env.npm_lifecycle_event === 'newsletter' ? process.env.INIT_CWD : process.cwd();
process.exitCode = await main(process.argv.slice(2), {
  cwd: cwd ?? process.cwd(),
  appDir: root,
  beforeStrapi,
});
