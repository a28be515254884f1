/** Names of the files that are loaded only when somebody needs them; the build puts in the hash of their content. */
declare const __PROOF_FILE__: string;
declare const __SPELLING_FILE__: string;

const load = <T>(home: string, file: string): Promise<T> => import(new URL(file, home).href) as Promise<T>;

export const solve = async (home: string, challenge: unknown): Promise<unknown> =>
  (await load<typeof import('./proof')>(home, __PROOF_FILE__)).solve(challenge);

/** A better spelling, or null; also where the list cannot be loaded, because it is a courtesy. */
export const suggest = async (home: string, email: string): Promise<string | null> => {
  try {
    return (await load<typeof import('./spelling')>(home, __SPELLING_FILE__)).suggest(email);
  } catch {
    return null;
  }
};
