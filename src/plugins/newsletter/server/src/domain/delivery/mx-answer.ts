import { providerOfDomain, providerOfMx, type Provider } from './provider';

/** What the name servers say about who takes in the mail of a domain. */
export type MxAnswer =
  | { readonly kind: 'hosts'; readonly hosts: readonly string[] }
  /** The domain says that it takes no mail (RFC 7505). */
  | { readonly kind: 'null' }
  /** It names no mail servers; as far as anybody knows its own address takes mail in. */
  | { readonly kind: 'none' }
  /** No such domain, or neither mail servers nor an address (RFC 5321 5.1). */
  | { readonly kind: 'absent' }
  /** No answer, or one that says nothing: SERVFAIL, a timeout. */
  | { readonly kind: 'unknown' };

export interface MxRecord {
  readonly priority: number;
  readonly exchange: string;
}

/** No honest domain has more that are equally preferred. */
const MOST_HOSTS = 16;
const HOST = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/;

const nameOf = (exchange: string): string => exchange.trim().toLowerCase().replace(/\.+$/, '');

/**
 * The preferred servers: one that stands behind them, as a reserve or as a filter's second line, says little about
 * whose rules a mail meets. A `.` counts as “no mail” only alone and with preference 0 (RFC 7505 3).
 */
export const readMx = (records: readonly MxRecord[]): MxAnswer => {
  const [only] = records;
  if (only !== undefined && records.length === 1 && only.priority === 0 && nameOf(only.exchange) === '')
    return { kind: 'null' };
  const real = records.filter(({ exchange }) => HOST.test(nameOf(exchange)));
  const best = real.reduce((least, { priority }) => Math.min(least, priority), Infinity);
  const hosts = real.filter(({ priority }) => priority === best).map(({ exchange }) => nameOf(exchange));
  return hosts.length === 0 ? { kind: 'none' } : { kind: 'hosts', hosts: hosts.sort().slice(0, MOST_HOSTS) };
};

/** Whose lane a domain's mail goes by; by the domain's own name where its servers tell nothing (C.3). */
export const providerBy = (domain: string, answer: MxAnswer): Provider => {
  const byName = providerOfDomain(domain);
  if (byName.group !== 'other' || answer.kind !== 'hosts') return byName;
  const byMx = providerOfMx(answer.hosts);
  return byMx === null || byMx.lane === 'other' ? byName : byMx;
};
