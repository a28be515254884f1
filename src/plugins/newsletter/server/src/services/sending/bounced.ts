import type { Database } from '../../db/database';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { ConsentService } from '../consent/consent';

/** Longer answers say no more about why. */
const REPLY_KEPT = 100;

interface Deps {
  readonly database: Database;
  readonly subscribers: SubscriberRepository;
  readonly consent: Pick<ConsentService, 'suppress'>;
}

/** What happens to an address that the next server called dead in the SMTP dialogue (VIV-3.0), or its domain in the DNS. */
export const createBounceSuppression =
  ({ database, subscribers, consent }: Deps) =>
  (subscriberId: string, reply: string | null): Promise<void> =>
    database.transaction(async () => {
      await subscribers.lock([subscriberId]);
      const subscriber = await subscribers.find(subscriberId);
      if (!subscriber) return;
      // Servers repeat the address in their answers: nothing of it stays about somebody erased meanwhile.
      const words = subscriber.state === 'erased' ? 'smtp' : `smtp:${(reply ?? '').slice(0, REPLY_KEPT)}`;
      await consent.suppress(subscriber, 'bounce', reply === null ? 'dns:null-mx' : words);
    });

export type SuppressBounced = ReturnType<typeof createBounceSuppression>;
