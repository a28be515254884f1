import { pbkdf2Sync } from 'node:crypto';
import type { Loose } from './doors';

/** Solves a challenge by the published format alone: nonce and counter are the password, counted up from nought. */
export const solve = async ({ parameters, signature }: Loose): Promise<Loose> => {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const prefix = Buffer.from(keyPrefix, 'hex');
  const password = Buffer.concat([Buffer.from(nonce, 'hex'), Buffer.alloc(4)]);
  for (let counter = 0; counter < 10_000; counter += 1) {
    password.writeUInt32BE(counter, password.length - 4);
    const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), cost, keyLength, 'sha256');
    if (key.subarray(0, prefix.length).equals(prefix))
      return {
        challenge: { parameters, signature },
        solution: { counter, derivedKey: key.toString('hex') },
      };
  }
  throw new Error('Not solved.');
};
