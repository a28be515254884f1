import type { Database } from '../../db/database';
import { mayReceive } from '../../domain/consent/state';
import { Refusal } from '../../domain/refusal';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { ConsentService } from './consent';
import type { Links } from '../links';
import { consentMonths, type SiteProfiles } from '../policies';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly links: Links;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly purposes: PurposeRepository;
  readonly senders: SenderRepository;
  readonly siteProfiles: SiteProfiles;
  readonly consent: ConsentService;
}

export interface Renewal {
  readonly subscriber: SubscriberRecord;
  readonly purpose: Purpose;
  /** How long the yes will last under the sender's policy. */
  readonly months: number;
}

export interface RenewalAct {
  readonly method: 'button' | 'api';
  readonly ip: string;
  readonly userAgent: string;
}

const INVALID = () => new Refusal('link_invalid', 'MSR-2.4-10');

/** Saying yes again while the consent is still valid (MSR-2.4-10). */
export const createRenewalService = (deps: Deps) => {
  const { database, clock, links, subscribers, consents, purposes, senders, siteProfiles, consent } = deps;

  /** @throws Refusal link_invalid, also for a consent that was withdrawn or has lapsed: that takes a new signup */
  const look = async (token: string): Promise<Renewal> => {
    const id = links.open('renew', token);
    const dot = id?.indexOf('.') ?? -1;
    if (id === null || dot < 1) throw INVALID();
    const subscriber = await subscribers.find(id.slice(0, dot));
    const purposeKey = id.slice(dot + 1);
    const purpose = subscriber ? await purposes.find(subscriber.senderId, purposeKey) : null;
    if (!subscriber || !purpose) throw INVALID();
    const state = await consents.find(subscriber.id, purposeKey);
    const sender = await senders.find(subscriber.senderId);
    const months = consentMonths(sender?.profiles ?? [], siteProfiles);
    if (!mayReceive(state, clock.now(), months).allowed) throw INVALID();
    return { subscriber, purpose, months };
  };

  return {
    look,

    /** The button: 24 further months from now. Opening the page or the mail is not enough, and neither is a click. */
    renew: (token: string, act: RenewalAct): Promise<Renewal> =>
      database.transaction(async () => {
        // Before anything is decided: somebody may be leaving in this very moment.
        await subscribers.lock([(await look(token)).subscriber.id]);
        const renewal = await look(token);
        const { key, title, text } = renewal.purpose;
        const payload = { ...act, userAgent: act.userAgent.slice(0, 300), text: { title, text } };
        await consent.record(renewal.subscriber, [{ event: 'renewed', purposeKey: key, payload }]);
        return renewal;
      }),
  };
};

export type RenewalService = ReturnType<typeof createRenewalService>;
