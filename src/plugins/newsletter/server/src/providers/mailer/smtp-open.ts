import { readFile } from 'node:fs/promises';
import { connect, isIP, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { SmtpFailure } from './hand-over';
import { challengeIn, planAuth, type AuthPlan } from './smtp-auth';
import { readCapabilities, NO_CAPABILITIES, type Capabilities } from './smtp-capabilities';
import type { SmtpReply } from './smtp-reply';
import { isLoopback, type SmtpSettings } from './smtp-settings';
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

/** The certificate has to be for the configured host, whatever the server calls itself. */
const tlsOptions = async ({ host, verifyCertificate, caFile }: SmtpSettings): Promise<ConnectionOptions> => ({
  minVersion: 'TLSv1.2',
  rejectUnauthorized: verifyCertificate,
  host,
  ...(isIP(host) ? {} : { servername: host }),
  ...(caFile === undefined ? {} : { ca: await readFile(caFile).catch(() => fail('ECAFILE', 'CONN')) }),
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

const dial = async (settings: SmtpSettings): Promise<Socket> => {
  const { host, port, timeouts } = settings;
  const secure = settings.tls === 'implicit';
  const socket: Socket = secure
    ? connectTls({ ...(await tlsOptions(settings)), port })
    : connect({ host, port });
  let reached = false;
  if (secure) socket.once('connect', () => (reached = true));
  const connected = new Promise<Socket>((resolve, reject) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const code = reached ? 'ETLS' : 'ESOCKET';
      reject(
        new OpeningFailed({ message: 'not connected', code, originalCode: error.code, command: 'CONN' }),
      );
    });
    // A server that hangs up in the handshake says no more than that.
    socket.once('close', () =>
      reject(new OpeningFailed({ message: 'not connected', code: 'ECONNECTION', command: 'CONN' })),
    );
  });
  return within(timeouts.connectMs, 'ETIMEDOUT', connected).catch((error: unknown) => {
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

interface Greeted {
  readonly secured: boolean;
  readonly capabilities: Capabilities;
}

/** STARTTLS where offered or demanded; what the server said before it is forgotten (RFC 3207 4.2). */
const upgrade = async (wire: SmtpWire, settings: SmtpSettings, plain: Capabilities): Promise<Greeted> => {
  const demanded = settings.tls === 'required';
  if (settings.tls === 'off') return { secured: false, capabilities: plain };
  if (!plain.startTls) return demanded ? fail('ETLS', 'STARTTLS') : { secured: false, capabilities: plain };
  const options = await tlsOptions(settings);
  const reply = replyOf(await wire.command('STARTTLS'));
  if (reply.code !== 220) {
    // Withdrawn: without TLS the mail may still go where nobody demands it, credentials never.
    if (demanded) return fail('ETLS', 'STARTTLS', reply);
    if (!wire.alive) return fail('EPROTOCOL', 'STARTTLS', reply);
    return { secured: false, capabilities: { ...plain, auth: [] } };
  }
  const failure = await wire.secure(options);
  if (failure) throw new OpeningFailed(failure);
  return { secured: true, capabilities: await greet(wire, settings) };
};

const exchange = async (wire: SmtpWire, { steps, cancel }: Extract<AuthPlan, { ok: true }>) => {
  let reply: SmtpReply | undefined;
  for (const step of steps) {
    const challenge = reply && challengeIn(reply);
    if (challenge === null) break;
    reply = replyOf(await wire.command(step(challenge ?? '')));
  }
  // Asked on after all was said: the exchange has to end before the server says what it thinks of it.
  return reply && challengeIn(reply) !== null ? replyOf(await wire.command(cancel)) : reply;
};

/** Never without TLS, except to a server on the same machine (RFC 4954 4, RFC 8314 3). */
const authenticate = async (
  wire: SmtpWire,
  settings: SmtpSettings,
  session: { offered: readonly string[]; secured: boolean },
) => {
  const { auth, host, port } = settings;
  if (auth === undefined) return;
  if (!session.secured && !isLoopback(host)) return fail('ETLS', 'AUTH');
  const plan = await planAuth({ auth, host, port }, session.offered);
  if (!plan.ok) return fail(plan.code, 'AUTH');
  const reply = await exchange(wire, plan);
  if (reply?.code !== 235) fail('EAUTH', 'AUTH', reply);
};

/** Connects, greets, upgrades to TLS, authenticates. */
export async function openWire(settings: SmtpSettings): Promise<Opened> {
  let wire: SmtpWire | undefined;
  try {
    const { greetingMs, commandMs } = settings.timeouts;
    wire = new SmtpWire(await dial(settings), greetingMs);
    const greeting = replyOf(await wire.answer());
    if (greeting.code !== 220) fail('EPROTOCOL', 'CONN', greeting);
    wire.patience(commandMs);
    const plain = await greet(wire, settings);
    const { secured, capabilities } =
      settings.tls === 'implicit'
        ? { secured: true, capabilities: plain }
        : await upgrade(wire, settings, plain);
    await authenticate(wire, settings, { offered: capabilities.auth, secured });
    return { ok: true, wire, capabilities };
  } catch (error) {
    if (!(error instanceof OpeningFailed)) throw error;
    wire?.destroy(error.failure);
    return { ok: false, failure: error.failure };
  }
}
