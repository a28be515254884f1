import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  isSignedBy,
  parseCheckpoint,
  publicKeyOf,
  signCheckpoint,
  type Checkpoint,
  type CheckpointFault,
} from '../../domain/consent/checkpoint';
import { canonicalJson } from '../../domain/consent/ledger';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type {
  LedgerCheckpointRepository,
  StoredLedgerKey,
} from '../../repositories/ledger/ledger-checkpoints';
import { randomId } from '../../repositories/rows';
import type { Clock } from '../clock';
import type { Encryption } from '../dkim/dkim-keys';
import type { LedgerSealing } from './ledger-sealing';

interface Deps {
  readonly clock: Clock;
  readonly encryption: Encryption;
  readonly ledger: LedgerRepository;
  readonly checkpoints: LedgerCheckpointRepository;
  readonly ledgerSealing: LedgerSealing;
}

/** What visitors and auditors get to see of the key. */
export interface PublishedLedgerKey {
  readonly algorithm: 'Ed25519';
  readonly installation: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;
}

const BATCH = 50;
const UNREADABLE = 'the checkpoint key cannot be read: was ENCRYPTION_KEY changed?';

/** Signed copies of all heads. A chain that was rewritten, MACs and all, no longer holds the hashes they name. */
export const createLedgerCheckpoints = (deps: Deps) => {
  const { clock, encryption, ledger, checkpoints, ledgerSealing } = deps;

  const makeKey = async (): Promise<void> => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const encrypted = encryption.encrypt(pem);
    if (!encrypted) throw new Error('The checkpoint key cannot be encrypted: ENCRYPTION_KEY is not set.');
    const key = { installation: randomId(), publicKey: publicKeyOf(privateKey), privateKey: encrypted };
    await checkpoints.addKey(key, clock.now());
  };

  const openKey = (stored: StoredLedgerKey): KeyObject => {
    const pem = encryption.decrypt(stored.privateKey);
    if (!pem) throw new Error(UNREADABLE);
    return createPrivateKey(pem);
  };

  /** The key in use, made at its first use. */
  const signingKey = async (): Promise<{ installation: string; privateKey: KeyObject }> => {
    if (!(await checkpoints.key())) await makeKey();
    const stored = await checkpoints.key();
    if (!stored) throw new Error('A checkpoint key just written cannot be read.');
    return { installation: stored.installation, privateKey: openKey(stored) };
  };

  /** By the private key where there is one: the column beside it could be anybody's. */
  const ownPublicKey = async (): Promise<string | null> => {
    const stored = await checkpoints.key();
    return stored ? publicKeyOf(openKey(stored)) : null;
  };

  const faultsOf = async (checkpoint: Checkpoint, publicKey: string | null): Promise<CheckpointFault[]> => {
    const { createdAt } = checkpoint;
    if (publicKey === null || !isSignedBy(checkpoint, publicKey))
      return [{ kind: 'unsigned', createdAt, senderId: null, seq: null }];
    const faults: CheckpointFault[] = [];
    for (const { senderId, seq, headHash } of checkpoint.senders) {
      if ((await ledger.hashAt(senderId, seq)) !== headHash)
        faults.push({ kind: 'rewritten', createdAt, senderId, seq });
    }
    return faults;
  };

  return {
    /** Null until the first checkpoint was made. */
    publishedKey: async (): Promise<PublishedLedgerKey | null> => {
      const stored = await checkpoints.key();
      return stored
        ? { algorithm: 'Ed25519', installation: stored.installation, publicKey: stored.publicKey }
        : null;
    },

    newestAt: () => checkpoints.newestAt(),

    /** Seals what waits, signs all heads as they are now and keeps that. @throws Error without an encryption key */
    create: async (): Promise<Checkpoint> => {
      await ledgerSealing.sealAll();
      const { installation, privateKey } = await signingKey();
      const heads = [...(await ledger.heads())].sort((a, b) => (a.senderId < b.senderId ? -1 : 1));
      const now = clock.now();
      const senders = heads
        .filter(({ head }) => head.seq > 0)
        .map(({ senderId, head }) => ({ senderId, seq: head.seq, headHash: head.hash }));
      const checkpoint = signCheckpoint(
        { installation, createdAt: new Date(now).toISOString(), senders },
        privateKey,
      );
      await checkpoints.add(canonicalJson(checkpoint), now);
      return checkpoint;
    },

    /** Holds the kept checkpoints, and one kept elsewhere, against the chains as they are. */
    compare: async (
      elsewhere?: Checkpoint,
    ): Promise<{ compared: number; faults: readonly CheckpointFault[] }> => {
      const publicKey = await ownPublicKey();
      const faults = elsewhere ? await faultsOf(elsewhere, publicKey) : [];
      let compared = elsewhere ? 1 : 0;
      let last = 0;
      for (;;) {
        const batch = await checkpoints.read(last, BATCH);
        for (const { id, document } of batch) {
          const checkpoint = parseCheckpoint(readJson(document));
          if (checkpoint) faults.push(...(await faultsOf(checkpoint, publicKey)));
          else faults.push({ kind: 'unsigned', createdAt: '', senderId: null, seq: null });
          compared += 1;
          last = id;
        }
        if (batch.length < BATCH) return { compared, faults };
      }
    },
  };
};

/** What somebody else wrote there need not be JSON. */
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

export type LedgerCheckpoints = ReturnType<typeof createLedgerCheckpoints>;
