import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { at, root } from '../../../scripts/lib/paths.mjs';

/** Whether each of so many processes can have a core that it does not leave. */
export const canBind = (count) =>
  os.availableParallelism() >= count && spawnSync('taskset', ['-V'], { stdio: 'ignore' }).status === 0;

const bound = (core, command) => (core === null ? command : ['taskset', '-c', String(core), ...command]);

/** `newsletter worker` as it is started in production, on the settings of this process. Resolves once it sends. */
export const startWorker = async (core = null) => {
  const [program, ...words] = bound(core, [
    process.execPath,
    at('scripts/newsletter.mjs'),
    'worker',
    '--json',
  ]);
  const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  const ready = new Promise((resolve) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes(' sends.')) resolve(true);
    });
  });
  if ((await Promise.race([ready, ended.then(() => false)])) !== true)
    throw new Error(`The worker did not start: ${said}`);
  return {
    pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      if (code !== 0) throw new Error(`The worker ended with ${code}: ${said}`);
    },
  };
};
