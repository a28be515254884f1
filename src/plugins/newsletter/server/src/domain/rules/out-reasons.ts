import { Draft } from './rule';

type Out = Pick<Draft, 'scope' | 'outReason'>;

const out = (outReason: string): Out => ({ scope: 'out', outReason });

/** Why a paragraph is left out; spread into the row: `{ ...outOf.billing, en, de }`. */
export const outOf = {
  advert: out('Advertising of the source document; it asks nothing of anybody.'),
  billing: out('Needs a billing system; no effect on who may be mailed.'),
  contract: out('Text of a contract between two companies; nothing to execute.'),
  property: out('Intellectual property and references are settled in a contract.'),
  operations: out('A hosting company promises this to its clients; software cannot keep it.'),
} as const satisfies Record<string, Out>;
