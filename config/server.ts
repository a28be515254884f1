import type { ConfigInput } from '../src/env';
export default ({ env }: ConfigInput) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  http: {
    // Longer than proxies (60 seconds as a rule) and browsers keep a connection they reuse. Node's five seconds end while
    // their next request is on its way, and whoever sent it gets no answer.
    serverOptions: { keepAliveTimeout: 75_000 },
  },
  // Which proxies may speak for a client is the newsletter's own setting (`trustedProxies`), by address.
  proxy: { koa: false },
});
