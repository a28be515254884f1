import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './ports';
import { newSecrets } from './secrets';

/** What `npm run demo` leaves for scripts. */
export interface DemoFacts {
  readonly url: string;
  readonly adminUrl: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly approverEmail: string;
  readonly approverPassword: string;
  readonly formSlug: string;
  readonly campaignId: string;
  readonly outboxDir: string;
}

export interface Demo {
  readonly facts: DemoFacts;
  stop(): Promise<void>;
}

const root = path.resolve(__dirname, '../..');

/** Secrets of its own, so that a test writes no .env. */
const environment = (folder: string, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: '',
  SMTP_URL: '',
  ...newSecrets(),
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.join(folder, 'demo.db'),
  OUTBOX_DIR: path.join(folder, 'outbox'),
  DEMO_FILE: path.join(folder, 'demo.json'),
});

/** Resolves when the start says that it is done; a start that ends before tells its output. */
const running = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Jawort is running')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}:\n${output}`)));
  });

/** Starts the product the way a person does, with a database and an outbox of its own. */
export const startDemo = async (): Promise<Demo> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-demo-'));
  const env = environment(folder, await freePort());
  const child = spawn(process.execPath, ['scripts/demo.mjs'], { cwd: root, env });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await running(child);
    return { facts: JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as DemoFacts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
