import type { CompiledContent, MergeContext, Segment, SlotValues } from '../message/segments';
import type { RenderedContent } from './types';

export type RecipientResult = ({ readonly ok: true } & RenderedContent) | Extract<SlotValues, { ok: false }>;

/** The whole message of one recipient as strings: for preview, checks and the web view. */
export function renderFor(content: CompiledContent, context: MergeContext): RecipientResult {
  const slots = content.evaluate(context);
  if (!slots.ok) return slots;
  const fill = (segments: readonly Segment[]): string => join(segments, slots.values);
  return { ok: true, subject: fill(content.subject), html: fill(content.html), text: fill(content.text) };
}

function join(segments: readonly Segment[], values: readonly string[]): string {
  return segments.map((part) => ('slot' in part ? (values[part.slot] ?? '') : part.literal)).join('');
}
