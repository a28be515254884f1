import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const server = (): string => {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error('TEST_POSTGRES_URL is not set; `npm test` starts a PostgreSQL and sets it.');
  return url;
};

const run = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: server() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

/** A fresh database, empty or a copy of another that nobody uses just now; returns its URL. */
export const createDatabase = async (template?: string): Promise<string> => {
  const name = `jawort_${randomBytes(6).toString('hex')}`;
  await run(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${nameIn(template)}`}`);
  const url = new URL(server());
  url.pathname = `/${name}`;
  return url.toString();
};

export const dropDatabase = async (url: string): Promise<void> => {
  await run(`DROP DATABASE IF EXISTS ${nameIn(url)} WITH (FORCE)`);
};
