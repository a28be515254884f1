import { createHmac } from 'node:crypto';
import { connect, isIP, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { SmtpFailure } from './hand-over';
import { readCapabilities, NO_CAPABILITIES, type Capabilities } from './smtp-capabilities';
import type { SmtpReply } from './smtp-reply';
import type { SmtpSettings } from './smtp-url';
import { SmtpWire, type Answer } from './smtp-wire';

export type Opened =
  | { readonly ok: true; readonly wire: SmtpWire; readonly capabilities: Capabilities }
  | { readonly ok: false; readonly failure: SmtpFailure };

/** Ends the steps of opening a session; never leaves this file. */
class OpeningFailed extends Error {
  constructor(readonly failure: SmtpFailure) {
    super(failure.message);
  }
}

const fail = (code: string, command: string, reply?: SmtpReply): never => {
  throw new OpeningFailed({
    message: 'the session could not be opened',
    code,
    command,
    ...(reply ? { responseCode: reply.code, response: reply.text } : {}),
  });
};

const replyOf = (answer: Answer): SmtpReply => {
  if (!answer.ok) throw new OpeningFailed(answer.failure);
  return answer.reply;
};

const tlsOptions = ({ host, verifyCertificate }: SmtpSettings): ConnectionOptions => ({
  minVersion: 'TLSv1.2',
  rejectUnauthorized: verifyCertificate,
  ...(isIP(host) ? {} : { servername: host }),
});

/** What becomes of the promise, or the failure after `ms` without an outcome. */
const within = async <T>(ms: number, code: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new OpeningFailed({ message: 'no answer in time', code, command: 'CONN' }));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const dial = (settings: SmtpSettings): Promise<Socket> => {
  const { host, port, secure, connectTimeoutMs } = settings;
  const socket: Socket = secure
    ? connectTls({ host, port, ...tlsOptions(settings) })
    : connect({ host, port });
  const connected = new Promise<Socket>((resolve, reject) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const code = secure && socket.bytesRead > 0 ? 'ETLS' : 'ESOCKET';
      reject(
        new OpeningFailed({ message: 'not connected', code, originalCode: error.code, command: 'CONN' }),
      );
    });
    // A server that hangs up in the handshake says no more than that.
    socket.once('close', () =>
      reject(new OpeningFailed({ message: 'not connected', code: 'ECONNECTION', command: 'CONN' })),
    );
  });
  return within(connectTimeoutMs, 'ETIMEDOUT', connected).catch((error: unknown) => {
    socket.on('error', () => undefined).destroy();
    throw error;
  });
};

/** RFC 5321 4.1.1.1: a name others can resolve, or the address itself. */
const greetingName = ({ name }: SmtpSettings): string => {
  const own = name ?? hostname();
  return own.includes('.') || own.startsWith('[') ? own : '[127.0.0.1]';
};

const greet = async (wire: SmtpWire, settings: SmtpSettings): Promise<Capabilities> => {
  const name = greetingName(settings);
  const extended = replyOf(await wire.command(`EHLO ${name}`));
  if (extended.code === 250) return readCapabilities(extended.text);
  // A server older than extensions (RFC 5321 3.2); one that is shutting down is not asked again.
  const plain = extended.code >= 500 ? replyOf(await wire.command(`HELO ${name}`)) : extended;
  return plain.code === 250 ? NO_CAPABILITIES : fail('EPROTOCOL', 'EHLO', plain);
};

/** STARTTLS where offered or demanded; what the server said before it is forgotten (RFC 3207 4.2). */
const upgrade = async (
  wire: SmtpWire,
  settings: SmtpSettings,
  plain: Capabilities,
): Promise<Capabilities> => {
  if (!plain.startTls) return settings.requireTls ? fail('ETLS', 'STARTTLS') : plain;
  const reply = replyOf(await wire.command('STARTTLS'));
  if (reply.code !== 220) {
    // Withdrawn: without TLS the mail may still go where nobody demands it, credentials never.
    return settings.requireTls ? fail('ETLS', 'STARTTLS', reply) : { ...plain, auth: [] };
  }
  const failure = await wire.secure(tlsOptions(settings));
  if (failure) throw new OpeningFailed(failure);
  return greet(wire, settings);
};

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

interface Credentials {
  readonly user: string;
  readonly pass: string;
}

/** What the client says, given what the server asked last (base64, empty before the first step). */
type AuthStep = (credentials: Credentials, challenge: string) => string;

const cramMd5: AuthStep = ({ user, pass }, challenge) => {
  const digest = createHmac('md5', pass).update(Buffer.from(challenge, 'base64')).digest('hex');
  return base64(`${user} ${digest}`);
};

/** One exchange of RFC 4954 per mechanism, the first that is offered: over TLS the plain ones are as good as any. */
const MECHANISMS: Readonly<Record<string, readonly AuthStep[]>> = {
  PLAIN: [({ user, pass }) => `AUTH PLAIN ${base64(`\0${user}\0${pass}`)}`],
  LOGIN: [() => 'AUTH LOGIN', ({ user }) => base64(user), ({ pass }) => base64(pass)],
  'CRAM-MD5': [() => 'AUTH CRAM-MD5', cramMd5],
};

const authenticate = async (wire: SmtpWire, { auth }: SmtpSettings, offered: readonly string[]) => {
  if (auth === undefined) return;
  const mechanism = Object.keys(MECHANISMS).find((name) => offered.includes(name));
  const steps = mechanism === undefined ? undefined : MECHANISMS[mechanism];
  if (steps === undefined) return fail('ENOAUTH', 'AUTH');
  let reply: SmtpReply | undefined;
  for (const step of steps) {
    if (reply !== undefined && reply.code !== 334) break;
    reply = replyOf(await wire.command(step(auth, reply?.text.slice(4) ?? '')));
  }
  if (reply?.code !== 235) fail('EAUTH', 'AUTH', reply);
};

/** Connects, greets, upgrades to TLS, authenticates. */
export async function openWire(settings: SmtpSettings): Promise<Opened> {
  let wire: SmtpWire | undefined;
  try {
    const opened = (wire = new SmtpWire(await dial(settings), settings.socketTimeoutMs));
    const greeting = replyOf(await within(settings.greetingTimeoutMs, 'ETIMEDOUT', opened.answer()));
    if (greeting.code !== 220) fail('EPROTOCOL', 'CONN', greeting);
    const plain = await greet(wire, settings);
    const capabilities = settings.secure ? plain : await upgrade(wire, settings, plain);
    await authenticate(wire, settings, capabilities.auth);
    return { ok: true, wire, capabilities };
  } catch (error) {
    if (!(error instanceof OpeningFailed)) throw error;
    wire?.destroy(error.failure);
    return { ok: false, failure: error.failure };
  }
}
