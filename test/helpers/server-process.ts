import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** A port nobody has just now; the kernel does not give it out again soon. */
export const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export interface ServerProcess {
  readonly child: ChildProcess;
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
  return {
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
