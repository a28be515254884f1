/** What one provider, or all of them, answered to a campaign since a person last looked. */
export interface AnswerCounts {
  /** Answers that ended a delivery: accepted, bounced or refused. */
  readonly answered: number;
  readonly hard: number;
  readonly content: number;
  /** Refusals for our reputation, which end nothing. */
  readonly blocked: number;
  /** Refusals for authentication or policy in a row, with nothing accepted between. */
  readonly policyStreak: number;
}

export interface ProviderAnswers extends AnswerCounts {
  /** Ever, not only since somebody looked: complaints are about mails of before. */
  readonly submitted: number;
  readonly complaints: number;
}

export interface BreakerFacts {
  readonly providers: ReadonlyMap<string, ProviderAnswers>;
  /** Lists brought in whose first mailing this is: what their first 200 said. */
  readonly imports: readonly {
    readonly importId: string;
    readonly answered: number;
    readonly hard: number;
  }[];
}

interface Ruled {
  readonly value: number | null;
  readonly rule: string;
}

export interface BreakerLimits {
  readonly maxHardBounceRate: Ruled;
  readonly maxSpamRate: Ruled;
}

export const BREAKS = [
  'auth_refused',
  'content_refused',
  'content_share',
  'hard_rate',
  'import_hard_rate',
  'complaint_rate',
  'block_share',
] as const;

export type BreakReason = (typeof BREAKS)[number];

export interface Break {
  readonly does: 'stop' | 'pause-lane' | 'warn';
  readonly reason: BreakReason;
  readonly rule: string;
  readonly provider?: string;
  readonly importId?: string;
  readonly count: number;
  /** Of how many, where the limit is a share. */
  readonly of?: number;
  readonly limit: number;
}

/** The numbers of C.2.3. A share says nothing before so many answers. */
export const BREAKER_NUMBERS = {
  policyInARow: 3,
  contentCount: 5,
  contentShare: 0.02,
  hardRate: 0.02,
  /** Warned at this part of the rate that stops. */
  hardWarnPart: 0.5,
  leastAnswers: 100,
  importAnswers: 200,
  importHardRate: 0.05,
  complaintRate: 0.003,
  complaintWarnPart: 1 / 3,
  leastComplaints: 3,
  blockShare: 0.05,
  leastBlockOffers: 20,
} as const;

const N = BREAKER_NUMBERS;
const RULE = 'C.2.3';

/** The product's limit, or the sender's policy where it is stricter. */
const strictest = (value: number, policy: Ruled): { readonly value: number; readonly rule: string } =>
  policy.value !== null && policy.value < value
    ? { value: policy.value, rule: policy.rule }
    : { value, rule: RULE };

const ofProviders = (
  facts: BreakerFacts,
  judge: (counts: AnswerCounts, provider: string) => Break | null,
): readonly Break[] =>
  [...facts.providers].flatMap(([provider, counts]) => {
    const found = judge(counts, provider);
    return found ? [found] : [];
  });

const sumOf = (facts: BreakerFacts, field: keyof ProviderAnswers): number =>
  [...facts.providers.values()].reduce((sum, counts) => sum + counts[field], 0);

/** A row breaks where it stands: what one provider accepts proves nothing to another. */
const auth = (facts: BreakerFacts): readonly Break[] => {
  const count = sumOf(facts, 'policyStreak');
  const stop = { does: 'stop', reason: 'auth_refused', rule: RULE, count, limit: N.policyInARow } as const;
  return count < N.policyInARow ? [] : [stop];
};

const content = (facts: BreakerFacts): readonly Break[] =>
  ofProviders(facts, ({ content: count, answered: of }, provider) => {
    const stop = { does: 'stop', rule: RULE, provider, count } as const;
    if (count >= N.contentCount) return { ...stop, reason: 'content_refused', limit: N.contentCount };
    return of >= N.leastAnswers && count >= N.contentShare * of
      ? { ...stop, reason: 'content_share', of, limit: N.contentShare }
      : null;
  });

const hard = (facts: BreakerFacts, limits: BreakerLimits): readonly Break[] => {
  const [count, of] = [sumOf(facts, 'hard'), sumOf(facts, 'answered')];
  const { value, rule } = strictest(N.hardRate, limits.maxHardBounceRate);
  const warnAt = value * N.hardWarnPart;
  if (of < N.leastAnswers || count <= warnAt * of) return [];
  const does = count > value * of ? 'stop' : 'warn';
  return [{ does, reason: 'hard_rate', rule, count, of, limit: does === 'stop' ? value : warnAt }];
};

const imports = (facts: BreakerFacts): readonly Break[] =>
  facts.imports.flatMap(({ importId, answered: of, hard: count }) =>
    // As soon as it is sure: more than that of 200 may have come from fewer.
    count > N.importHardRate * (of < N.leastAnswers ? N.importAnswers : of)
      ? [
          {
            does: 'stop',
            reason: 'import_hard_rate',
            rule: RULE,
            importId,
            count,
            of,
            limit: N.importHardRate,
          } as const,
        ]
      : [],
  );

const complaints = (facts: BreakerFacts, limits: BreakerLimits): readonly Break[] => {
  const [count, of] = [sumOf(facts, 'complaints'), sumOf(facts, 'submitted')];
  const { value, rule } = strictest(N.complaintRate, limits.maxSpamRate);
  const warnAt = value * N.complaintWarnPart;
  if (count === 0 || count < warnAt * of) return [];
  const does = count >= N.leastComplaints && count >= value * of ? 'stop' : 'warn';
  return [{ does, reason: 'complaint_rate', rule, count, of, limit: does === 'stop' ? value : warnAt }];
};

const blocks = (facts: BreakerFacts): readonly Break[] =>
  ofProviders(facts, ({ blocked: count, answered }, provider) => {
    const of = answered + count;
    return of >= N.leastBlockOffers && count >= N.blockShare * of
      ? { does: 'pause-lane', reason: 'block_share', rule: RULE, provider, count, of, limit: N.blockShare }
      : null;
  });

/** Every circuit breaker of C.2.3 that has something to say, those that stop the campaign first. */
export const judgeBreakers = (facts: BreakerFacts, limits: BreakerLimits): readonly Break[] => {
  const found = [
    ...auth(facts),
    ...content(facts),
    ...imports(facts),
    ...hard(facts, limits),
    ...complaints(facts, limits),
    ...blocks(facts),
  ];
  const order = { stop: 0, 'pause-lane': 1, warn: 2 } as const;
  return found.toSorted((a, b) => order[a.does] - order[b.does]);
};
