import { readPersonalAddress } from '../domain/address/personal-address';
import type { Reach } from '../domain/address/reachable';
import { Refusal } from '../domain/refusal';
import type { ConsentRepository } from '../repositories/consent/consents';
import type { SubscriberRepository } from '../repositories/subscribers/subscribers';
import type { Keys } from '../services/keys';
import type { MailboxCheck } from '../services/mailbox-check';
import { keep, leaveUnset, type Wall } from './wall';

interface Known {
  readonly subscribers: Pick<SubscriberRepository, 'find'>;
  readonly consents: Pick<ConsentRepository, 'ofSubscriber'>;
}

interface Site {
  readonly keys: Keys;
  readonly reach: Reach;
  readonly mailboxCheck: Pick<MailboxCheck, 'require'>;
  readonly repositories: Known;
}

/** A consent belongs to a document id: a second row under it would be mailed on somebody else's yes. */
const requireOwnIdentity = async ({ subscribers, consents }: Known, id: unknown): Promise<void> => {
  if (typeof id !== 'string') return;
  const taken = (await subscribers.find(id)) !== null || (await consents.ofSubscriber(id)).length > 0;
  if (taken) throw new Refusal('fixed_value', 'VIV-2.5', { field: 'documentId' });
};

/** A subscriber can be known, never made confirmed: that follows from the ledger (VIV-2.5, MFR-4.2). */
export const subscriberWall = (site: () => Site): Wall => ({
  create: async (data) => {
    await requireOwnIdentity(site().repositories, data.documentId);
    leaveUnset(data, { state: 'unconfirmed' }, 'derived_state', 'VIV-2.5');
    const address = readPersonalAddress(data.email, site().reach);
    await site().mailboxCheck.require(address);
    data.email = address.display;
    data.emailNormalised = address.normalised;
    data.emailHash = site().keys.hashAddress(address.normalised);
    data.state = 'unconfirmed';
  },

  update: (data, before) => {
    keep(data, before, ['state'], ['derived_state', 'VIV-2.5']);
    // Another address is another person until it is confirmed: a correction is a new double opt-in (GDPR Art. 16).
    keep(data, before, ['email', 'emailNormalised', 'emailHash', 'senderId'], ['fixed_value', 'G-16']);
  },

  remove: () => {
    // Deleting the row would also forget that the person said no.
    throw new Refusal('not_allowed', 'G-17');
  },
});
