import { Resolver } from 'node:dns/promises';
import { readMx, type MxAnswer } from '../../domain/delivery/mx-answer';

/** One try at each name server: whoever is slower than this is asked again another time. */
const TIMEOUT_MS = 1_500;
const NOT_THERE: readonly string[] = ['ENODATA', 'ENOTFOUND', 'EBADNAME'];

/** Asks who takes in the mail of a domain. Never throws. */
export type AskMx = (domain: string) => Promise<MxAnswer>;

/** @param servers addresses of name servers, with a port if it is not 53; none: those of this machine */
export const mxLookup = (servers: readonly string[], timeout = TIMEOUT_MS): AskMx => {
  const resolver = new Resolver({ timeout, tries: 1 });
  if (servers.length > 0) resolver.setServers(servers);
  return async (domain) => {
    try {
      return readMx(await resolver.resolveMx(domain));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return { kind: NOT_THERE.includes(String(code)) ? 'none' : 'unknown' };
    }
  };
};
