import type { Database } from '../../db/database';
import { parseEmail } from '../../domain/address/email-address';
import { DAY_MS } from '../../domain/consent/confirmation';
import { originOf, type Origin } from '../../domain/consent/origin';
import { originMail, type OriginEntry } from '../../domain/notice';
import { Refusal } from '../../domain/refusal';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { LedgerRepository } from '../../repositories/ledger';
import type { NoticeRepository } from '../../repositories/notices';
import type { PurposeRepository } from '../../repositories/purposes';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers';
import type { Clock } from '../clock';
import type { Keys } from '../keys';
import type { Links } from '../links';
import type { RateLimits } from '../rate-limits';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly limits: RateLimits;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
  readonly purposes: PurposeRepository;
  readonly ledger: LedgerRepository;
  readonly notices: NoticeRepository;
  wake(): void;
}

const NOTICE = 'origin';
const GIVE_UP_MS = 2 * DAY_MS;

/** "Where do you have my address from?" (MSR-AS-9, GDPR Art. 15): answered by mail to that address and nowhere else. */
export const createOriginService = (deps: Deps) => {
  const { database, clock, keys, links, limits, senders, subscribers, purposes, ledger, notices } = deps;

  const entryOf = async (origin: Origin, sender: Sender): Promise<OriginEntry> => {
    const purpose = await purposes.find(sender.id, origin.purposeKey);
    const step = ({ at, ip }: { at: number; ip: string | null }) => ({
      moment: { at: new Date(at), zone: sender.timeZone },
      ...(ip === null ? {} : { ip }),
    });
    return {
      purposeTitle: purpose?.title ?? origin.purposeKey,
      source: origin.source,
      requested: step(origin.requested),
      ...(origin.confirmed ? { confirmed: step(origin.confirmed) } : {}),
      ...(origin.withdrawn ? { withdrawn: step(origin.withdrawn) } : {}),
      consentText: origin.text,
    };
  };

  const entriesOf = async (subscriber: SubscriberRecord, sender: Sender): Promise<OriginEntry[]> => {
    const records = await ledger.ofSubscriber(subscriber.id);
    const keysOfPurposes = [...new Set(records.map((record) => record.purposeKey))];
    const origins = keysOfPurposes.map((key) =>
      originOf(
        key,
        records.filter((record) => record.purposeKey === key),
      ),
    );
    return Promise.all(origins.flatMap((origin) => (origin ? [entryOf(origin, sender)] : [])));
  };

  const answer = async (subscriber: SubscriberRecord, locale: 'de' | 'en'): Promise<void> => {
    const sender = await senders.find(subscriber.senderId);
    const now = clock.now();
    if (!sender || (await notices.countTo(subscriber.id, NOTICE, now - DAY_MS)) > 0) return;
    const imprint = checkImprint(sender.imprint);
    const view = {
      senderName: sender.name,
      entries: await entriesOf(subscriber, sender),
      imprintLines: imprint.ok ? imprintLines(imprint.imprint, locale) : [sender.name],
      privacyUrl: sender.privacyUrl ?? links.base,
    };
    await notices.enqueue({
      senderId: sender.id,
      senderDomain: sender.domain,
      kind: 'notice',
      notice: NOTICE,
      subscriberId: subscriber.id,
      reference: null,
      toAddress: subscriber.email,
      ...originMail(view, locale),
      locale,
      createdAt: now,
      giveUpAt: now + GIVE_UP_MS,
    });
  };

  return {
    /**
     * Takes the question. Whether the address is known shows nowhere: strangers get no mail, and every visitor the
     * same page. At most one answer a day for each sender.
     * @throws Refusal email_missing, email_malformed, too_many_requests
     */
    ask: async (input: { email: unknown; ip: string; locale: 'de' | 'en' }): Promise<void> => {
      const parsed = parseEmail(input.email);
      if (!parsed.ok) throw new Refusal(parsed.code, 'MSR-AS-9', { field: 'email' });
      await limits.take('origin-request', input.ip);
      await database.transaction(async () => {
        const known = await subscribers.findAllByHash(keys.hashAddress(parsed.address.normalised));
        for (const subscriber of known)
          if (subscriber.state !== 'erased') await answer(subscriber, input.locale);
      });
      deps.wake();
    },
  };
};

export type OriginService = ReturnType<typeof createOriginService>;
