import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newSecrets } from '../../../scripts/lib/env-file.mjs';
import { at, root } from '../../../scripts/lib/paths.mjs';
import { keepHeapSteady } from '../../../scripts/lib/steady-heap.mjs';

const require = createRequire(import.meta.url);

const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1:9',
  STRAPI_TELEMETRY_DISABLED: 'true',
  DATABASE_CLIENT: 'sqlite',
  TRUSTED_PROXIES: '127.0.0.1',
  // Thousands of signups an hour on one form are the load here, not an attack.
  SIGNUP_BREAKER_FLOOR_PER_HOUR: '1000000',
  ...newSecrets(),
};

/** The compiled site with the files of test/bench/site laid over it: one more content type, to compare with. */
const siteWithBenchType = (folder) => {
  const site = path.join(folder, 'site');
  cpSync(at('dist/config'), path.join(site, 'config'), { recursive: true });
  cpSync(at('dist/src'), path.join(site, 'src'), { recursive: true });
  cpSync(fileURLToPath(new URL('../site', import.meta.url)), path.join(site, 'src'), { recursive: true });
  return site;
};

/** Boots the built product in this process, on an empty SQLite database (WAL) of its own, without logs. */
export const bootApp = async (env = {}, { withBenchType = true } = {}) => {
  keepHeapSteady();
  // Below the root, so that the site laid together there finds the installed packages.
  mkdirSync(at('.tmp'), { recursive: true });
  const folder = mkdtempSync(at('.tmp/bench-'));
  Object.assign(process.env, SETTINGS, {
    DATABASE_FILENAME: path.join(folder, 'bench.db'),
    OUTBOX_DIR: path.join(folder, 'outbox'),
    IMPORTS_DIR: path.join(folder, 'imports'),
    ...env,
  });
  process.chdir(root);
  const { createStrapi } = require('@strapi/strapi');
  const distDir = withBenchType ? siteWithBenchType(folder) : at('dist');
  const strapi = createStrapi({ appDir: root, distDir, serveAdminPanel: false });
  strapi.log.level = 'error';
  await strapi.load();
  return {
    strapi,
    newsletter: strapi.plugin('newsletter').service('newsletter'),
    listen: async () => {
      await new Promise((resolve) => strapi.server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${strapi.server.httpServer.address().port}`;
    },
    stop: async () => {
      await strapi.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
