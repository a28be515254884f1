import { wireDomain } from '../../domain/message/wire-address';
import {
  isLoopback,
  type SmtpAuth,
  type SmtpSettings,
  type SmtpTimeouts,
  type TlsPolicy,
} from './smtp-settings';

export type ParsedSmtpUrl =
  { ok: true; settings: SmtpSettings } | { ok: false; code: 'invalid_smtp_url'; detail: string };

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
const NUMBERS = {
  pool: { default: 1, max: 100 },
  maxMessages: { default: 100, max: 100_000 },
  connectTimeoutMs: { default: 30_000, max: 600_000 },
  greetingTimeoutMs: { default: 300_000, max: 600_000 },
  commandTimeoutMs: { default: 300_000, max: 3_600_000 },
  dataTimeoutMs: { default: 120_000, max: 3_600_000 },
  blockTimeoutMs: { default: 180_000, max: 3_600_000 },
  finalTimeoutMs: { default: 600_000, max: 3_600_000 },
  /** A bound on all of a session's waits at once. */
  socketTimeoutMs: { default: 3_600_000, max: 3_600_000 },
} as const;
const BOOLEANS = ['requireTLS', 'rejectUnauthorized'] as const;
const TEXTS = ['name', 'tls', 'caFile', 'tokenFile', 'tokenEnv', 'domains'] as const;
const KNOWN = new Set<string>([...Object.keys(NUMBERS), ...BOOLEANS, ...TEXTS]);
const STARTTLS_POLICIES = ['required', 'opportunistic', 'off'] as const satisfies readonly TlsPolicy[];

class BadParameter extends Error {}

function numberOf(query: URLSearchParams, key: keyof typeof NUMBERS): number {
  const raw = query.get(key);
  if (raw === null) return NUMBERS[key].default;
  const value = Number(raw);
  if (!/^\d+$/.test(raw) || value < 1 || value > NUMBERS[key].max) throw new BadParameter(key);
  return value;
}

function booleanOf(query: URLSearchParams, key: (typeof BOOLEANS)[number]): boolean | undefined {
  const raw = query.get(key);
  if (raw !== null && raw !== 'true' && raw !== 'false') throw new BadParameter(key);
  return raw === null ? undefined : raw === 'true';
}

function textOf(query: URLSearchParams, key: (typeof TEXTS)[number]): string | undefined {
  const raw = query.get(key) ?? undefined;
  if (raw === '') throw new BadParameter(key);
  return raw;
}

/** Without a word about it a server elsewhere has to speak TLS; `requireTLS` is the older way to say it. */
function tlsOf(url: URL, query: URLSearchParams, host: string): TlsPolicy {
  const [word, demanded] = [textOf(query, 'tls'), booleanOf(query, 'requireTLS')];
  if (word !== undefined && (demanded !== undefined || url.protocol === 'smtps:'))
    throw new BadParameter('tls');
  if (url.protocol === 'smtps:') return 'implicit';
  if (demanded !== undefined) return demanded ? 'required' : 'opportunistic';
  if (word === undefined) return isLoopback(host) ? 'opportunistic' : 'required';
  const policy = STARTTLS_POLICIES.find((one) => one === word);
  if (policy === undefined || (policy === 'off' && !isLoopback(host))) throw new BadParameter('tls');
  return policy;
}

/** Encrypted to whoever answers is as good as plain text, and a password is then given away. */
function verifiesByDefault(tls: TlsPolicy, host: string, auth: SmtpAuth | undefined): boolean {
  if (tls === 'implicit' || tls === 'required') return true;
  return tls === 'opportunistic' && auth !== undefined && !isLoopback(host);
}

function authOf(url: URL, query: URLSearchParams): SmtpAuth | undefined {
  const user = decodeURIComponent(url.username);
  const [file, env] = [textOf(query, 'tokenFile'), textOf(query, 'tokenEnv')];
  const token = file === undefined ? (env === undefined ? undefined : { env }) : { file };
  if (token === undefined) {
    return user === '' ? undefined : { kind: 'password', user, pass: decodeURIComponent(url.password) };
  }
  // One way to log in, not two of which the weaker may win.
  if (user === '' || url.password !== '' || (file !== undefined && env !== undefined))
    throw new BadParameter(file === undefined ? 'tokenEnv' : 'tokenFile');
  return { kind: 'token', user, token };
}

function senderDomainsOf(query: URLSearchParams): readonly string[] | undefined {
  return textOf(query, 'domains')
    ?.split(',')
    .map((domain) => {
      const wire = wireDomain(domain.trim());
      if (wire === undefined) throw new BadParameter('domains');
      return wire;
    });
}

function timeoutsOf(query: URLSearchParams): SmtpTimeouts {
  const most = numberOf(query, 'socketTimeoutMs');
  const bounded = (key: keyof typeof NUMBERS) => Math.min(most, numberOf(query, key));
  return {
    connectMs: numberOf(query, 'connectTimeoutMs'),
    greetingMs: bounded('greetingTimeoutMs'),
    commandMs: bounded('commandTimeoutMs'),
    dataMs: bounded('dataTimeoutMs'),
    blockMs: bounded('blockTimeoutMs'),
    finalMs: bounded('finalTimeoutMs'),
  };
}

const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

function settingsOf(url: URL, defaultPort: number): SmtpSettings {
  const query = url.searchParams;
  // A misspelt requireTLS must not quietly mean "no TLS needed"; said twice, one of the two would be lost.
  const keys = [...query.keys()];
  const stranger = keys.find((key, index) => !KNOWN.has(key) || keys.indexOf(key) !== index);
  if (stranger !== undefined) throw new BadParameter(stranger);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const auth = authOf(url, query);
  const tls = tlsOf(url, query, host);
  return {
    host,
    port: url.port === '' ? defaultPort : Number(url.port),
    tls,
    verifyCertificate: booleanOf(query, 'rejectUnauthorized') ?? verifiesByDefault(tls, host, auth),
    concurrency: numberOf(query, 'pool'),
    maxMessagesPerConnection: numberOf(query, 'maxMessages'),
    timeouts: timeoutsOf(query),
    ...present({
      auth,
      name: textOf(query, 'name'),
      caFile: textOf(query, 'caFile'),
      senderDomains: senderDomainsOf(query),
    }),
  };
}

/** Parses `smtp://user:pass@host:port?…` or `smtps://…`. The detail names the parameter, never the password. */
export function parseSmtpUrl(text: string): ParsedSmtpUrl {
  try {
    const url = new URL(text);
    const defaultPort = DEFAULT_PORTS[url.protocol];
    if (defaultPort === undefined || url.hostname === '') {
      return { ok: false, code: 'invalid_smtp_url', detail: 'expected smtp://host or smtps://host' };
    }
    return { ok: true, settings: settingsOf(url, defaultPort) };
  } catch (error) {
    const detail = error instanceof BadParameter ? `bad parameter ${error.message}` : 'not a URL';
    return { ok: false, code: 'invalid_smtp_url', detail };
  }
}
