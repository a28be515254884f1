import { parseEmail } from '../../server/src/domain/address/email-address';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

/** Negative when no sender knows the address, not even under lock. */
export const run: Run = async (invocation) => {
  const [given = ''] = invocation.positionals;
  const parsed = parseEmail(given);
  if (!parsed.ok) throw new InputError('address_invalid', 'This is no e-mail address.');
  const document = await withNewsletter(
    invocation,
    async ({ keys, access, restrictedProofs, repositories }) => {
      const known = await repositories.subscribers.findAllByHash(keys.hashAddress(parsed.address.normalised));
      const people = known.filter(({ state }) => state !== 'erased');
      return {
        senders: await Promise.all(people.map(access.ofPerson)),
        restricted: await restrictedProofs.ofAddress(given),
      };
    },
  );
  const { senders, restricted } = document;
  const found = senders.length + restricted.length > 0;
  const text = found
    ? `${senders.length} senders know this address; ${restricted.length} records about it are under lock. --json gives all of it.`
    : 'No sender knows this address.';
  return { exitCode: found ? 0 : 1, document, text };
};
