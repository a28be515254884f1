import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Newsletter } from '../../src/plugins/newsletter/server/src/compose';
import { emptyDatabase, secrets, type DatabaseKind } from './empty-installation';
import { dropDatabase } from './postgres';

export type { DatabaseKind };

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

/** Sets the environment; returns what sets it back. */
const settle = (env: Record<string, string>): (() => void) => {
  const before = { ...process.env };
  Object.assign(process.env, env);
  return () => {
    for (const name of Object.keys(env)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  };
};

const load = async () => {
  process.chdir(root);
  const { createStrapi } = nodeRequire('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = process.env.TEST_LOG ?? 'error';
  await strapi.load();
  return strapi;
};

/** Strapi takes all listeners off its process when it ends; of this one, a worker of Jest's, only its own go. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in App
const destroy = async (strapi: any): Promise<void> => {
  const { removeAllListeners } = process;
  process.removeAllListeners = () => process;
  try {
    await strapi.destroy();
  } finally {
    process.removeAllListeners = removeAllListeners;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      for (const listener of process.listeners(signal))
        if (listener.name === 'terminateStrapi') process.off(signal, listener);
    }
  }
};

const startOnce = async (env: Record<string, string>): Promise<void> => {
  const unsettle = settle(env);
  await destroy(await load());
  unsettle();
};

/**
 * Boots the built product in this process on an empty database. With `listen` it serves on a free port of
 * loopback (or `PORT`) and sends; without, `newsletter.engine.start()` makes it send.
 */
export const boot = async (
  options: {
    database?: DatabaseKind;
    listen?: boolean;
    env?: Record<string, string>;
    /** Another way to the place of the database. */
    wayTo?: (databaseUrl: string) => Promise<string>;
  } = {},
): Promise<App> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-'));
  const outboxDir = path.join(folder, 'outbox');
  const usual: Record<string, string> = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:9',
    ...secrets(),
    STRAPI_TELEMETRY_DISABLED: 'true',
    OUTBOX_DIR: outboxDir,
    IMPORTS_DIR: path.join(folder, 'imports'),
    SENDING_POLICIES_DIR: path.join(root, 'test/fixtures/sending-policies'),
    SMTP_URL: '',
    // A test file signs up more people in a minute than a form does in a week: no attack, unless a test says so.
    SIGNUP_BREAKER_FLOOR_PER_HOUR: '100000',
  };
  const database = await emptyDatabase(options.database ?? 'sqlite', folder, (place) =>
    startOnce({ ...usual, ...place }),
  );
  const { DATABASE_URL: place } = database;
  const way: Record<string, string> =
    place && options.wayTo ? { DATABASE_URL: await options.wayTo(place) } : {};
  const unsettle = settle({ ...usual, ...database, ...way, ...options.env });
  const strapi = await load();
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
      await destroy(strapi);
      unsettle();
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
