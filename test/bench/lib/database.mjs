import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

const { Client } = createRequire(import.meta.url)('pg');
const server = process.env.BENCH_POSTGRES_URL;

const run = async (sql) => {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** A database nobody else is in: of the server in BENCH_POSTGRES_URL, else SQLite, which makes its own file. */
export const emptyDatabase = async () => {
  if (!server) return { env: {}, drop: () => Promise.resolve() };
  const name = `jawort_bench_${randomBytes(6).toString('hex')}`;
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: url.toString() },
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
};
