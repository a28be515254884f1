import type { CompiledContent, MergeContext } from '../message/segments';
import { renderFor } from './render-for';
import type { RenderedContent } from './types';

export type TwinsResult =
  | { readonly ok: true; readonly twins: readonly [RenderedContent, RenderedContent] }
  | Extract<ReturnType<typeof renderFor>, { ok: false }>;

const WORD_IN_TAG = /[A-Za-z_]\w*/g;
const TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

/**
 * The mail of two people who have the same links of the product and nothing else in common. Whatever word stands in a
 * merge tag may be the name of a detail: each of them has one under it.
 */
export function renderTwins(
  compiled: CompiledContent,
  source: RenderedContent,
  { links, campaign }: MergeContext,
): TwinsResult {
  const tags = `${source.html}\n${source.text}`.match(TAG) ?? [];
  const names = new Set(['firstName', 'lastName', ...tags.flatMap((tag) => tag.match(WORD_IN_TAG) ?? [])]);
  const personOf = (sign: string): MergeContext => ({
    subscriber: {
      email: `zwilling${sign}@example.org`,
      fields: Object.fromEntries([...names].map((name) => [name, `Wert${sign}`])),
    },
    links,
    campaign,
  });
  const one = renderFor(compiled, personOf('Qx'));
  if (!one.ok) return one;
  const other = renderFor(compiled, personOf('Zy'));
  return other.ok ? { ok: true, twins: [one, other] } : other;
}
