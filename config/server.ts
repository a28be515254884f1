import type { ConfigInput } from '../src/env';
export default ({ env }: ConfigInput) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  // Which proxies may speak for a client is the newsletter's own setting (`trustedProxies`), by address.
  proxy: { koa: false },
});
