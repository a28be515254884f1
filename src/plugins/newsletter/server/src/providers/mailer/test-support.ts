import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Mailer } from './port';
import { smtpMailer } from './smtp';
import { parseSmtpUrl } from './smtp-url';

/** Everything a test opened, closed in reverse by `closeAll` (afterEach). */
const opened: (() => Promise<unknown>)[] = [];

export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

export function mailerOf(url: string): Mailer {
  const parsed = parseSmtpUrl(url);
  if (!parsed.ok) throw new Error(parsed.detail);
  return smtpMailer(parsed.settings);
}

/** A lane that is closed with the test. */
export async function laneTo(port: number, query = '', auth = '', scheme: 'smtp' | 'smtps' = 'smtp') {
  const mailer = mailerOf(`${scheme}://${auth}127.0.0.1:${port}/?${query}`);
  const lane = await mailer.openLane();
  opened.push(async () => {
    await lane.close();
    await mailer.rest();
  });
  return lane;
}

/** A reply as an error of smtp-server's handlers. */
export function replyError(text: string): Error {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) });
}

/**
 * Greets at once. smtp-server keeps every client waiting 100 ms, to catch those who talk too soon, and asks a name
 * server who it is; in a test that is only time.
 */
export class PromptSmtpServer extends SMTPServer {
  constructor(options: SMTPServerOptions) {
    super({ ...options, disableReverseLookup: true });
  }

  override connect(...accepted: Parameters<SMTPServer['connect']>): void {
    super.connect(...accepted);
    const connection = [...this.connections].at(-1);
    if (!connection) return;
    const greet = connection.connectionReady.bind(connection);
    connection.connectionReady = () => undefined;
    greet();
  }
}

/** smtp-server on a free loopback port. */
export async function smtpServer(options: SMTPServerOptions): Promise<number> {
  const server = new PromptSmtpServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => new Promise<void>((resolve) => server.close(resolve)));
  return (server.server.address() as AddressInfo).port;
}

export interface Script {
  greeting?: string;
  ehlo?: string;
  /** Reply to a command by its verb; `undefined` says nothing, `close` drops the connection. */
  on?: Partial<
    Record<'MAIL' | 'RCPT' | 'DATA' | 'RSET' | 'QUIT' | 'STAR', string | ((line: string) => string)>
  >;
  /** Does something to the socket instead of greeting. */
  onConnect?: (socket: Socket) => void;
  /** Capabilities by connection, the last for all that follow; instead of `ehlo`. */
  ehlos?: readonly string[];
  /** Answers a line itself: true when it did. Sees what follows AUTH as well. */
  onLine?: (socket: Socket, line: string) => boolean;
  /** Called with each piece of the message, and with the whole once its final dot came. */
  onMessage?: (socket: Socket, piece: string, whole: boolean) => void;
}

interface ScriptedServer {
  readonly port: number;
  readonly commands: readonly string[];
  dots(): number;
  connections(): number;
}

const END = '\r\n.\r\n';

/** Where a message ends in what came so far; -1: not yet. Only the `latest` characters are looked at anew. */
const endOfMessage = (text: string, latest: number): number => {
  if (text.startsWith('.\r\n')) return 3;
  const at = text.indexOf(END, Math.max(0, text.length - latest - END.length));
  return at < 0 ? -1 : at + END.length;
};

/** A server on raw sockets that says exactly what the script says; counts the final dots it saw. */
export async function scriptedServer(script: Script): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  let dots = 0;
  let connections = 0;
  const replies: Record<string, string | ((line: string) => string)> = {
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go',
    RSET: '250 ok',
    QUIT: '221 bye',
    ...script.on,
  };
  const server: Server = createServer((socket) => {
    const mine = connections;
    connections += 1;
    sockets.add(socket);
    let inData = false;
    let pending = '';
    const say = (reply: string) => (reply === 'close' ? socket.destroy() : socket.write(`${reply}\r\n`));
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      commands.push(line);
      if (script.onLine?.(socket, line)) return;
      if (verb === 'EHLO')
        return say(script.ehlos?.at(mine) ?? script.ehlos?.at(-1) ?? script.ehlo ?? '250 scripted');
      const scripted = replies[verb];
      const reply = typeof scripted === 'function' ? scripted(line) : scripted;
      if (verb === 'DATA') inData = reply?.startsWith('354') ?? false;
      if (reply !== undefined && reply !== '') say(reply);
    };
    if (script.onConnect) script.onConnect(socket);
    else if (script.greeting !== '') socket.write(`${script.greeting ?? '220 scripted'}\r\n`);
    socket.on('error', () => undefined);
    const takeCommands = () => {
      while (!inData && pending.includes('\r\n')) {
        const line = pending.slice(0, pending.indexOf('\r\n'));
        pending = pending.slice(line.length + 2);
        command(line);
      }
    };
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      takeCommands();
      while (inData && pending !== '') {
        const end = endOfMessage(pending, chunk.length);
        if (end > 0) dots += 1;
        script.onMessage?.(socket, end > 0 ? pending.slice(0, end) : pending, end > 0);
        if (end < 0) return;
        inData = false;
        // What came behind the final dot: commands said without waiting.
        pending = pending.slice(end);
        takeCommands();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    port: (server.address() as AddressInfo).port,
    dots: () => dots,
    connections: () => connections,
    commands,
  };
}
