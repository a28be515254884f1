import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { newSecrets } from './env-file.mjs';
import { loadStrapi } from './server.mjs';

/**
 * A process of its own (scripts/test.mjs): migrates an empty installation on each database, for all tests to copy, and
 * writes to FOLDER/empty-installations.json where they are and with which secrets they were made.
 */
const { Client } = createRequire(import.meta.url)('pg');
const [folder, server] = process.argv.slice(2);
const NAME = 'jawort_empty';

const secrets = newSecrets();
Object.assign(process.env, secrets, {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1:9',
  SMTP_URL: '',
  OUTBOX_DIR: path.join(folder, 'outbox'),
  IMPORTS_DIR: path.join(folder, 'imports'),
});

const startOnce = async (place) => {
  Object.assign(process.env, place);
  const strapi = await loadStrapi();
  await strapi.destroy();
};

const sqlite = path.join(folder, 'empty.db');
await startOnce({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: sqlite });

const client = new Client({ connectionString: server });
await client.connect();
await client.query(`CREATE DATABASE ${NAME}`);
await client.end();
const postgres = Object.assign(new URL(server), { pathname: `/${NAME}` }).toString();
await startOnce({ DATABASE_CLIENT: 'postgres', DATABASE_URL: postgres });

writeFileSync(path.join(folder, 'empty-installations.json'), JSON.stringify({ secrets, sqlite, postgres }));
process.exit(0);
