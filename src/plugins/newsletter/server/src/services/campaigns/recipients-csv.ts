import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { OutcomeRepository, ReportedDelivery } from '../../repositories/sending/outcomes';
import type { RunRepository } from '../../repositories/sending/runs';
import type { Audit } from '../audit';

const BATCH = 1_000;
const HEADINGS = ['address', 'state', 'reason', 'rule', 'attempts', 'at', 'answer'];

interface Deps {
  readonly audit: Audit;
  readonly runs: RunRepository;
  readonly outcomes: OutcomeRepository;
}

const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

const cells = ({ email, state, reason, rule, attempts, at, reply }: ReportedDelivery): string[] => [
  email ?? '',
  state,
  reason ?? '',
  rule ?? '',
  String(attempts),
  iso(at),
  reply ?? '',
];

/**
 * Who got a campaign and who did not, why and by which rule, with what the mail server answered: a line for each
 * recipient, in constant memory. Servers may answer anything, so that formulas get an apostrophe.
 */
export const createRecipientsCsv = ({ audit, runs, outcomes }: Deps) => {
  const csv = (rows: string[][]) => stringify(rows, { escape_formulas: true });

  async function* write(runId: number | null): AsyncGenerator<string> {
    yield csv([HEADINGS]);
    if (runId === null) return;
    for (let after = 0; ;) {
      const batch = await outcomes.behind(runId, after, BATCH);
      if (batch.length > 0) yield csv(batch.map(cells));
      after = batch.at(-1)?.id ?? after;
      if (batch.length < BATCH) return;
    }
  }

  /** It holds addresses: each one taken is noted. Of a campaign that never began there are only the headings. */
  return async (campaignId: string, actor: string): Promise<Readable> => {
    const run = await runs.findByCampaign(campaignId);
    await audit.write({ actor, action: 'campaign.report', subject: campaignId });
    return Readable.from(write(run?.id ?? null));
  };
};
