import { missingSecrets, readEnv } from './lib/env-file.mjs';
import { prepare } from './lib/prepare.mjs';
import { requireNode } from './lib/node-version.mjs';
import { giveUp, say } from './lib/say.mjs';
import { listen, loadStrapi, requirePort } from './lib/server.mjs';

/** Production, on whatever is in the database: no demo data, no secrets made up. */
process.env.NODE_ENV ??= 'production';
requireNode();
const missing = missingSecrets();
if (missing.length > 0) {
  giveUp(
    `Not started: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set. ` +
      'Set them in the environment or in .env, or run "npm run secrets" once to have random ones written to .env.',
  );
}
await prepare();
const env = readEnv();
const host = env.HOST || '127.0.0.1';
const port = Number(env.PORT || 1337);
await requirePort(host, port);
const strapi = await loadStrapi();
await listen(strapi);
say(`Jawort runs at http://${host}:${port} – the admin is at http://${host}:${port}/admin`);
