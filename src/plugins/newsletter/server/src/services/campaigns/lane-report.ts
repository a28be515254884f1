import type { CampaignLane, CampaignLanes } from '../../../../shared/contracts';
import { judgeBreakers, type Break } from '../../domain/delivery/breakers';
import type { LaneReason } from '../../domain/delivery/lane-signals';
import { MAILBOX_PROVIDERS } from '../../domain/delivery/mailbox-providers';
import { groupOf, type ProviderGroup } from '../../domain/delivery/provider';
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

const ANSWERS = ['submitted', 'bounced', 'failed', 'deferred'] as const;
const OPEN_STATES: readonly Run['state'][] = ['scheduled', 'sending', 'paused'];

const nameOf = (provider: ProviderGroup): string | null =>
  provider === 'other' ? null : MAILBOX_PROVIDERS[provider].name;

const sumOf = (rows: readonly StoredAnswers[]) => {
  const all = { submitted: 0, bounced: 0, failed: 0, deferred: 0 };
  for (const row of rows) for (const name of ANSWERS) all[name] += row[name];
  return all;
};

/** Another version may have had reasons of its own; that the lane is slow, and until when, is said all the same. */
const wordsOf = (reason: string, locale: Locale): string | null =>
  Object.hasOwn(LANE_WORDS, reason) ? LANE_WORDS[reason as LaneReason][locale] : null;

/** What providers answered to a campaign and which of their lanes rest, for people who look at it (C.2.3, C.3). */
export const createLaneReport = (deps: Deps) => {
  const { clock, runs, senders, runAnswers, firstSends, providerLanes, inForce } = deps;

  const laneOf = (
    provider: ProviderGroup,
    answers: readonly StoredAnswers[],
    { slowed, locale }: { readonly slowed: readonly StoredLane[]; readonly locale: Locale },
  ): CampaignLane => {
    const [longest] = slowed.toSorted((a, b) => b.coolingUntil - a.coolingUntil);
    const until = coolingUntil(longest, clock.now());
    return {
      ...{ provider, name: nameOf(provider), ...sumOf(answers) },
      slowed: slowed.length,
      coolingUntil: until === null ? null : new Date(until).toISOString(),
      connections: longest?.connections ?? null,
      reason: longest?.reason ?? null,
      rule: longest?.rule ?? null,
      message: longest ? wordsOf(longest.reason, locale) : null,
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
    const providers = new Set([...answers, ...slowed].map(({ provider }) => groupOf(provider)));
    return {
      lanes: [...providers].map((provider) =>
        laneOf(
          provider,
          answers.filter((row) => groupOf(row.provider) === provider),
          { slowed: slowed.filter((lane) => groupOf(lane.provider) === provider), locale },
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
