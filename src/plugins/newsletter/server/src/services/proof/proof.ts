import { payloadHashOf, type LedgerRecord } from '../../domain/consent/ledger';
import { isAuthentic } from '../../domain/consent/record-mac';
import { buildProof } from '../../domain/proof/build-proof';
import { readRecord } from '../../domain/proof/declarations';
import type { Proof } from '../../domain/proof/proof';
import { Refusal } from '../../domain/refusal';
import type { FormVersion } from '../../domain/signup-form/form-version';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { GuardedRecord, LedgerRepository } from '../../repositories/ledger/ledger';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { SenderRepository } from '../../repositories/senders';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { Keys } from '../keys';
import type { LedgerSealing } from '../ledger/ledger-sealing';

interface Deps {
  readonly audit: Audit;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly forms: SignupFormRepository;
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
  readonly consents: ConsentRepository;
  readonly ledger: LedgerRepository;
  readonly ledgerSealing: LedgerSealing;
}

/** What of a subscriber is to be proved, and who asks. */
export interface ProofOrder {
  readonly actor: string;
  /** One purpose; all of them when absent. */
  readonly purposeKey?: string | undefined;
}

/** What has no place in the chain after sealing was not written by the product: it proves nothing. */
const sealed = (record: GuardedRecord): (LedgerRecord & GuardedRecord)[] => {
  const { seq, previousHash, hash } = record;
  if (seq === null || previousHash === null || hash === null) return [];
  const payloadHash = record.payloadHash ?? payloadHashOf(record.payload);
  return [{ ...record, seq, previousHash, hash, payloadHash }];
};

/** Everything that proves the consent of one subscriber, with its place in the chain (MOS-2.8, B.16). */
export const createProofService = (deps: Deps) => {
  const { audit, clock, keys, senders, purposes, forms, subscribers, suppressions, consents, ledger } = deps;

  /** The form versions that the records name. */
  const formsOf = async (records: readonly LedgerRecord[]): Promise<readonly FormVersion[]> => {
    const named = new Map(
      records
        .map((record) => readRecord(record).evidence.form)
        .flatMap((form) => (form ? [[`${form.id} ${form.version}`, form] as const] : [])),
    );
    const found = [];
    for (const { id, version } of named.values()) found.push(await forms.version(id, version));
    return found.filter((form): form is FormVersion => form !== null);
  };

  const subscriberPart = (subscriber: SubscriberRecord): Proof['subscriber'] => {
    const erased = subscriber.state === 'erased' || subscriber.email === '';
    return {
      id: subscriber.id,
      address: erased ? null : subscriber.email,
      normalised: erased ? null : subscriber.emailNormalised,
      addressSalt: erased ? null : keys.addressSalt(subscriber.id),
    };
  };

  const recordsOf = async (subscriber: SubscriberRecord, purposeKey?: string) => {
    // A proof names places in the chain; what came in the last second gets its own now.
    await deps.ledgerSealing.sealSender(subscriber.senderId);
    const kept = await ledger.ofSubscriber(subscriber.id, purposeKey);
    const records = kept.flatMap(sealed);
    // Whoever has the database can make a chain fit around what he wrote, and the file would then verify.
    if (!records.every((record) => isAuthentic(record, keys.ledgerMac)))
      throw new Refusal('ledger_unsound', 'G-7.1');
    return records.sort((one, other) => one.seq - other.seq);
  };

  const prove = async (subscriber: SubscriberRecord, order: ProofOrder): Promise<Proof> => {
    const sender = await senders.find(subscriber.senderId);
    const records = await recordsOf(subscriber, order.purposeKey);
    const proof = buildProof({
      now: clock.now(),
      sender: {
        id: subscriber.senderId,
        name: sender?.name ?? null,
        zone: sender?.timeZone ?? 'UTC',
      },
      subscriber: subscriberPart(subscriber),
      purposes: await purposes.ofSender(subscriber.senderId),
      consents: await consents.ofSubscriber(subscriber.id),
      suppressions: await suppressions.of(subscriber.senderId, subscriber.emailHash),
      forms: await formsOf(records),
      records,
      head: (await ledger.head(subscriber.senderId)) ?? { seq: 0, hash: '0'.repeat(64) },
    });
    await audit.write({
      actor: order.actor,
      action: 'proof',
      subject: subscriber.id,
      details: { purposeKey: order.purposeKey ?? null, records: records.length, digest: proof.digest },
    });
    return proof;
  };

  return {
    /** @throws Refusal not_found, also where there is not one record to prove anything with; ledger_unsound */
    bySubscriber: async (subscriberId: string, order: ProofOrder): Promise<Proof> => {
      const subscriber = await subscribers.find(subscriberId);
      if (!subscriber) throw new Refusal('not_found', 'MOS-2.8');
      const proof = await prove(subscriber, order);
      if (order.purposeKey !== undefined && proof.records.length === 0)
        throw new Refusal('purpose_unknown', 'MOS-2.8', { field: 'purpose' });
      return proof;
    },

    /** The proofs of one address at every sender. For the operator: a sender's team asks by subscriber. */
    byAddressHash: async (emailHash: string, order: ProofOrder): Promise<readonly Proof[]> => {
      const proofs = [];
      for (const subscriber of await subscribers.findAllByHash(emailHash))
        proofs.push(await prove(subscriber, order));
      return proofs;
    },
  };
};

export type ProofService = ReturnType<typeof createProofService>;
