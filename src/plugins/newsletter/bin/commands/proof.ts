import { parseEmail } from '../../server/src/domain/address/email-address';
import type { ProofService } from '../../server/src/services/proof';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

type Proofs = Awaited<ReturnType<ProofService['byAddressHash']>>;

/** Negative when nothing is proved: nobody knows the address, or it never consented to anything. */
export const run: Run = async (invocation) => {
  if (invocation.values.pdf !== undefined)
    throw new InputError('not_available', 'A proof cannot be printed as PDF yet; --json gives all of it.');
  const [given] = invocation.positionals;
  const parsed = parseEmail(given);
  if (!parsed.ok) throw new InputError('address_invalid', 'This is no e-mail address.');
  const proofs = await withNewsletter(invocation, ({ keys, proof }) =>
    proof.byAddressHash(keys.hashAddress(parsed.address.normalised)),
  );
  const proved = proofs.some(({ purposes }) => purposes.length > 0);
  return { exitCode: proved ? 0 : 1, document: { proofs }, text: inWords(proofs) };
};

const inWords = (proofs: Proofs): string => {
  if (proofs.length === 0) return 'No sender knows this address.';
  return proofs
    .map(({ sender, purposes }) =>
      [`${sender.name ?? 'A sender of the past'} (${sender.id})`, ...purposes.flatMap(purposeInWords)].join(
        '\n',
      ),
    )
    .join('\n\n');
};

const purposeInWords = ({
  purpose,
  state,
  expiresAt,
  events,
}: Proofs[number]['purposes'][number]): string[] => [
  `  ${purpose.title ?? purpose.key}: ${state ?? 'no consent'}${expiresAt === null ? '' : `, until ${expiresAt}`}`,
  ...events.map(({ seq, occurredAt, event }) => `    no. ${seq}  ${occurredAt}  ${event}`),
];
