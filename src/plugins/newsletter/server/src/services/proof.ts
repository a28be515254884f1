import { Refusal } from '../domain/refusal';
import type { ConsentRepository } from '../repositories/consents';
import type { LedgerRepository } from '../repositories/ledger';
import type { PurposeRepository } from '../repositories/purposes';
import type { SenderRepository } from '../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../repositories/subscribers';
import type { Clock } from './clock';
import type { LedgerSealing } from './ledger-sealing';

interface Deps {
  readonly clock: Clock;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly ledger: LedgerRepository;
  readonly ledgerSealing: LedgerSealing;
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Everything that proves the consent of one subscriber, purpose by purpose, with its place in the chain (MOS-2.8, B.16). */
export const createProofService = (deps: Deps) => {
  const { clock, senders, purposes, subscribers, consents, ledger, ledgerSealing } = deps;

  const ofPurpose = async (subscriber: SubscriberRecord, purposeKey: string) => {
    const consent = await consents.find(subscriber.id, purposeKey);
    const purpose = await purposes.find(subscriber.senderId, purposeKey);
    const records = await ledger.ofSubscriber(subscriber.id, purposeKey);
    return {
      purpose: { key: purposeKey, title: purpose?.title ?? null, kind: purpose?.kind ?? null },
      state: consent?.state ?? null,
      expressedAt: instant(consent?.expressedAt ?? null),
      expiresAt: instant(consent?.expiresAt ?? null),
      events: records.map(({ payload, ...record }) => ({
        ...record,
        evidence: JSON.parse(payload) as unknown,
        payload,
      })),
    };
  };

  const ofSubscriber = async (subscriber: SubscriberRecord) => {
    // A proof names places in the chain; what came in the last second gets its own now.
    await ledgerSealing.sealSender(subscriber.senderId);
    const sender = await senders.find(subscriber.senderId);
    const records = await ledger.ofSubscriber(subscriber.id);
    const keys = [...new Set(records.map((record) => record.purposeKey))];
    return {
      version: 1,
      producedAt: new Date(clock.now()).toISOString(),
      sender: { id: subscriber.senderId, name: sender?.name ?? null },
      subscriber: { id: subscriber.id, email: subscriber.email },
      purposes: await Promise.all(keys.map((key) => ofPurpose(subscriber, key))),
      howToVerify:
        'Each event’s hash is the SHA-256 of the canonical JSON (RFC 8785) of documentId, event, occurredAt, payloadHash (SHA-256 of the payload string, unless that says redacted: then the evidence was erased and its hash is what is left), previousHash, purposeKey, senderId, seq and subscriberId; previousHash is the hash of the sender’s event with seq − 1.',
    };
  };

  return {
    /** @throws Refusal not_found */
    bySubscriber: async (subscriberId: string) => {
      const subscriber = await subscribers.find(subscriberId);
      if (!subscriber) throw new Refusal('not_found', 'MOS-2.8');
      return ofSubscriber(subscriber);
    },

    /** The proofs of one address at every sender. For the operator: a sender's team asks by subscriber. */
    byAddressHash: async (emailHash: string) =>
      Promise.all((await subscribers.findAllByHash(emailHash)).map(ofSubscriber)),
  };
};

export type ProofService = ReturnType<typeof createProofService>;
