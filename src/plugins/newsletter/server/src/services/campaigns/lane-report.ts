import type { CampaignLane, CampaignLanes } from '../../../../shared/contracts';
import { judgeBreakers, type Break } from '../../domain/delivery/breakers';
import { MAILBOX_PROVIDERS } from '../../domain/delivery/mailbox-providers';
import type { ProviderGroup } from '../../domain/delivery/provider';
import { coolingUntil } from '../../domain/delivery/provider-lane';
import type { FirstSendRepository } from '../../repositories/sending/first-sends';
import type { ProviderLaneRepository, StoredLane } from '../../repositories/sending/provider-lanes';
import type { RunAnswerRepository, StoredAnswers } from '../../repositories/sending/run-answers';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { SenderRepository } from '../../repositories/senders';
import type { Clock } from '../clock';
import type { InForceService } from '../sending/in-force';
import { LANE_MEMORY_MS } from '../sending/lane-book';
import { BREAK_WORDS } from './break-words';
import { LANE_WORDS } from './lane-words';

interface Deps {
  readonly clock: Clock;
  readonly runs: RunRepository;
  readonly senders: SenderRepository;
  readonly runAnswers: RunAnswerRepository;
  readonly firstSends: FirstSendRepository;
  readonly providerLanes: ProviderLaneRepository;
  readonly inForce: InForceService;
}

type Locale = 'de' | 'en';

const NO_ANSWERS = { submitted: 0, bounced: 0, failed: 0, deferred: 0 };
const OPEN_STATES: readonly Run['state'][] = ['scheduled', 'sending', 'paused'];

const nameOf = (provider: ProviderGroup): string | null =>
  provider === 'other' ? null : MAILBOX_PROVIDERS[provider].name;

/** What providers answered to a campaign and which of their lanes rest, for people who look at it (C.2.3, C.3). */
export const createLaneReport = (deps: Deps) => {
  const { clock, runs, senders, runAnswers, firstSends, providerLanes, inForce } = deps;

  const laneOf = (
    provider: ProviderGroup,
    answers: StoredAnswers | undefined,
    { slowed, locale }: { readonly slowed: readonly StoredLane[]; readonly locale: Locale },
  ): CampaignLane => {
    const { submitted, bounced, failed, deferred } = answers ?? NO_ANSWERS;
    const [longest] = slowed.toSorted((a, b) => b.coolingUntil - a.coolingUntil);
    const until = coolingUntil(longest, clock.now());
    return {
      ...{ provider, name: nameOf(provider), submitted, bounced, failed, deferred },
      slowed: slowed.length,
      coolingUntil: until === null ? null : new Date(until).toISOString(),
      connections: longest?.connections ?? null,
      reason: longest?.reason ?? null,
      rule: longest?.rule ?? null,
      message: longest ? LANE_WORDS[longest.reason][locale] : null,
    };
  };

  const warningsOf = async (run: Run, answers: readonly StoredAnswers[]): Promise<readonly Break[]> => {
    const sender = await senders.find(run.senderId);
    if (!sender) return [];
    const imports = await firstSends.of(run.id);
    const providers = new Map(answers.map((row) => [row.provider, row]));
    const { policy } = await inForce.ofSender(sender);
    return judgeBreakers({ providers, imports }, policy);
  };

  return async (campaignId: string, locale: Locale): Promise<CampaignLanes> => {
    const run = await runs.findByCampaign(campaignId);
    if (!run) return { lanes: [], warnings: [] };
    const answers = await runAnswers.of(run.id);
    const isOpen = OPEN_STATES.includes(run.state);
    const slowed = isOpen ? await providerLanes.since(run.senderDomain, clock.now() - LANE_MEMORY_MS) : [];
    const providers = new Set([...answers, ...slowed].map(({ provider }) => provider));
    return {
      lanes: [...providers].map((provider) =>
        laneOf(
          provider,
          answers.find((row) => row.provider === provider),
          { slowed: slowed.filter((lane) => lane.provider === provider), locale },
        ),
      ),
      warnings: (await warningsOf(run, answers)).map(({ reason, rule, count, of }) => ({
        ...{ reason, rule, count, of: of ?? null },
        message: BREAK_WORDS[reason][locale],
      })),
    };
  };
};

export type LaneReport = ReturnType<typeof createLaneReport>;
