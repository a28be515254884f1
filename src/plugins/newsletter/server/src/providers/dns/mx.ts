import { Resolver } from 'node:dns/promises';
import { readMx, type MxAnswer } from '../../domain/delivery/mx-answer';

/** One try at each name server: whoever is slower than this is asked again another time. */
const TIMEOUT_MS = 1_500;
const NOT_THERE: readonly string[] = ['ENODATA', 'ENOTFOUND'];
/** For name servers it is no name at all. */
const NO_NAME = 'EBADNAME';

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

/** Asks who takes in the mail of a domain. Never throws. */
export type AskMx = (domain: string) => Promise<MxAnswer>;

/** @param servers addresses of name servers, with a port if it is not 53; none: those of this machine */
export const mxLookup = (servers: readonly string[], timeout = TIMEOUT_MS): AskMx => {
  const resolver = new Resolver({ timeout, tries: 1 });
  if (servers.length > 0) resolver.setServers(servers);

  /** Only what is said in so many words: silence about addresses is none. */
  const hasNone = async (addresses: Promise<readonly string[]>): Promise<boolean> => {
    try {
      return (await addresses).length === 0;
    } catch (error) {
      return NOT_THERE.includes(codeOf(error));
    }
  };

  /** Without mail servers the domain's own address takes its mail in, if it has one (RFC 5321 5.1). */
  const withoutServers = async (domain: string): Promise<MxAnswer> => {
    const none = await Promise.all([hasNone(resolver.resolve4(domain)), hasNone(resolver.resolve6(domain))]);
    return { kind: none.every(Boolean) ? 'absent' : 'none' };
  };

  return async (domain) => {
    try {
      return readMx(await resolver.resolveMx(domain));
    } catch (error) {
      const code = codeOf(error);
      if (NOT_THERE.includes(code)) return withoutServers(domain);
      return { kind: code === NO_NAME ? 'none' : 'unknown' };
    }
  };
};
