/** What a server said it can do (RFC 5321 4.1.1.1). */
export interface Capabilities {
  /** RFC 2920: commands may follow one another without waiting. */
  readonly pipelining: boolean;
  readonly startTls: boolean;
  /** RFC 3461. */
  readonly dsn: boolean;
  /** RFC 6531. */
  readonly smtpUtf8: boolean;
  /** RFC 6152. */
  readonly eightBitMime: boolean;
  /** RFC 1870, in octets; null: no limit announced. */
  readonly maxSize: number | null;
  /** Whether SIZE is understood at all. */
  readonly size: boolean;
  /** Mechanisms of RFC 4954, in upper case. */
  readonly auth: readonly string[];
}

export const NO_CAPABILITIES: Capabilities = {
  pipelining: false,
  startTls: false,
  dsn: false,
  smtpUtf8: false,
  eightBitMime: false,
  maxSize: null,
  size: false,
  auth: [],
};

/** From the reply to EHLO; its first line is the server's name. `AUTH=` is how servers said it before RFC 2554. */
export const readCapabilities = (reply: string): Capabilities => {
  const words = reply
    .split('\n')
    .slice(1)
    .map((line) =>
      line
        .slice(4)
        .trim()
        .toUpperCase()
        .split(/[\s=]+/),
    );
  const of = (keyword: string) => words.find(([first]) => first === keyword)?.slice(1);
  const limit = Number(of('SIZE')?.[0] ?? 0);
  return {
    pipelining: of('PIPELINING') !== undefined,
    startTls: of('STARTTLS') !== undefined,
    dsn: of('DSN') !== undefined,
    smtpUtf8: of('SMTPUTF8') !== undefined,
    eightBitMime: of('8BITMIME') !== undefined,
    maxSize: Number.isSafeInteger(limit) && limit > 0 ? limit : null,
    size: of('SIZE') !== undefined,
    auth: words.filter(([first]) => first === 'AUTH').flatMap(([, ...mechanisms]) => mechanisms),
  };
};
