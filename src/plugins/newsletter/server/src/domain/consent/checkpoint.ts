import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './ledger';

export const CHECKPOINT_FORMAT = 'jawort-checkpoint/1';

const HASH = z.string().regex(/^[0-9a-f]{64}$/);

const checkpointSchema = z.strictObject({
  format: z.literal(CHECKPOINT_FORMAT),
  /** Random id of the installation, made with its key. */
  installation: z.string().min(1).max(64),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** The head of every chain at that moment, in the order of the sender ids. */
  senders: z.array(
    z.strictObject({
      senderId: z.string().min(1).max(255),
      seq: z.number().int().min(1),
      headHash: HASH,
    }),
  ),
  /** Ed25519, SPKI DER in base64. */
  publicKey: z.base64().max(200),
  /** Ed25519 over the canonical JSON of everything above, base64. */
  signature: z.base64().max(200),
});

/** What all chains looked like at one moment, signed: no record up to there can be changed unseen by its holder. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

export type UnsignedCheckpoint = Omit<Checkpoint, 'signature'>;

/** Null for whatever is not a checkpoint of this format. */
export const parseCheckpoint = (value: unknown): Checkpoint | null => {
  const parsed = checkpointSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
};

const signedBytes = (checkpoint: UnsignedCheckpoint): Buffer => {
  const { format, installation, createdAt, senders, publicKey } = checkpoint;
  return Buffer.from(canonicalJson({ format, installation, createdAt, senders, publicKey }), 'utf8');
};

export const publicKeyOf = (privateKey: KeyObject): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');

export const signCheckpoint = (
  checkpoint: Omit<UnsignedCheckpoint, 'format' | 'publicKey'>,
  privateKey: KeyObject,
): Checkpoint => {
  const unsigned = { format: CHECKPOINT_FORMAT, ...checkpoint, publicKey: publicKeyOf(privateKey) } as const;
  return { ...unsigned, signature: sign(null, signedBytes(unsigned), privateKey).toString('base64') };
};

/** Whether this very key signed exactly this. Whose key it is has to be known from elsewhere. */
export const isSignedBy = (checkpoint: Checkpoint, publicKey: string): boolean => {
  if (checkpoint.publicKey !== publicKey) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, signedBytes(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'))
    );
  } catch {
    // Bytes that are no key have signed nothing.
    return false;
  }
};

export interface CheckpointFault {
  /** `unsigned`: not signed with the key of this ledger; `rewritten`: another record, or none, stands there now. */
  readonly kind: 'unsigned' | 'rewritten';
  readonly createdAt: string;
  readonly senderId: string | null;
  readonly seq: number | null;
}
