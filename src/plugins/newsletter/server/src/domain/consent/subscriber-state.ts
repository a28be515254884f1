import type { ConsentState } from './state';

/** What a subscriber is by and large; follows from the consents and the suppressions, and is never decided by itself. */
export type SubscriberState = 'unconfirmed' | 'active' | 'left' | 'suppressed' | 'erased';

const ENDED: ReadonlySet<ConsentState> = new Set(['withdrawn', 'objected', 'expired']);

export const subscriberState = (consents: readonly ConsentState[], suppressed: boolean): SubscriberState => {
  if (consents.length > 0 && consents.every((state) => state === 'erased')) return 'erased';
  if (suppressed) return 'suppressed';
  if (consents.includes('active')) return 'active';
  return consents.some((state) => ENDED.has(state)) ? 'left' : 'unconfirmed';
};
