/** Settings of one SMTP transport, read from `SMTP_URL`. Durations in milliseconds. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps://); otherwise STARTTLS where offered. */
  readonly secure: boolean;
  /** Refuse to hand over without TLS (`?requireTLS=true`, TLS-1). */
  readonly requireTls: boolean;
  /**
   * Whether a certificate that does not verify ends the session (`?rejectUnauthorized=`). By default where
   * TLS is demanded; opportunistic TLS would otherwise fall for no gain behind plain text (RFC 7435).
   */
  readonly verifyCertificate: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  /** EHLO name (`?name=mail.example.org`). */
  readonly name?: string;
  /** Lanes (`?pool=5`). */
  readonly concurrency: number;
  /** Messages before a connection is replaced (`?maxMessages=100`). */
  readonly maxMessagesPerConnection: number;
  readonly connectTimeoutMs: number;
  readonly greetingTimeoutMs: number;
  /** Silence tolerated during a session, the answer to the final dot included (RFC 5321 4.5.3.2.6). */
  readonly socketTimeoutMs: number;
}

export type ParsedSmtpUrl =
  { ok: true; settings: SmtpSettings } | { ok: false; code: 'invalid_smtp_url'; detail: string };

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
const NUMBERS = {
  pool: { default: 1, max: 100 },
  maxMessages: { default: 100, max: 100_000 },
  connectTimeoutMs: { default: 30_000, max: 600_000 },
  greetingTimeoutMs: { default: 30_000, max: 600_000 },
  socketTimeoutMs: { default: 600_000, max: 3_600_000 },
} as const;
const BOOLEANS = ['requireTLS', 'rejectUnauthorized'] as const;
const KNOWN = new Set([...Object.keys(NUMBERS), ...BOOLEANS, 'name']);

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

function settingsOf(url: URL, defaultPort: number): SmtpSettings {
  const query = url.searchParams;
  // A misspelt requireTLS must not quietly mean "no TLS needed".
  const stranger = [...query.keys()].find((key) => !KNOWN.has(key));
  if (stranger !== undefined) throw new BadParameter(stranger);
  const user = decodeURIComponent(url.username);
  const name = query.get('name');
  const secure = url.protocol === 'smtps:';
  const requireTls = booleanOf(query, 'requireTLS') ?? false;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? defaultPort : Number(url.port),
    secure,
    requireTls,
    verifyCertificate: booleanOf(query, 'rejectUnauthorized') ?? (secure || requireTls),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    ...(name === null ? {} : { name }),
    concurrency: numberOf(query, 'pool'),
    maxMessagesPerConnection: numberOf(query, 'maxMessages'),
    connectTimeoutMs: numberOf(query, 'connectTimeoutMs'),
    greetingTimeoutMs: numberOf(query, 'greetingTimeoutMs'),
    socketTimeoutMs: numberOf(query, 'socketTimeoutMs'),
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
