import { DAY_MS } from '../../domain/consent/confirmation';
import { originOf, type Origin } from '../../domain/consent/origin';
import { originMail, type OriginEntry } from '../../domain/notice';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { Sender } from '../../repositories/senders';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import { createMailboxAnswers } from './mailbox-answers';

type Deps = Parameters<typeof createMailboxAnswers>[0] & {
  readonly purposes: PurposeRepository;
  readonly ledger: LedgerRepository;
};

const GIVE_UP_MS = 2 * DAY_MS;

/** "Where do you have my address from?" (MSR-AS-9, GDPR Art. 15): answered by mail to that address and nowhere else. */
export const createOriginService = (deps: Deps) => {
  const { purposes, ledger } = deps;

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

  const answers = createMailboxAnswers(deps, {
    notice: 'origin',
    limit: 'origin-request',
    rule: 'MSR-AS-9',
    write: async ({ subscriber, sender, letterhead, locale }, now) => ({
      mail: originMail({ ...letterhead, entries: await entriesOf(subscriber, sender) }, locale),
      reference: null,
      giveUpAt: now + GIVE_UP_MS,
    }),
  });

  return { ask: answers.ask };
};

export type OriginService = ReturnType<typeof createOriginService>;
