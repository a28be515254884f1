import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from './ports';

const root = path.resolve(__dirname, '../..');

/** The environment in which a server process finds the database that the test seeded. */
export const serverEnv = async (): Promise<Record<string, string>> => {
  const names = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET'];
  const more = [
    'ENCRYPTION_KEY',
    'NEWSLETTER_SECRET',
    'DATABASE_CLIENT',
    'DATABASE_FILENAME',
    'DATABASE_URL',
  ];
  const kept = [...names, ...more, 'SENDING_POLICIES_DIR', 'SMTP_URL', 'PUBLIC_URL', 'OUTBOX_DIR'];
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name] ?? '']));
  return { ...env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(await freePort()) };
};

export interface ServerProcess {
  readonly child: ChildProcess;
  /** Waits for what it should bring about; its own end before that is a failure. */
  bringsAbout(effect: Promise<unknown>): Promise<unknown>;
  /** Ends it the hard way, mid-sentence. */
  kill(): Promise<void>;
}

/** `npm start` as a process of its own, on the settings given; it begins to send by itself. */
export const startServer = (env: Record<string, string>): ServerProcess => {
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', process.env.TEST_LOG ? 'inherit' : 'ignore'],
  });
  const ended = once(child, 'exit');
  const broken = ended.then(([code]) => {
    throw new Error(`The server ended by itself with ${code}.`);
  });
  broken.catch(() => undefined);
  return {
    child,
    bringsAbout: (effect) => Promise.race([effect, broken]),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
