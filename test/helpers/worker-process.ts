import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const BUNDLE = path.join(root, 'src/plugins/newsletter/dist/bin/newsletter.js');

export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** It has said that it sends; false when it ended before. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<WorkerEnd>;
}

/** `newsletter worker` as a process of its own, on the settings given. */
export const startWorker = (env: Record<string, string>): WorkerProcess => {
  const child = spawn(process.execPath, [BUNDLE, 'worker', '--json'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  const announced = new Promise<boolean>((resolve) => {
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.on('data', (chunk: Buffer) => {
        written[name] += chunk.toString('utf8');
        if (process.env.TEST_LOG) process.stderr.write(chunk);
        if (written.stderr.includes(' sends.')) resolve(true);
      });
  });
  const ended = once(child, 'close').then(([code, signal]): WorkerEnd => ({ code, signal, ...written }));
  return { child, ready: Promise.race([announced, ended.then(() => false)]), ended };
};
