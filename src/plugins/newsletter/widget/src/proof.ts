import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

/**
 * Solves a proof of work. In the page and not in a worker: browsers refuse workers from another origin, and a strict
 * CSP refuses those from a blob. The hashing is the browser's own code off the main thread, so the page stays usable.
 */
export const solve = async (challenge: unknown): Promise<unknown> => {
  const { parameters, signature } = challenge as Challenge;
  const solution = await solveChallenge({
    challenge: { parameters, ...(signature ? { signature } : {}) },
    deriveKey,
  });
  if (solution === null) throw new Error('The challenge was not solved in time.');
  return { challenge: { parameters, signature }, solution };
};
