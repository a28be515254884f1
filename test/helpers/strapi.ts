import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Newsletter } from '../../src/plugins/newsletter/server/src/compose';
import { createDatabase, dropDatabase } from './postgres';

export type DatabaseKind = 'sqlite' | 'postgres';

/** Both databases; PostgreSQL where the runner started one (`npm test` always does). */
export const databases: readonly DatabaseKind[] = process.env.TEST_POSTGRES_URL
  ? ['sqlite', 'postgres']
  : ['sqlite'];

export interface App {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Strapi's own type needs types generated per site; tests use its dynamic surface
  readonly strapi: any;
  readonly newsletter: Newsletter;
  /** Base URL, once `listen` was asked for. */
  readonly url: string;
  readonly folder: string;
  readonly outboxDir: string;
  stop(): Promise<void>;
}

const root = path.resolve(__dirname, '../..');
const secret = () => randomBytes(32).toString('base64url');

const databaseEnv = async (kind: DatabaseKind, folder: string): Promise<Record<string, string>> =>
  kind === 'sqlite'
    ? { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'test.db') }
    : { DATABASE_CLIENT: 'postgres', DATABASE_URL: await createDatabase() };

/**
 * Boots the built product in this process on an empty database. With `listen` it serves on a free port of
 * loopback (or `PORT`) and sends; without, `newsletter.engine.start()` makes it send.
 */
export const boot = async (
  options: { database?: DatabaseKind; listen?: boolean; env?: Record<string, string> } = {},
): Promise<App> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-'));
  const outboxDir = path.join(folder, 'outbox');
  const database = await databaseEnv(options.database ?? 'sqlite', folder);
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:9',
    APP_KEYS: `${secret()},${secret()}`,
    ADMIN_JWT_SECRET: secret(),
    API_TOKEN_SALT: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    JWT_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    NEWSLETTER_SECRET: secret(),
    STRAPI_TELEMETRY_DISABLED: 'true',
    OUTBOX_DIR: outboxDir,
    IMPORTS_DIR: path.join(folder, 'imports'),
    SENDING_POLICIES_DIR: path.join(root, 'test/fixtures/sending-policies'),
    SMTP_URL: '',
    // A test file signs up more people in a minute than a form does in a week: no attack, unless a test says so.
    SIGNUP_BREAKER_FLOOR_PER_HOUR: '100000',
    ...database,
    ...options.env,
  };
  const before = { ...process.env };
  Object.assign(process.env, env);
  process.chdir(root);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = process.env.TEST_LOG ?? 'error';
  await strapi.load();
  let url = '';
  if (options.listen) {
    const port = Number(process.env.PORT);
    await new Promise<void>((resolve) => strapi.server.listen(port, '127.0.0.1', () => resolve()));
    url = `http://127.0.0.1:${strapi.server.httpServer.address().port}`;
  }
  const newsletter = strapi.plugin('newsletter').service('newsletter') as Newsletter;
  return {
    strapi,
    newsletter,
    url,
    folder,
    outboxDir,
    stop: async () => {
      // One that a test started by hand; where the server listens the product stops it itself.
      await newsletter.engine.stop();
      await strapi.destroy();
      for (const name of Object.keys(env)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
      if (database.DATABASE_URL) await dropDatabase(database.DATABASE_URL);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const uid = (name: string): string => `plugin::newsletter.${name}`;

/** Names of the tables of the product, its content types among them. */
export const newsletterTables = async (app: App): Promise<readonly string[]> => {
  const knex = app.newsletter.database.knex();
  const rows: { name: string }[] = app.newsletter.database.isSqlite
    ? await knex('sqlite_master').where({ type: 'table' }).select('name')
    : await knex('pg_tables').where({ schemaname: 'public' }).select({ name: 'tablename' });
  return rows.map(({ name }) => name).filter((name) => name.startsWith('newsletter_'));
};

/** Back to an empty installation whose engine stands still: much faster than another boot. */
export const empty = async (app: App): Promise<void> => {
  await app.newsletter.engine.stop();
  const knex = app.newsletter.database.knex();
  for (const table of await newsletterTables(app)) {
    if (table !== 'newsletter_migrations') await knex(table).delete();
  }
};
