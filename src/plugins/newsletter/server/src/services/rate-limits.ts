import { isIPv6 } from 'node:net';
import { Refusal } from '../domain/refusal';
import { systemClock, type Clock } from './clock';
import { createUseCounter } from './use-counter';

/** What is limited per network address: so many in so many seconds (standards C.6). */
export const RATE_LIMITS = {
  'signup-address': { points: 5, seconds: 600, key: 'address' },
  'signup-network': { points: 30, seconds: 3_600, key: 'network' },
  'signup-challenge': { points: 60, seconds: 600, key: 'address' },
  'abuse-report': { points: 10, seconds: 600, key: 'address' },
  'origin-request': { points: 5, seconds: 600, key: 'address' },
  'data-request': { points: 5, seconds: 600, key: 'address' },
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

export const createRateLimits = (settings: RateLimitSettings = {}, clock: Clock = systemClock) => {
  const counters = new Map(
    Object.entries(RATE_LIMITS).map(([name, limit]) => [
      name,
      createUseCounter(settings[name as RateLimitName] ?? limit),
    ]),
  );
  return {
    /** Counts one use. @throws Refusal too_many_requests with `retryAfterSeconds` */
    take: (name: RateLimitName, ip: string): Promise<void> => {
      const key = RATE_LIMITS[name].key === 'address' ? addressKey(ip) : networkKey(ip);
      const waitMs = counters.get(name)?.take(key, clock.now()) ?? null;
      if (waitMs === null) return Promise.resolve();
      const retryAfterSeconds = Math.ceil(waitMs / 1_000);
      return Promise.reject(new Refusal('too_many_requests', 'C.6', { retryAfterSeconds }));
    },
  };
};

export type RateLimits = ReturnType<typeof createRateLimits>;
