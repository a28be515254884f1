/**
 * How a connection gets its TLS (RFC 3207, RFC 8314): `implicit` from the first byte, `required` by STARTTLS or not at
 * all, `opportunistic` where offered, `off` never, on the same machine only.
 */
export type TlsPolicy = 'implicit' | 'required' | 'opportunistic' | 'off';

/** Where an access token stands; read anew for each connection, because tokens live for minutes. */
export type TokenSource = { readonly file: string } | { readonly env: string };

export type SmtpAuth =
  | { readonly kind: 'password'; readonly user: string; readonly pass: string }
  | { readonly kind: 'token'; readonly user: string; readonly token: TokenSource };

/** How long the server may take for what (RFC 5321 4.5.3.2); a whole answer counts, not its first byte. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** EHLO, STARTTLS, AUTH, MAIL, RCPT, RSET. */
  readonly commandMs: number;
  /** From DATA to the permission to go on. */
  readonly dataMs: number;
  /** For each piece of a message that the network does not take. */
  readonly blockMs: number;
  /** From the final dot to the answer. */
  readonly finalMs: number;
}

/** Settings of one SMTP transport, read from its URL. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsPolicy;
  /**
   * Whether a certificate that does not verify ends the session (`?rejectUnauthorized=`). Only where TLS is
   * opportunistic and no password is at stake would that be no gain over plain text (RFC 7435).
   */
  readonly verifyCertificate: boolean;
  /** Certificates of one's own authority (`?caFile=`), PEM. */
  readonly caFile?: string;
  readonly auth?: SmtpAuth;
  /** EHLO name (`?name=mail.example.org`). */
  readonly name?: string;
  /** Sender domains it is for (`?domains=a.example,b.example`); absent: all. */
  readonly senderDomains?: readonly string[];
  /** Lanes (`?pool=5`). */
  readonly concurrency: number;
  /** Messages before a connection is replaced (`?maxMessages=100`). */
  readonly maxMessagesPerConnection: number;
  readonly timeouts: SmtpTimeouts;
}

/** Where nothing can listen in and no name can be forged. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
