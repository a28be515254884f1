import { spawn } from 'node:child_process';
import { ensureSecrets } from './lib/env-file.mjs';
import { at, bin, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';

/** Strapi's own development server; rebuild the plugin with `npm run build` after changing it. */
ensureSecrets();
await prepare({ admin: false });
const child = spawn(bin('strapi'), ['develop'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    STRAPI_TELEMETRY_DISABLED: 'true',
    DATABASE_FILENAME: process.env.DATABASE_FILENAME ?? at('.tmp/develop.db'),
  },
});
child.on('close', (code) => process.exit(code ?? 1));
