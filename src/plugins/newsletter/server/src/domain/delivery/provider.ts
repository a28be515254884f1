import { getDomain } from 'tldts';
import { MAILBOX_PROVIDERS, type ProviderName } from './mailbox-providers';

/** `other`: everybody whom the table does not name. Counters are kept by this, so that there are few of them. */
export type ProviderGroup = ProviderName | 'other';

export interface Provider {
  readonly group: ProviderGroup;
  /** Who slows down and pauses together: a provider of the table, or one registrable domain. */
  readonly lane: string;
}

/** A group as it was written down: one that only another version knows is one of the others here. */
export const groupOf = (written: string): ProviderGroup =>
  Object.hasOwn(MAILBOX_PROVIDERS, written) ? (written as ProviderName) : 'other';

const UNKNOWN: Provider = { group: 'other', lane: 'other' };

const bySuffix = (kind: 'domains' | 'mx'): ReadonlyMap<string, ProviderName> =>
  new Map(
    Object.entries(MAILBOX_PROVIDERS).flatMap(([name, row]) =>
      row[kind].map((suffix) => [suffix, name as ProviderName] as const),
    ),
  );

const DOMAINS = bySuffix('domains');
const MX_HOSTS = bySuffix('mx');

const plain = (host: string): string => host.trim().toLowerCase().replace(/\.+$/, '');

/** The host itself and every domain above it, the longest first. */
const suffixesOf = (host: string): readonly string[] => {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
};

const find = (host: string, table: ReadonlyMap<string, ProviderName>): Provider | null => {
  for (const suffix of suffixesOf(host)) {
    const name = table.get(suffix);
    if (name !== undefined) return { group: name, lane: name };
  }
  return null;
};

const ownLane = (host: string): Provider => {
  const domain = getDomain(host);
  return domain === null ? UNKNOWN : { group: 'other', lane: domain };
};

/** Who keeps the mailboxes of a domain, as far as its name tells (C.3). Never asks anybody. */
export const providerOfDomain = (domain: string): Provider => {
  const host = plain(domain);
  return find(host, DOMAINS) ?? ownLane(host);
};

/** Who keeps them by its mail servers, the preferred one first: a company's own domain may live at a large provider. */
export const providerOfMx = (hosts: readonly string[]): Provider | null => {
  const [first] = hosts;
  if (first === undefined) return null;
  for (const host of hosts) {
    const known = find(plain(host), MX_HOSTS);
    if (known) return known;
  }
  return ownLane(plain(first));
};

/** The part behind the last @; empty for what is no address. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
