import { parseEmail } from '../../server/src/domain/address/email-address';
import { textValue } from '../arguments';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

/** Negative when no sender knows the address. */
export const run: Run = async (invocation) => {
  const [given] = invocation.positionals;
  const parsed = parseEmail(given);
  if (!parsed.ok) throw new InputError('address_invalid', 'This is no e-mail address.');
  const only = invocation.values.sender;
  const reason = textValue(invocation.values, 'reason');
  const erased = await withNewsletter(invocation, async ({ keys, erasure, repositories }) => {
    const known = await repositories.subscribers.findAllByHash(keys.hashAddress(parsed.address.normalised));
    const people = known.filter(
      ({ state, senderId }) => state !== 'erased' && (only === undefined || senderId === only),
    );
    for (const { id } of people) await erasure.erase(id, { method: 'cli', actor: 'cli', reason });
    return people.map(({ id, senderId }) => ({ senderId, subscriberId: id }));
  });
  const text = erased.length === 0 ? 'No sender knows this address.' : `Erased at ${erased.length} senders.`;
  return { exitCode: erased.length === 0 ? 1 : 0, document: { erased }, text };
};
