import type { SMTPServerOptions } from 'smtp-server';
import { realClock, setClock } from './clock';
import { opening } from './opening';
import { seedConfirmed, seedSender } from './seed';
import { startSmtpSink, type SmtpSink } from './smtp-sink';
import { boot, empty, type App, type DatabaseKind } from './strapi';

export interface SendingApp {
  readonly app: App;
  /** Where all its mail goes. */
  readonly sink: SmtpSink;
  /** A sender under one profile with so many who said yes, and an engine that sends from now on. */
  begin(profile: string, recipients: number): Promise<string>;
}

interface Wanted {
  readonly database: DatabaseKind;
  /** Where the clock stands at the begin of every test; the real one goes on where this is left out. */
  readonly start?: string | number;
  readonly smtp?: Partial<SMTPServerOptions>;
}

/**
 * One installation with a mail server for all tests of a block, both emptied after each. The block's own set-ups come
 * after it.
 */
export const useSendingApp = (
  { database, start, smtp }: Wanted,
  use: (sending: SendingApp) => void,
): void => {
  let app: App;
  let sink: SmtpSink;
  beforeAll(async () => {
    [app, sink] = await opening(async (keep) => {
      const server = await startSmtpSink(smtp);
      keep(server.close);
      return [await boot({ database, env: { SMTP_URL: server.url } }), server] as const;
    });
    const begin = async (profile: string, recipients: number): Promise<string> => {
      const { senderId } = await seedSender(app, { sender: { profiles: [profile] } });
      await seedConfirmed(app, senderId, recipients);
      app.newsletter.engine.start();
      return senderId;
    };
    use({ app, sink, begin });
  });
  beforeEach(() => {
    if (start !== undefined) setClock(start);
  });
  afterEach(async () => {
    await empty(app);
    sink.clear();
  });
  afterAll(async () => {
    realClock();
    await app?.stop();
    await sink?.close();
  });
};
