import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './ports';

/** A way to a server that can be cut: what goes through it breaks off, what wants through is refused. */
export interface CutOff {
  readonly port: number;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

export const wayTo = async (host: string, port: number): Promise<CutOff> => {
  const open = new Set<Socket>();
  const carry = (from: Socket): void => {
    const to = connect(port, host);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  };
  let server = createServer(carry);
  const own = await freePort();
  await listen(server, own);
  const cut = async (): Promise<void> => {
    const ended = closed(server);
    // In the middle of whatever goes on, as when a machine is switched off.
    for (const socket of open) socket.resetAndDestroy();
    await ended;
  };
  return {
    port: own,
    cut,
    mend: async () => {
      server = createServer(carry);
      await listen(server, own);
    },
    close: async () => {
      if (server.listening) await cut();
    },
  };
};

/** The same place of a database, reached by that way. */
export const through = (url: string, { port }: CutOff): string => {
  const way = new URL(url);
  way.host = `127.0.0.1:${port}`;
  return way.toString();
};
