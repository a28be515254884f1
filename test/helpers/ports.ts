import { once } from 'node:events';
import net from 'node:net';

/**
 * Below the ports that systems hand out by themselves (32768 and up on Linux, RFC 6335 from 49152): a port named
 * before it is opened, or opened a second time, is nobody else's in between. Each test process has its own stretch.
 */
const FIRST = 12_000;
const STRETCH = 500;

const ROUND = Number(process.env.TEST_ROUND ?? 0);
const WORKER = Number(process.env.JEST_WORKER_ID ?? 1);
const from = FIRST + (ROUND * 8 + (WORKER % 8)) * STRETCH;

let given = 0;

const isFree = async (port: number): Promise<boolean> => {
  const server = net.createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
};

/** A port nobody has and nobody is given until this test process opens it. */
export const freePort = async (): Promise<number> => {
  while (given < STRETCH) {
    const port = from + given;
    given += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`None of the ports from ${from} to ${from + STRETCH - 1} is free.`);
};
