import { needsSmtpUtf8 } from '../address/reachable';
import type { Outcome } from './outcome';

/**
 * What kept a mail to an address beyond ASCII from leaving (R6531-1): the site does not send such mail, none of its
 * mail servers offers SMTPUTF8, or one behind them does not. Never the person.
 */
export const UTF8_LACKS = ['setting', 'server', 'route'] as const;
export type Utf8Lack = (typeof UTF8_LACKS)[number];

export type Utf8Sign = { readonly does: 'mark'; readonly lack: Utf8Lack } | { readonly does: 'clear' };

type Ended = Pick<Outcome, 'state' | 'reason' | 'refusal'>;

const lackOf = ({ state, reason, refusal }: Ended): Utf8Lack | null => {
  if (state !== 'failed') return null;
  if (reason === 'non_ascii_local_part') return 'setting';
  if (reason !== 'capability') return null;
  return refusal === null ? 'server' : 'route';
};

/**
 * What the end of one mail says about its address (C.2.2, row capability). Servers without some other capability say
 * the same of addresses in ASCII, and mean the mail: those are never marked.
 */
export const signOfUtf8 = (email: string, outcome: Ended): Utf8Sign | null => {
  if (!needsSmtpUtf8(email)) return null;
  if (outcome.state === 'submitted') return { does: 'clear' };
  const lack = lackOf(outcome);
  return lack === null ? null : { does: 'mark', lack };
};
