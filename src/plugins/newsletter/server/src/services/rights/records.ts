import { buildRecords, type ProcessingRecords, type RecordFacts } from '../../domain/records/build-records';
import { printAgreement, printRecords } from '../../domain/records/print-records';
import { Refusal } from '../../domain/refusal';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { Clock } from '../clock';

interface Deps {
  readonly clock: Clock;
  /** How this installation is set up. */
  readonly installation: Pick<RecordFacts, 'publicUrl' | 'abuseAddress' | 'mailServers' | 'abilities'>;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
}

type Locale = 'de' | 'en';

/** Records of processing (G-30) and the template of a processing agreement (G-28), from what is set up right now. */
export const createRecordsService = ({ clock, installation, senders, purposes }: Deps) => {
  const recordSender = async (sender: Sender, locale: Locale) => {
    const checked = checkImprint(sender.imprint);
    const offered = await purposes.ofSender(sender.id);
    return {
      name: sender.name,
      imprintLines: checked.ok ? imprintLines(checked.imprint, locale) : [sender.name],
      privacyUrl: sender.privacyUrl,
      purposes: offered.filter(({ archived }) => !archived),
    };
  };

  const chosen = async (senderId: string | undefined): Promise<readonly Sender[]> => {
    if (senderId === undefined) return senders.all();
    const sender = await senders.find(senderId);
    if (!sender) throw new Refusal('not_found', 'G-30');
    return [sender];
  };

  const facts = async (senderId: string | undefined, locale: Locale): Promise<RecordFacts> => ({
    madeAt: new Date(clock.now()).toISOString(),
    ...installation,
    senders: await Promise.all((await chosen(senderId)).map((sender) => recordSender(sender, locale))),
  });

  return {
    /** @throws Refusal not_found */
    records: async (senderId: string | undefined, locale: Locale): Promise<ProcessingRecords> =>
      buildRecords(await facts(senderId, locale), locale),

    /** @throws Refusal not_found */
    recordsText: async (senderId: string | undefined, locale: Locale): Promise<string> =>
      printRecords(buildRecords(await facts(senderId, locale), locale)),

    /** One template per sender. @throws Refusal not_found */
    agreementText: async (senderId: string | undefined, locale: Locale): Promise<string> => {
      const read = await facts(senderId, locale);
      return read.senders.map((sender) => printAgreement(read, sender, locale)).join('\n');
    },
  };
};

export type RecordsService = ReturnType<typeof createRecordsService>;
