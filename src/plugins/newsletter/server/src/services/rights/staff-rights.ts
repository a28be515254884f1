import { parseEmail } from '../../domain/address/email-address';
import { Refusal } from '../../domain/refusal';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { AccessExport } from './access-export';
import type { AddressChangeService } from './address-change';
import type { Audit } from '../audit';
import type { ErasureService } from './erasure';
import type { Keys } from '../keys';

/** How a wish reached the team. Closed words: a free text would bring the address back into the audit. */
export const REQUEST_WAYS = ['letter', 'mail', 'phone', 'in-person', 'authority', 'other'] as const;
export type RequestWay = (typeof REQUEST_WAYS)[number];

export interface Staff {
  readonly actor: string;
  readonly ip: string;
  readonly userAgent: string;
}

export interface ErasureOutcome {
  /** Until when the evidence stays under lock, epoch ms; null where none is kept. */
  readonly proofKeptUntil: number | null;
}

interface Deps {
  readonly keys: Keys;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly access: AccessExport;
  readonly erasure: ErasureService;
  readonly addressChange: AddressChangeService;
}

/** The rights of a person who turns to the team instead of using the links in the mails (GDPR Art. 15 to 17). */
export const createStaffRights = (deps: Deps) => {
  const { keys, audit, senders, subscribers, consents, access, erasure, addressChange } = deps;

  const known = async (id: string, rule: string): Promise<SubscriberRecord> => {
    const subscriber = await subscribers.find(id);
    if (!subscriber || subscriber.state === 'erased') throw new Refusal('not_found', rule);
    return subscriber;
  };

  const wayOf = (way: unknown, rule: string): RequestWay => {
    const found = REQUEST_WAYS.find((one) => one === way);
    if (found === undefined) throw new Refusal('reason_missing', rule, { field: 'way' });
    return found;
  };

  return {
    /** Everything that is stored, to be handed to the person. Whoever takes it is in the audit. */
    export: async (id: string, actor: string) => {
      const person = await known(id, 'G-15');
      const data = await access.ofPerson(person);
      await audit.write({ actor, action: 'subscriber.access-export', subject: id });
      return data;
    },

    /**
     * Erases for good. The address has to be typed, so that nobody erases the wrong person by a click.
     * @throws Refusal not_found, reason_missing, address_mismatch
     */
    erase: async (
      id: string,
      input: { email: unknown; way: unknown },
      actor: string,
    ): Promise<ErasureOutcome> => {
      const person = await known(id, 'G-17');
      const reason = wayOf(input.way, 'G-17');
      const typed = parseEmail(input.email);
      if (!typed.ok || keys.hashAddress(typed.address.normalised) !== person.emailHash)
        throw new Refusal('address_mismatch', 'G-17', { field: 'email' });
      const proofKeptUntil = await erasure.wouldKeepUntil(person);
      await erasure.erase(id, { method: 'staff', actor, reason });
      return { proofKeptUntil };
    },

    /**
     * Asks the new address; nothing changes until its mailbox says yes.
     * @throws Refusal not_found, reason_missing, nothing_to_move, sender_not_active, email_*, field_invalid, too_many_requests
     */
    correct: async (id: string, input: { email: unknown; way: unknown }, staff: Staff): Promise<void> => {
      const person = await known(id, 'G-16');
      const way = wayOf(input.way, 'G-16');
      const sender = await senders.find(person.senderId);
      if (sender?.state !== 'active') throw new Refusal('sender_not_active', 'G-16');
      const held = await consents.ofSubscriber(id);
      if (!held.some(({ consent: { state } }) => state === 'active'))
        throw new Refusal('nothing_to_move', 'G-16');
      await addressChange.request(person, {
        email: input.email,
        act: { ...staff, reason: way },
        pageUrl: 'admin',
      });
      await audit.write({
        actor: staff.actor,
        action: 'subscriber.address-change',
        subject: id,
        details: { way },
      });
    },
  };
};

export type StaffRights = ReturnType<typeof createStaffRights>;
