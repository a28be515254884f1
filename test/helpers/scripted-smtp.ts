import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the server does to a mail, chosen by the recipient's address; a reply, or `close` to hang up. */
export interface Behaviour {
  /** To everybody who connects, whoever the mail is for. */
  readonly greeting?: string;
  readonly rcpt?: string;
  readonly data?: string;
  /** Hangs up once part of the message has come. */
  readonly closeInData?: boolean;
  /** The answer to the final dot; `nothing` to keep silent. */
  readonly final?: string;
}

/** A message that came whole, and under which envelope. */
export interface WholeMessage {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface ScriptedSmtp {
  readonly url: string;
  readonly port: number;
  /** Recipients offered with RCPT, in order. */
  readonly offered: readonly string[];
  /** Recipients whose whole message, final dot included, had arrived. */
  readonly whole: readonly string[];
  readonly messages: readonly WholeMessage[];
  close(): Promise<void>;
}

type Behave = (recipient: string) => Behaviour;

/** One connection: reads lines, and keeps silent or hangs up where a well-mannered server would not. */
class Conversation {
  private pending = '';
  private recipient = '';
  private from = '';
  private inData = false;

  constructor(
    private readonly socket: Socket,
    private readonly behave: Behave,
    private readonly log: { offered: string[]; whole: string[]; messages: WholeMessage[] },
  ) {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => this.read(chunk.toString('latin1')));
    this.say(this.behave('').greeting ?? '220 scripted');
  }

  private read(text: string): void {
    this.pending += text;
    while (this.inData || this.pending.includes('\r\n')) {
      if (this.inData) return this.readMessage();
      const end = this.pending.indexOf('\r\n');
      const line = this.pending.slice(0, end);
      this.pending = this.pending.slice(end + 2);
      this.command(line);
    }
  }

  private command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') this.from = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'RCPT') {
      this.recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      this.log.offered.push(this.recipient);
      this.say(this.behave(this.recipient).rcpt ?? '250 ok');
    } else if (verb === 'DATA') {
      const reply = this.behave(this.recipient).data ?? '354 go on';
      this.inData = reply.startsWith('354');
      this.say(reply);
    } else {
      this.say(verb === 'QUIT' ? '221 bye' : '250 ok');
    }
  }

  private readMessage(): void {
    const { closeInData, final = '250 2.0.0 queued' } = this.behave(this.recipient);
    if (closeInData && this.pending.length > 0) return void this.socket.destroy();
    if (!this.pending.endsWith('\r\n.\r\n')) return;
    this.log.whole.push(this.recipient);
    this.log.messages.push({ from: this.from, to: this.recipient, text: this.pending });
    this.pending = '';
    this.inData = false;
    if (final !== 'nothing') this.say(final);
  }

  private say(reply: string): void {
    if (reply === 'close') this.socket.destroy();
    else if (!this.socket.destroyed) this.socket.write(`${reply}\r\n`);
  }
}

/** An SMTP server on raw sockets that treats each recipient as the test says. */
export const startScriptedSmtp = async (behave: Behave): Promise<ScriptedSmtp> => {
  const sockets = new Set<Socket>();
  const log = { offered: [] as string[], whole: [] as string[], messages: [] as WholeMessage[] };
  const server = createServer((socket) => {
    sockets.add(socket);
    new Conversation(socket, behave, log);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}/?pool=2`,
    port,
    ...log,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
