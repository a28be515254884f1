import { Resolver } from 'node:dns/promises';

/** Null: the name servers did not answer. */
export interface Dns {
  txt(name: string): Promise<readonly string[] | null>;
  mx(name: string): Promise<readonly string[] | null>;
}

const NOT_THERE: readonly string[] = ['ENODATA', 'ENOTFOUND'];

const orNothing = async <T>(answer: Promise<readonly T[]>): Promise<readonly T[] | null> => {
  try {
    return await answer;
  } catch (error) {
    return NOT_THERE.includes(String((error as NodeJS.ErrnoException).code)) ? [] : null;
  }
};

/** The name servers of this machine. Asked only when a person asks. */
export const systemDns = (): Dns => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return {
    txt: (name) => orNothing(resolver.resolveTxt(name).then((all) => all.map((parts) => parts.join('')))),
    mx: (name) => orNothing(resolver.resolveMx(name).then((all) => all.map(({ exchange }) => exchange))),
  };
};
