import { domainOf, providerOfDomain } from '../../domain/delivery/provider';
import type { RunAnswerRepository } from '../../repositories/sending/run-answers';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';

interface Deps {
  readonly runs: RunRepository;
  readonly runAnswers: RunAnswerRepository;
}

/** Counts a complaint about a campaign, once per person: whoever is blocked already has been counted (C.2.3). */
export const createComplaintCount =
  ({ runs, runAnswers }: Deps) =>
  async (
    campaignId: string | null,
    { state, email }: Pick<SubscriberRecord, 'state' | 'email'>,
  ): Promise<void> => {
    const run = campaignId === null || state === 'suppressed' ? null : await runs.findByCampaign(campaignId);
    if (run) await runAnswers.complain(run.id, providerOfDomain(domainOf(email ?? '')).group);
  };

export type ComplaintCount = ReturnType<typeof createComplaintCount>;
