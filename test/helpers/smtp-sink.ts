import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { PromptSmtpServer } from '../../src/plugins/newsletter/server/src/providers/mailer/test-support';

export interface StoredMail {
  /** Epoch ms at which the whole message had arrived. */
  readonly at: number;
  readonly mailFrom: string;
  readonly rcptTo: string;
  readonly raw: Buffer;
}

export interface SmtpSink {
  readonly url: string;
  readonly mails: readonly StoredMail[];
  /** Resolves when so many mails have arrived; waits for the event, not for time. */
  received(count: number): Promise<readonly StoredMail[]>;
  /** Forgets what has arrived. */
  clear(): void;
  close(): Promise<void>;
}

const readAll = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** A real SMTP server on loopback that keeps raw bytes. `options` can refuse whatever a test needs refused. */
export const startSmtpSink = async (options: Partial<SMTPServerOptions> = {}): Promise<SmtpSink> => {
  const mails: StoredMail[] = [];
  const waiting: { count: number; resolve: (mails: readonly StoredMail[]) => void }[] = [];
  const keep = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const raw = await readAll(stream);
    const { mailFrom, rcptTo } = session.envelope;
    mails.push({
      at: Date.now(),
      mailFrom: mailFrom ? mailFrom.address : '',
      rcptTo: rcptTo.map(({ address }) => address).join(','),
      raw,
    });
    for (const { count, resolve } of waiting) if (mails.length >= count) resolve(mails);
  };
  const server = new PromptSmtpServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, callback) => {
      keep(stream, session).then(
        () => callback(),
        (error: Error) => callback(error),
      );
    },
    ...options,
  });
  // A client that hangs up in the middle is that client's business; without a listener it would end the test.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    received: (count) =>
      mails.length >= count
        ? Promise.resolve(mails)
        : new Promise((resolve) => {
            waiting.push({ count, resolve });
          }),
    clear: () => {
      mails.length = 0;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
