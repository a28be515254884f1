import type { SubscriberState } from '../consent/subscriber-state';

/** Somebody who is not known yet at a sender. */
export interface NewSubscriber {
  readonly senderId: string;
  readonly email: string;
  readonly emailNormalised: string;
  /** Keyed hash of the address. */
  readonly emailHash: string;
  readonly locale: 'de' | 'en';
  readonly fields: Readonly<Record<string, string>>;
  readonly source: string;
}

/** The same, with the id and the state he is written with. */
export interface PlannedSubscriber extends NewSubscriber {
  readonly id: string;
  readonly state: SubscriberState;
}
