import type { ConfigInput } from '../src/env';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** SQLite asks that the folder of its file exists before the start. */
const sqliteFile = (name: string): string => {
  if (name === ':memory:') return name;
  const file = path.resolve(process.cwd(), name);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
};

export default ({ env }: ConfigInput) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  const connections = {
    sqlite: () => ({
      connection: { filename: sqliteFile(env('DATABASE_FILENAME', '.tmp/data.db')) },
      useNullAsDefault: true,
      pool: {
        afterCreate(
          connection: { pragma(text: string): void },
          done: (error: null, connection: unknown) => void,
        ) {
          // Readers do not wait for the writer; a commit survives a killed process.
          connection.pragma('journal_mode = WAL');
          connection.pragma('synchronous = NORMAL');
          // Imports and freezes touch many pages: keep them at hand and copy them out less often (32 MB, 16 MB).
          connection.pragma('cache_size = -32768');
          connection.pragma('wal_autocheckpoint = 4096');
          connection.pragma('busy_timeout = 5000');
          // What is deleted is overwritten: an erased address must not live on in free pages of the file.
          connection.pragma('secure_delete = ON');
          done(null, connection);
        },
      },
    }),
    postgres: () => ({
      connection: {
        connectionString: env('DATABASE_URL'),
        host: env('DATABASE_HOST', '127.0.0.1'),
        port: env.int('DATABASE_PORT', 5432),
        database: env('DATABASE_NAME', 'jawort'),
        user: env('DATABASE_USERNAME', 'jawort'),
        password: env('DATABASE_PASSWORD', ''),
        ssl: env.bool('DATABASE_SSL', false) && {
          rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
        },
      },
      pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
    }),
  };
  const connection = Object.hasOwn(connections, client)
    ? connections[client as keyof typeof connections]
    : null;
  if (!connection) throw new Error(`DATABASE_CLIENT is "${client}"; use "sqlite" or "postgres".`);
  return { connection: { client, ...connection(), acquireConnectionTimeout: 60_000 } };
};
