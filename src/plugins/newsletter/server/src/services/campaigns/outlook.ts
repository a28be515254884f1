import { warmUpDay, type SendingPolicy, type SimulationInput } from '../../domain/sending-policy';
import type { SenderTermsRepository } from '../../repositories/sender-terms';
import type { Sender } from '../../repositories/senders';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { Clock } from '../clock';
import type { InForceService } from '../sending/in-force';

const HOUR_MS = 3_600_000;

interface Deps {
  readonly clock: Clock;
  readonly inForce: InForceService;
  readonly senderTerms: Pick<SenderTermsRepository, 'contractEnd'>;
  readonly runs: Pick<RunRepository, 'firstFrozenAt'>;
  readonly log: Pick<SendingLogRepository, 'since' | 'countSince' | 'blockedUntil'>;
}

/** Everything a simulation has to know of a sender besides the campaign itself. */
export type Standing = Omit<SimulationInput, 'recipients' | 'listSize' | 'start'>;

/** What the engine would plan with if it were asked now: the same facts, from the same places. */
export const createOutlook = ({ clock, inForce, senderTerms, runs, log }: Deps) => {
  const warmUpOf = async (policy: SendingPolicy, senderDomain: string, now: number) => {
    if (policy.warmUp.value === null) return {};
    const startedAt = await runs.firstFrozenAt(senderDomain);
    const handedOver = await log.countSince(senderDomain, warmUpDay(startedAt, now).from);
    // Without a first campaign the one that is asked about begins the curve.
    return startedAt === null ? {} : { warmUp: { startedAt, handedOver, countedAt: now } };
  };

  return async (sender: Sender): Promise<Standing> => {
    const now = clock.now();
    const { policy, throttlePerHour } = await inForce.ofSender(sender);
    const contractEnd = await senderTerms.contractEnd(sender.id);
    const isCapped = policy.capPerHour.value !== null || throttlePerHour !== null;
    const lookBack = isCapped ? HOUR_MS : policy.spacingMs.value;
    return {
      policy,
      throttlePerHour,
      blockedUntil: await log.blockedUntil(sender.domain),
      log: await log.since(sender.domain, now - lookBack),
      ...(await warmUpOf(policy, sender.domain, now)),
      ...(contractEnd === null ? {} : { until: new Date(contractEnd.endsAt) }),
    };
  };
};

export type Outlook = ReturnType<typeof createOutlook>;
