import { domainOf } from '../../domain/delivery/provider';
import type { RunAnswerRepository } from '../../repositories/sending/run-answers';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { MailHosts } from './mail-hosts';

interface Deps {
  readonly runs: RunRepository;
  readonly runAnswers: RunAnswerRepository;
  readonly mailHosts: MailHosts;
}

/** Counts a complaint about a campaign, once per person: whoever is blocked already has been counted (C.2.3). */
export const createComplaintCount =
  ({ runs, runAnswers, mailHosts }: Deps) =>
  async (
    campaignId: string | null,
    { state, email }: Pick<SubscriberRecord, 'state' | 'email'>,
  ): Promise<void> => {
    const run = campaignId === null || state === 'suppressed' ? null : await runs.findByCampaign(campaignId);
    if (run) await runAnswers.complain(run.id, mailHosts.providerOf(domainOf(email ?? '')).group);
  };

export type ComplaintCount = ReturnType<typeof createComplaintCount>;
