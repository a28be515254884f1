import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

let known: ReadonlySet<string> | null = null;

/**
 * Whether addresses of this domain are made to be thrown away (MSR-2.4-21): nobody reads there tomorrow. The list
 * travels with the product; relays that forward to a person's real mailbox are not on it.
 * @param domain lower-case A-label form
 */
export const isDisposableDomain = (domain: string): boolean => {
  known ??= disposableEmailBlocklistSet();
  for (let name = domain; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (known.has(name)) return true;
  }
  return false;
};
