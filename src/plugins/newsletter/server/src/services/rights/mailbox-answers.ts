import type { Database } from '../../db/database';
import { parseEmail } from '../../domain/address/email-address';
import { DAY_MS } from '../../domain/consent/confirmation';
import type { Locale, ServiceMail } from '../../domain/notice';
import { Refusal } from '../../domain/refusal';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { Keys } from '../keys';
import type { Links } from '../links';
import type { RateLimitName, RateLimits } from '../rate-limits';

/** Who asks: nobody but the mailbox itself learns whether the address is known. */
export interface Question {
  readonly email: unknown;
  readonly ip: string;
  readonly locale: Locale;
}

/** What every such mail says of its sender. */
interface Letterhead {
  readonly senderName: string;
  readonly imprintLines: readonly string[];
  readonly privacyUrl: string;
}

interface Kind {
  readonly notice: 'origin' | 'rights';
  readonly limit: RateLimitName;
  readonly rule: string;
  /** The mail, or nothing to say. In the caller's transaction. */
  write(
    to: { subscriber: SubscriberRecord; sender: Sender; letterhead: Letterhead; locale: Locale },
    now: number,
  ): Promise<{ mail: ServiceMail; reference: string | null; giveUpAt: number }>;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly limits: RateLimits;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
  readonly notices: NoticeRepository;
  wake(): void;
}

/**
 * Answers to questions about an address that go to that address and nowhere else: the same page for every visitor, no
 * mail to strangers, at most one a day, kind and sender.
 */
export const createMailboxAnswers = (deps: Deps, { notice, limit, rule, write }: Kind) => {
  const { database, clock, keys, links, limits, senders, subscribers, notices } = deps;

  const enqueue = async (subscriber: SubscriberRecord, locale: Locale): Promise<void> => {
    const sender = await senders.find(subscriber.senderId);
    const now = clock.now();
    if (!sender || (await notices.countTo(subscriber.id, notice, now - DAY_MS)) > 0) return;
    const imprint = checkImprint(sender.imprint);
    const letterhead = {
      senderName: sender.name,
      imprintLines: imprint.ok ? imprintLines(imprint.imprint, locale) : [sender.name],
      privacyUrl: links.privacy(sender),
    };
    const { mail, reference, giveUpAt } = await write({ subscriber, sender, letterhead, locale }, now);
    await notices.enqueue({
      senderId: sender.id,
      senderDomain: sender.domain,
      kind: 'notice',
      notice,
      subscriberId: subscriber.id,
      reference,
      toAddress: subscriber.email,
      ...mail,
      locale,
      createdAt: now,
      giveUpAt,
    });
  };

  return {
    /** @throws Refusal email_missing, email_malformed, too_many_requests */
    ask: async ({ email, ip, locale }: Question): Promise<void> => {
      const parsed = parseEmail(email);
      if (!parsed.ok) throw new Refusal(parsed.code, rule, { field: 'email' });
      await limits.take(limit, ip);
      await database.transaction(async () => {
        const known = await subscribers.findAllByHash(keys.hashAddress(parsed.address.normalised));
        for (const subscriber of known) if (subscriber.state !== 'erased') await enqueue(subscriber, locale);
      });
      deps.wake();
    },

    /** For somebody who came with the link of a mail and has not to be looked for. */
    askFor: async (subscriber: SubscriberRecord, locale: Locale): Promise<void> => {
      await database.transaction(() => enqueue(subscriber, locale));
      deps.wake();
    },
  };
};
