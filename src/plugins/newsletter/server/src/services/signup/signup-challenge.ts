import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import type { SignupTrafficRepository } from '../../repositories/signup/signup-traffic';
import type { Clock } from '../clock';
import type { Keys } from '../keys';

const VALID_MS = 10 * 60_000;
/** One try costs a browser and an attacker's server alike about a millisecond: the browser's own code runs it. */
const ITERATIONS = 5_000;
const FEWEST_TRIES = 200;
const MOST_TRIES = 600;

const solutionSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string().max(40),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      // A foreign challenge is refused for its signature; until then it must not cost us anything.
      cost: z.literal(ITERATIONS),
      keyLength: z.number().int().max(64),
      keyPrefix: z.string().max(128),
      keySignature: z.string().max(64),
      expiresAt: z.number(),
      data: z.object({ form: z.string().max(80) }),
    }),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  solution: z.object({
    counter: z.number().int(),
    derivedKey: z.string().max(128),
    time: z.number().optional(),
  }),
});

interface Deps {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly traffic: SignupTrafficRepository;
}

const invalid = () => new Refusal('proof_invalid', 'C.6', { field: 'proof' });

/** ALTCHA proof of work, issued and checked here: no third party sees a visitor, and none has to be asked. */
export const createSignupChallenge = ({ clock, keys, traffic }: Deps) => {
  const secrets = {
    hmacSignatureSecret: keys.proofOfWork.challenge,
    hmacKeySignatureSecret: keys.proofOfWork.solution,
  };
  return {
    /** Bound to one form, good for ten minutes, stored nowhere. */
    issue: (slug: string) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: ITERATIONS,
        counter: randomInt(FEWEST_TRIES, MOST_TRIES),
        data: { form: slug },
        deriveKey,
        expiresAt: Math.floor((clock.now() + VALID_MS) / 1_000),
        ...secrets,
      }),

    /** Takes a solution, once. @throws Refusal proof_invalid when it is wrong, old, used or of another form */
    spend: async (slug: string, proof: unknown): Promise<void> => {
      const { data } = solutionSchema.safeParse(proof);
      if (!data || data.challenge.parameters.data.form !== slug) throw invalid();
      const expiresAt = data.challenge.parameters.expiresAt * 1_000;
      const { verified } = await verifySolution({ ...data, deriveKey, ...secrets });
      if (!verified || expiresAt < clock.now()) throw invalid();
      if (!(await traffic.spendProof(data.challenge.signature, expiresAt, clock.now()))) throw invalid();
    },
  };
};

export type SignupChallenge = ReturnType<typeof createSignupChallenge>;
