import { Refusal } from '../refusal';
import { isIllegalContent } from './illegal-content';

export const VERDICTS = ['justified', 'unjustified', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What was done about the content or its sender; the web version is closed by the decision itself. */
export const MEASURES = ['none', 'web_version_closed', 'campaign_stopped', 'sender_suspended'] as const;
export type Measure = (typeof MEASURES)[number];

export interface DecisionInput {
  readonly verdict?: unknown;
  readonly note?: unknown;
  readonly reasons?: unknown;
  readonly measure?: unknown;
  readonly ground?: unknown;
}

export interface Decision {
  readonly verdict: Verdict;
  /** Stays with the desk. */
  readonly note: string;
  /** In the words that the notifier and the sender get to read; null where nobody is told. */
  readonly reasons: string | null;
  readonly measure: Measure;
  /** The norm or the clause of the contract that the content breaks. */
  readonly ground: string | null;
}

const MAX_WORDS = 5_000;

const words = (value: unknown, field: string): string => {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.length > MAX_WORDS) throw new Refusal('field_invalid', 'DE-14', { field });
  return text;
};

const incomplete = (field: string) => new Refusal('decision_incomplete', 'DE-14', { field });

/**
 * MSR-AS-5: no case closes without verdict and note. DSA Art. 16(5), 17: a notice of illegal content is answered with
 * reasons; whoever restricts something names the ground, and only what was found justified is restricted.
 * @throws Refusal verdict_missing, decision_incomplete, field_invalid
 */
export const readDecision = (reason: string, input: DecisionInput): Decision => {
  const verdict = VERDICTS.find((known) => known === input.verdict);
  const note = words(input.note, 'note');
  if (verdict === undefined || note === '') throw new Refusal('verdict_missing', 'MSR-AS-5');
  const reasons = words(input.reasons, 'reasons');
  const ground = words(input.ground, 'ground');
  const unsaid = input.measure === undefined || input.measure === null || input.measure === '';
  const measure = unsaid ? undefined : MEASURES.find((known) => known === input.measure);
  if (!unsaid && measure === undefined) throw incomplete('measure');
  const restricts = measure !== undefined && measure !== 'none';
  if (restricts && verdict !== 'justified') throw incomplete('measure');
  if (isIllegalContent(reason) && measure === undefined) throw incomplete('measure');
  if ((isIllegalContent(reason) || restricts) && reasons === '') throw incomplete('reasons');
  if (restricts && ground === '') throw incomplete('ground');
  return { verdict, note, reasons: reasons || null, measure: measure ?? 'none', ground: ground || null };
};
