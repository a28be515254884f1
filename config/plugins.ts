import type { ConfigInput } from '../src/env';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Each JSON file in config/sending-policies is a profile of this site; see the plugin's docs. */
const siteProfiles = (): unknown[] => {
  const folder = path.resolve(process.cwd(), process.env.SENDING_POLICIES_DIR ?? 'config/sending-policies');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
};

/** SMTP_URL_2, SMTP_URL_3 …: mail servers for when those before cannot be used. */
const furtherSmtpUrls = (): string[] =>
  Object.entries(process.env)
    .flatMap(([name, url]) => {
      const number = /^SMTP_URL_([1-9]\d*)$/.exec(name)?.[1];
      return number && url ? [{ number: Number(number), url }] : [];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ url }) => url);

export default ({ env }: ConfigInput) => ({
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      landingPage: false,
      defaultLimit: 25,
      maxLimit: 100,
      depthLimit: 8,
      // Aliases make many operations of one request; what the product itself asks has about two hundred tokens.
      apolloServer: { tracing: false, parseOptions: { maxTokens: 2_000 } },
    },
  },
  newsletter: {
    enabled: true,
    resolve: './src/plugins/newsletter',
    config: {
      secret: env('NEWSLETTER_SECRET'),
      publicUrl: env('PUBLIC_URL') || `http://${env('HOST', '127.0.0.1')}:${env.int('PORT', 1337)}`,
      smtpUrl: env('SMTP_URL') || null,
      furtherSmtpUrls: furtherSmtpUrls(),
      sending: env('NEWSLETTER_SENDING') || 'on',
      mxLookup: env('NEWSLETTER_MX_LOOKUP') || 'off',
      smtpUtf8: env('NEWSLETTER_SMTPUTF8') || 'off',
      outboxDir: env('OUTBOX_DIR', '.tmp/outbox'),
      importsDir: env('IMPORTS_DIR', '.private/imports'),
      overduePerHour: env.int('NEWSLETTER_OVERDUE_PER_HOUR', 0),
      trustedProxies: env.array('TRUSTED_PROXIES', []),
      abuseAddress: env('ABUSE_ADDRESS', 'abuse@example.org'),
      confirmReplyAddress: env('CONFIRM_REPLY_ADDRESS') || undefined,
      bounceHost: env('BOUNCE_HOST', 'bounce.example.org'),
      signupBreaker: { floorPerHour: env.int('SIGNUP_BREAKER_FLOOR_PER_HOUR', 60) },
      metricsToken: env('NEWSLETTER_METRICS_TOKEN') || null,
      profiles: siteProfiles(),
    },
  },
});
