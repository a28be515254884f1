import { parseEmail, type EmailAddress } from '../domain/address/email-address';
import { Refusal } from '../domain/refusal';
import type { MailHosts } from './sending/mail-hosts';

/** A visitor waits no longer for a name server. */
const VISITORS_PATIENCE_MS = 2_000;
/** So many rows of a list wait no longer for all name servers together. */
const LISTS_PATIENCE_MS = 5_000;

/** At the door: whether anybody can have a mailbox at the domain of an address (C.2.2). */
export interface MailboxCheck {
  /** False: nobody is ever asked. */
  readonly isOn: boolean;
  /** @throws Refusal domain_takes_no_mail */
  require(address: Pick<EmailAddress, 'domain'>): Promise<void>;
  /** Asks about the domains of many addresses at once, as they stand in a list. */
  learn(emails: Iterable<string>): Promise<void>;
  /** By what is known now; false where nobody knows. */
  hasNoMailbox(domain: string): boolean;
}

/**
 * A typing error behind the @ is told at once instead of waiting for a mail that comes back. Only what name servers say
 * in so many words refuses anybody: no mail by the domain's own word (RFC 7505), or no such domain. Silence, a fault
 * and a slow answer let everybody in. Where the site wants no look-ups nobody is asked.
 */
export const createMailboxCheck = (
  mailHosts: Pick<MailHosts, 'isOn' | 'learn' | 'hasNoMailbox'>,
): MailboxCheck => ({
  isOn: mailHosts.isOn,

  require: async ({ domain }) => {
    if (!mailHosts.isOn) return;
    await mailHosts.learn([domain], VISITORS_PATIENCE_MS);
    if (mailHosts.hasNoMailbox(domain))
      throw new Refusal('domain_takes_no_mail', 'C.2.2', { field: 'email' });
  },

  learn: async (emails) => {
    const domains = new Set<string>();
    for (const email of emails) {
      const parsed = parseEmail(email);
      if (parsed.ok) domains.add(parsed.address.domain);
    }
    await mailHosts.learn(domains, LISTS_PATIENCE_MS);
  },

  hasNoMailbox: mailHosts.hasNoMailbox,
});
