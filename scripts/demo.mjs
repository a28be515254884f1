import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoFile, seedDemo } from './lib/demo-data.mjs';
import { ensureSecrets, readEnv } from './lib/env-file.mjs';
import { at, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { requireNode } from './lib/node-version.mjs';
import { say } from './lib/say.mjs';
import { listen, loadStrapi, requirePort } from './lib/server.mjs';

requireNode();
process.env.NODE_ENV ??= 'production';
ensureSecrets();
const env = readEnv();
const host = env.HOST || '127.0.0.1';
const port = Number(env.PORT || 1337);
await requirePort(host, port);
await prepare();

// Its own database: the demo never touches what `npm start` works on.
process.env.DATABASE_FILENAME ??= env.DATABASE_FILENAME || '.tmp/demo.db';
mkdirSync(at('.tmp'), { recursive: true });
say('Starting …');
const strapi = await loadStrapi();
const demo = await seedDemo(strapi);
await listen(strapi);

const url = env.PUBLIC_URL || `http://${host}:${port}`;
const summary = {
  url,
  adminUrl: `${url}/admin`,
  ...demo,
  outboxDir: path.resolve(root, env.OUTBOX_DIR || '.tmp/outbox'),
};
writeFileSync(demoFile(), `${JSON.stringify(summary, null, 2)}\n`, { mode: 0o600 });
say(`
Jawort is running. Stop it with Ctrl+C; starting again keeps what you did.

  Sign up          ${url}/newsletter/forms/${demo.formSlug}
  Admin            ${url}/admin
                   ${demo.adminEmail}  ${demo.adminPassword}
  Second person    ${demo.approverEmail}  ${demo.approverPassword}   (approves content)
  Outbox           ${url}/admin/plugins/newsletter/outbox
                   ${env.SMTP_URL ? 'not used: mail goes to SMTP_URL' : summary.outboxDir}
  For scripts      ${demoFile()}
`);
