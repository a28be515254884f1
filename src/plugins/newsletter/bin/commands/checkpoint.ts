import type { Run } from '../command';
import { withNewsletter } from '../site';

/** Signs all heads as they are now. The document is what one keeps in another place. */
export const run: Run = async (invocation) => {
  const checkpoint = await withNewsletter(invocation, ({ ledgerCheckpoints }) => ledgerCheckpoints.create());
  const heads = checkpoint.senders.map(
    ({ senderId, seq, headHash }) => `  sender ${senderId}, no. ${seq}: ${headHash}`,
  );
  const text = [`Checkpoint of ${checkpoint.createdAt}, kept and signed.`, ...heads].join('\n');
  return { exitCode: 0, document: checkpoint, text };
};
