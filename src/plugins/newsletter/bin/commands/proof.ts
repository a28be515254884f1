import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEmail } from '../../server/src/domain/address/email-address';
import type { Proof, PurposeProof } from '../../server/src/domain/proof/proof';
import { textValue } from '../arguments';
import { InputError, type Invocation, type Run } from '../command';
import { withNewsletter } from '../site';

/** Negative when nothing is proved: nobody knows the address, or it never consented to anything. */
export const run: Run = async (invocation) => {
  const { values } = invocation;
  const [given] = invocation.positionals;
  const parsed = parseEmail(given);
  if (!parsed.ok) throw new InputError('address_invalid', 'This is no e-mail address.');
  const language = textValue(values, 'language') || 'de';
  if (language !== 'de' && language !== 'en')
    throw new InputError('option_invalid', '--language must be de or en.');
  const proofs = await withNewsletter(invocation, async ({ keys, proof, proofPdf }) => {
    const order = { actor: 'cli', purposeKey: textValue(values, 'purpose') || undefined };
    const all = await proof.byAddressHash(keys.hashAddress(parsed.address.normalised), order);
    const found = all.filter(({ sender }) => ['', sender.id].includes(textValue(values, 'sender')));
    if (values.pdf !== undefined) write(invocation, await proofPdf(only(found), language));
    return found;
  });
  const proved = proofs.some(({ records }) => records.length > 0);
  return { exitCode: proved ? 0 : 1, document: { proofs }, text: inWords(proofs) };
};

/** A printed proof is one sender's: it would tell each what others know about the person. */
const only = (proofs: readonly Proof[]): Proof => {
  const proved = proofs.filter(({ records }) => records.length > 0);
  const [proof] = proved.length > 0 ? proved : proofs;
  if (!proof)
    throw new InputError('option_invalid', 'No sender knows this address: there is nothing to print.');
  if (proved.length > 1)
    throw new InputError('option_invalid', 'Several senders know this address: choose one with --sender ID.');
  return proof;
};

const write = ({ cwd, values }: Invocation, content: Buffer): void => {
  const file = path.resolve(cwd, textValue(values, 'pdf'));
  try {
    // Not over something that is there, and for nobody else to read.
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'exists already' : `cannot be written (${String(code)})`;
    throw new InputError('file_invalid', `The file of --pdf ${why}.`, { cause: error });
  }
};

const inWords = (proofs: readonly Proof[]): string => {
  if (proofs.length === 0) return 'No sender knows this address.';
  return proofs
    .map((proof) =>
      [
        `${proof.sender.name ?? 'A sender of the past'} (${proof.sender.id})`,
        ...proof.purposes.flatMap((purpose) => purposeInWords(purpose, proof)),
      ].join('\n'),
    )
    .join('\n\n');
};

const purposeInWords = ({ key, title, state, expiresAt }: PurposeProof, { records }: Proof): string[] => [
  `  ${title ?? key}: ${state ?? 'no consent'}${expiresAt === null ? '' : `, until ${expiresAt}`}`,
  ...records
    .filter(({ purposeKey }) => purposeKey === key)
    .map(({ seq, occurredAt, event }) => `    no. ${seq}  ${occurredAt}  ${event}`),
];
