import { isIP, isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';
import { FLOOR_PER_HOUR } from '../domain/signup-form/breaker';

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. */
const isNameServer = (value: string): boolean => {
  const [, bracketed, plain, port = '53'] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(value) ?? [];
  if (isIP(value) !== 0) return true;
  return Number(port) >= 1 && Number(port) <= 65_535 && (isIPv6(bracketed ?? '') || isIPv4(plain ?? ''));
};

/** Null: nobody is asked; none: this machine's own; undefined: not understood. */
const readNameServers = (value: string): readonly string[] | null | undefined => {
  if (value === 'off') return null;
  if (value === 'on') return [];
  const servers = value.split(',').map((server) => server.trim());
  return servers.every(isNameServer) ? servers : undefined;
};

/** What the site sets in config/plugins.ts. Every value has a meaning without it except the secret. */
export const configSchema = z.object({
  /** At least 32 characters; signs links and keys hashes. Changing it voids every link ever sent. */
  secret: z
    .string({ error: 'newsletter: NEWSLETTER_SECRET is missing.' })
    .min(32, 'newsletter: NEWSLETTER_SECRET must have at least 32 characters.'),
  /** Where visitors reach this site: https, except on one's own machine (R8058-1). */
  publicUrl: z
    .url()
    .refine(
      (url) => /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/.test(url),
      'newsletter: PUBLIC_URL must begin with https://.',
    ),
  smtpUrl: z.string().nullable().default(null),
  /** Further mail servers, in order of preference, for when the one before cannot be used. */
  furtherSmtpUrls: z.array(z.string()).default([]),
  outboxDir: z.string().default('.tmp/outbox'),
  /** Off: this server serves and others, `newsletter worker`, send. */
  sending: z.enum(['on', 'off']).default('on'),
  /** Who is asked about domains of recipients and signups: this machine's name servers (on), those named, nobody (off). */
  mxLookup: z
    .string()
    .refine(
      (value) => readNameServers(value) !== undefined,
      'newsletter: NEWSLETTER_MX_LOOKUP must be on, off, or addresses of name servers parted by commas.',
    )
    .default('off'),
  /** Whether addresses beyond ASCII before the @ are taken and mailed; only mail servers with SMTPUTF8 carry that. */
  smtpUtf8: z
    .enum(['on', 'off'], { error: 'newsletter: NEWSLETTER_SMTPUTF8 must be on or off.' })
    .default('off'),
  /** Where imported lists lie while they are worked on; must not be served. */
  importsDir: z.string().default('.private/imports'),
  /** How many mails an hour are left to a sender that did not prove its list in time (MSR-2.4-14); 0: none. */
  overduePerHour: z.number().int().min(0).max(1_000_000).default(0),
  /** Addresses and CIDR ranges of proxies whose X-Forwarded-For is believed. */
  trustedProxies: z.array(z.string()).default([]),
  abuseAddress: z.email(),
  /** Mailbox of the site where answers to confirmation mails are taken in; it must accept `+token` (VIV-2.3b). */
  confirmReplyAddress: z.email().optional(),
  /** Of the operator; pages that belong to no sender link to it. */
  privacyUrl: z.url().optional(),
  /** Where a reporter turns when no answer comes (MSR-AS-12); the abuse address when not set. */
  escalationAddress: z.email().optional(),
  bounceHost: z.string().min(1),
  /** Other numbers for the limits per network address, e.g. behind a company's single address. */
  rateLimits: z
    .record(z.string(), z.object({ points: z.number().int().min(1), seconds: z.number().int().min(1) }))
    .default({}),
  /** From how many submissions an hour a form may count as attacked, whatever its mean of seven days (C.6). */
  signupBreaker: z
    .object({ floorPerHour: z.number().int().min(1).default(FLOOR_PER_HOUR) })
    .default({ floorPerHour: FLOOR_PER_HOUR }),
  /** Whoever shows it may read the metrics; without one there are none. At least 24 characters. */
  metricsToken: z
    .string()
    .regex(
      /^[\x21-\x7e]{24,512}$/,
      'newsletter: NEWSLETTER_METRICS_TOKEN must have 24 to 512 characters without spaces.',
    )
    .nullable()
    .default(null),
  /** Profiles of this site, as JSON (docs/sending-policies.md). */
  profiles: z.array(z.unknown()).default([]),
});

export type NewsletterConfig = z.infer<typeof configSchema>;

/** All mail servers in order of preference; none: the outbox. */
export const smtpUrlsOf = ({
  smtpUrl,
  furtherSmtpUrls,
}: Pick<NewsletterConfig, 'smtpUrl' | 'furtherSmtpUrls'>): readonly string[] =>
  smtpUrl === null ? furtherSmtpUrls : [smtpUrl, ...furtherSmtpUrls];

/** Who is asked for the mail servers of recipients' domains; null: nobody, none: the name servers of this machine. */
export const nameServersOf = ({ mxLookup }: Pick<NewsletterConfig, 'mxLookup'>): readonly string[] | null =>
  readNameServers(mxLookup) ?? null;

/** Parses the plugin's configuration. Throws an Error that names what is missing; without it nothing starts. */
export const parseConfig = (raw: unknown): NewsletterConfig => {
  const parsed = configSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'newsletter'}: ${issue.message}`,
  );
  throw new Error(`The newsletter plugin is not configured: ${problems.join('; ')}`);
};
