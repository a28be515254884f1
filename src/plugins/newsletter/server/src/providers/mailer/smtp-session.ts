import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseVerp } from '../../domain/message/verp';
import { sendFailure, shortReply, type SmtpFailure } from './hand-over';
import type { Envelope, HandOverResult } from './port';
import type { SmtpSettings } from './smtp-url';
import { WatchedMessage } from './watched-message';

const QUIT_TIMEOUT_MS = 2_000;
const ACCEPTED = /^250\b/; // RFC 5321 4.3.2

export type OpenedSession = { ok: true; session: SmtpSession } | { ok: false; failure: SmtpFailure };

/** Settles with the first word of the connection: its callback, an error event, or its end. */
function attempt(connection: SMTPConnection, act: (done: (error?: SmtpFailure | null) => void) => void) {
  return new Promise<SmtpFailure | undefined>((resolve) => {
    const onError = (error: SmtpFailure) => settle(error);
    const onEnd = () => settle({ message: 'connection ended', code: 'ECONNECTION', command: 'CONN' });
    const settle = (error?: SmtpFailure | null) => {
      connection.off('error', onError).off('end', onEnd);
      resolve(error ?? undefined);
    };
    connection.once('error', onError).once('end', onEnd);
    act(settle);
  });
}

async function authenticate(
  connection: SMTPConnection,
  { auth }: SmtpSettings,
): Promise<SmtpFailure | undefined> {
  if (auth === undefined) return undefined;
  // Not offered, or withdrawn because STARTTLS failed: credentials stay here (nodemailer would send them).
  if (!connection.allowsAuth) return { message: 'server offers no AUTH', code: 'ENOAUTH', command: 'AUTH' };
  return attempt(connection, (done) => connection.login({ ...auth }, done));
}

function optionsOf(settings: SmtpSettings): SMTPConnection.Options {
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    opportunisticTLS: !settings.requireTls,
    name: settings.name,
    connectionTimeout: settings.connectTimeoutMs,
    greetingTimeout: settings.greetingTimeoutMs,
    socketTimeout: settings.socketTimeoutMs,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: settings.verifyCertificate },
  };
}

/** DSN parameters (RFC 3461); nodemailer writes them only where the server offers DSN. */
function dsnOf(envelope: Envelope): SMTPConnection.DSNOptions {
  const verp = parseVerp(envelope.mailFrom);
  return {
    ret: 'HDRS',
    notify: ['FAILURE', 'DELAY'],
    orcpt: `rfc822;${envelope.rcptTo}`,
    ...(verp.ok ? { envid: verp.token } : {}),
  };
}

/** One connected, authenticated SMTP session. After a lost connection it is not `alive` any more. */
export class SmtpSession {
  private carried = 0;
  private transactionOpen = false;

  private constructor(private readonly connection: SMTPConnection) {}

  /** Connects, upgrades to TLS, authenticates. */
  static async open(settings: SmtpSettings): Promise<OpenedSession> {
    const connection = new SMTPConnection(optionsOf(settings));
    // Errors of an idle connection have no caller; without a listener they would end the process.
    connection.on('error', () => undefined);
    const failure =
      (await attempt(connection, (done) => connection.connect(done))) ??
      (await authenticate(connection, settings));
    if (failure === undefined) return { ok: true, session: new SmtpSession(connection) };
    connection.close();
    return { ok: false, failure };
  }

  get alive(): boolean {
    return !this.connection.destroyed;
  }

  get messages(): number {
    return this.carried;
  }

  /** Clears what a refused message left open. False: the session is of no use any more. */
  async ready(): Promise<boolean> {
    if (!this.alive) return false;
    if (!this.transactionOpen) return true;
    const failure = await attempt(this.connection, (done) => this.connection.reset(done));
    this.transactionOpen = false;
    return failure === undefined && this.alive;
  }

  /** Hands over one message. The session survives refusals, never an uncertain or broken hand-over. */
  async send(envelope: Envelope, message: Buffer): Promise<HandOverResult> {
    this.carried += 1;
    const stream = new WatchedMessage(message);
    const reply = await this.transmit(envelope, message.length, stream);
    if (typeof reply !== 'string') {
      const result = sendFailure(reply, stream.ended);
      this.transactionOpen = result.outcome === 'refused' && result.stage !== 'final';
      const synchronous = result.outcome === 'refused' && (result.stage !== 'final' || stream.ended);
      if (!synchronous) this.connection.close();
      return result;
    }
    if (stream.ended && ACCEPTED.test(reply)) return { outcome: 'submitted', reply: shortReply(reply) };
    // A yes before the end, or another yes than 250 (a late 221): against the protocol, yet it may be kept.
    this.connection.close();
    return { outcome: 'uncertain', detail: `unexpected ${reply.slice(0, 3)}` };
  }

  private transmit(envelope: Envelope, size: number, stream: WatchedMessage): Promise<string | SmtpFailure> {
    const wire = { from: envelope.mailFrom, to: [envelope.rcptTo], size, dsn: dsnOf(envelope) };
    return new Promise((resolve) => {
      // A connection closed under a message forgets it without calling back. Where there is a callback, it
      // comes in the same turn as 'end' and says more.
      const onEnd = () =>
        setImmediate(() => resolve({ message: 'closed', code: 'ECONNECTION', command: 'CONN' }));
      this.connection.once('end', onEnd);
      this.connection.send(wire, stream, (error, info) => {
        this.connection.off('end', onEnd);
        resolve(error ?? info?.response ?? '');
      });
    });
  }

  /** QUIT, then the socket; a server that does not answer is not waited for. */
  close(quitTimeoutMs = QUIT_TIMEOUT_MS): Promise<void> {
    if (!this.alive) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.connection.close(), quitTimeoutMs);
      this.connection.once('end', () => {
        clearTimeout(timer);
        resolve();
      });
      this.connection.quit();
    });
  }
}
