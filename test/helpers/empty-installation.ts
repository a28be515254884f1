import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createDatabase } from './postgres';
import { newSecrets } from './secrets';

export type DatabaseKind = 'sqlite' | 'postgres';

/** Starts the product once on these settings and ends it: it migrates what it finds. */
type StartOnce = (env: Record<string, string>) => Promise<void>;

/** An empty installation: the bytes of its file, the URL of a database to copy. */
interface Empties {
  sqlite?: Promise<Buffer>;
  postgres?: Promise<string>;
}

interface Shared {
  readonly secrets: Record<string, string>;
  /** Data only: a function would hold on to modules of a test file that has ended. */
  readonly empties: Empties;
}

declare global {
  /** Node's own and not Jest's (one-realm-environment.cjs): what it loads is there for the worker's next test file. */
  var nodeRequire: NodeJS.Require;
  /** What the test files of one worker share. */
  var sharedByWorker: Shared | undefined;
}

/** Those that `npm test` made for all workers (scripts/lib/make-empty-installations.mjs). */
const made = (file: string): Shared => {
  const { secrets, sqlite, postgres } = JSON.parse(readFileSync(file, 'utf8'));
  return { secrets, empties: { sqlite: readFile(sqlite), postgres: Promise.resolve(postgres) } };
};

const shared = (): Shared =>
  (globalThis.sharedByWorker ??= process.env.TEST_EMPTY_INSTALLATIONS
    ? made(process.env.TEST_EMPTY_INSTALLATIONS)
    : { secrets: newSecrets(), empties: {} });

/** One set per empty installation, which already holds rows of Strapi that were made with them. */
export const secrets = (): Record<string, string> => shared().secrets;

const sqliteAt = (file: string) => ({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: file });
const postgresAt = (url: string) => ({ DATABASE_CLIENT: 'postgres', DATABASE_URL: url });

const prepareSqlite = async (startOnce: StartOnce): Promise<Buffer> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-empty-'));
  const file = path.join(folder, 'empty.db');
  await startOnce(sqliteAt(file));
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
};

const preparePostgres = async (startOnce: StartOnce): Promise<string> => {
  const url = await createDatabase();
  await startOnce(postgresAt(url));
  return url;
};

/** A migrated, empty database of its own: copied from one for all, or that the worker prepared when it first needed it. */
export const emptyDatabase = async (
  kind: DatabaseKind,
  folder: string,
  startOnce: StartOnce,
): Promise<Record<string, string>> => {
  const { empties } = shared();
  if (kind === 'postgres')
    return postgresAt(await createDatabase(await (empties.postgres ??= preparePostgres(startOnce))));
  const file = path.join(folder, 'test.db');
  writeFileSync(file, await (empties.sqlite ??= prepareSqlite(startOnce)));
  return sqliteAt(file);
};
