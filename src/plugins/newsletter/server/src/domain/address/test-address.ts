/** Mailboxes that programs once came with as samples and that still stand in old lists (AT-4). */
const ADDRESSES: ReadonlySet<string> = new Set(['karl.testinger@firma.at', 'max.mustermann@home.at']);

/** Names of networks behind somebody's router, with whatever stands in front. No mail ever reaches them. */
const DOMAINS: readonly string[] = ['firma.lan', 'home.lan'];

/** Whether an address is one of the known old test addresses: nobody's, so nobody consented and nobody reads (AT-4). */
export const isTestAddress = (email: string): boolean => {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).toLowerCase().split('+')[0] ?? '';
  const domain = email.slice(at + 1).toLowerCase();
  return (
    ADDRESSES.has(`${local}@${domain}`) ||
    DOMAINS.some((name) => domain === name || domain.endsWith(`.${name}`))
  );
};
