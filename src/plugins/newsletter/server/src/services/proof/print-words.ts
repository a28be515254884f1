import type { Proof } from '../../domain/proof/proof';
import type { Block } from '../../providers/pdf/blocks';
import type { ProofTexts } from '../../texts/proof';
import type { Moments } from './proof-moments';

/** What every part of the print needs to speak. */
export interface Words {
  readonly t: ProofTexts;
  readonly moments: Moments;
  readonly proof: Proof;
}

export type Row = readonly [label: string, value: string];
export type Facts = readonly (readonly [label: string, value: string | null])[];

/** Label and value; what is unknown is left out. */
export const facts = (rows: Facts): Block[] => {
  const known = rows.filter((row): row is Row => row[1] !== null && row[1] !== '');
  return known.length === 0 ? [] : [{ kind: 'facts', rows: known }];
};

/** Of these the way says who it was. */
const BY_ITS_WAY: ReadonlySet<string> = new Set(['visitor', 'retention', 'engine']);

/** `user:7` is an account of the team; what no person did is told by its way. */
export const actorInWords = (actor: string | null, t: ProofTexts): string | null => {
  const account = /^user:(\d+)$/.exec(actor ?? '')?.[1];
  if (account !== undefined) return t.actors.account(account);
  return actor === null || BY_ITS_WAY.has(actor) ? null : (t.actors.others[actor] ?? actor);
};

export const reasonInWords = (reason: string | null, t: ProofTexts): string | null =>
  reason === null ? null : (t.reasons[reason] ?? t.suppressions.reasons[reason] ?? reason);

export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
