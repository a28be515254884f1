import type { RetentionLine } from '../../server/src/services/rights/retention';
import type { Run } from '../command';
import { withNewsletter } from '../site';

/** Prints every period and what the next run would do; with --run does it now. */
export const run: Run = async (invocation) => {
  const [done, table] = await withNewsletter(invocation, async ({ retention }) => {
    const counts = invocation.values.run === true ? await retention.run() : null;
    return [counts, await retention.table()] as const;
  });
  return { exitCode: 0, document: { ...(done ? { done } : {}), table }, text: inWords(table) };
};

const inWords = (table: readonly RetentionLine[]): string =>
  table
    .map(
      ({ data, period, then, rule, why, due }) =>
        `${data.en}\n  ${period.en}: ${then.en}\n  ${rule}: ${why.en}${due === null ? '' : `\n  due now: ${due}`}`,
    )
    .join('\n\n');
