import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../domain/refusal';

/** What is limited per network address: so many in so many seconds (standards C.6). */
export const RATE_LIMITS = {
  'signup-address': { points: 5, seconds: 600, key: 'address' },
  'signup-network': { points: 30, seconds: 3_600, key: 'network' },
  'abuse-report': { points: 10, seconds: 600, key: 'address' },
  'origin-request': { points: 5, seconds: 600, key: 'address' },
  'unknown-link': { points: 300, seconds: 600, key: 'address' },
} as const satisfies Record<string, { points: number; seconds: number; key: 'address' | 'network' }>;

export type RateLimitName = keyof typeof RATE_LIMITS;

/** All eight groups: the shortened spelling of a network's addresses does not begin alike. */
const groupsOf = (ip: string): readonly string[] => {
  const [address = ''] = ip.split('%');
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  if (tail === undefined) return left;
  const right = tail.split(':').filter(Boolean);
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
};

/** One household on IPv6 has a /64: a single address of it means nothing. */
const addressKey = (ip: string): string => (isIPv6(ip) ? groupsOf(ip).slice(0, 4).join(':') : ip);

const networkKey = (ip: string): string =>
  isIPv6(ip) ? groupsOf(ip).slice(0, 3).join(':') : ip.split('.').slice(0, 3).join('.');

export type RateLimitSettings = Partial<
  Record<RateLimitName, { readonly points: number; readonly seconds: number }>
>;

export const createRateLimits = (settings: RateLimitSettings = {}) => {
  const limiters = new Map(
    Object.entries(RATE_LIMITS).map(([name, limit]) => {
      const { points, seconds } = settings[name as RateLimitName] ?? limit;
      return [name, new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })];
    }),
  );
  return {
    /** Counts one use. @throws Refusal too_many_requests with `retryAfterSeconds` */
    take: async (name: RateLimitName, ip: string): Promise<void> => {
      const key = RATE_LIMITS[name].key === 'address' ? addressKey(ip) : networkKey(ip);
      try {
        await limiters.get(name)?.consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new Refusal('too_many_requests', 'C.6', {
          retryAfterSeconds: Math.ceil(error.msBeforeNext / 1_000),
        });
      }
    },
  };
};

export type RateLimits = ReturnType<typeof createRateLimits>;
