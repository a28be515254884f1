import type { DkimKeyView } from '../../server/src/services/dkim/dkim-rotation';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

const ALGORITHMS: Readonly<Record<string, string>> = { rsa: 'rsa-sha256', ed25519: 'ed25519-sha256' };

/** Prints the keys of a sender's domain with the records to publish; orders the next one, or takes one back. */
export const run: Run = async (invocation) => {
  const { sender, rotate, withdraw } = invocation.values as Record<string, string | undefined>;
  const algorithm = ALGORITHMS[String(invocation.values.algorithm ?? 'rsa')];
  if (algorithm === undefined) throw new InputError('option_invalid', '--algorithm is rsa or ed25519.');
  if (rotate !== undefined && withdraw !== undefined)
    throw new InputError('usage', '--rotate and --withdraw: one at a time.');
  const { readRotation } = await import('../../server/src/services/dkim/dkim-rotation');
  const keys = await withNewsletter(invocation, async ({ dkimRotation }) => {
    const id = String(sender);
    if (rotate !== undefined)
      await dkimRotation.order(id, readRotation({ algorithm, signsFrom: rotate }), 'cli');
    if (withdraw !== undefined) await dkimRotation.withdraw(id, withdraw, 'cli');
    return dkimRotation.list(id);
  });
  const document = { keys: keys.map((key) => ({ ...key, ...datesOf(key) })) };
  return { exitCode: 0, document, text: keys.map(inWords).join('\n\n') };
};

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const datesOf = ({ signsFrom, until }: DkimKeyView) => ({
  signsFrom: iso(signsFrom),
  until: iso(until),
});

const ROLES: Readonly<Record<DkimKeyView['role'], (key: DkimKeyView) => string>> = {
  next: ({ signsFrom }) => `publish it now: signs from ${iso(signsFrom) ?? 'then'} on`,
  active: ({ until }) => `signs${until === null ? '' : ` until ${iso(until)}`}`,
  previous: ({ until }) => `signs no more; stays published until ${iso(until) ?? 'then'}`,
  retired: () => 'may leave the DNS',
};

const inWords = (key: DkimKeyView): string =>
  `${key.selector} (${key.algorithm}): ${ROLES[key.role](key)}\n  ${key.record.name} TXT\n  ${key.record.value}`;
