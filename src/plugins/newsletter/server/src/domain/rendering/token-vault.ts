import { createHash } from 'node:crypto';
import { isTag, readTokens } from './liquid-check';
import { plainEngine } from './liquid-engine';

export type VaultEntry =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly text: string }
  | { readonly kind: 'comment'; readonly condition: string; readonly inner: string; readonly text: string };

/** Keeps what HTML tools must not touch: each piece is replaced by a word of letters and digits until the end. */
export interface TokenVault {
  /** Matches any placeholder; a new object each time, for `lastIndex` is state. */
  pattern(): RegExp;
  get(placeholder: string): VaultEntry | undefined;
  hide(entry: VaultEntry): string;
  /** Hides every Liquid tag; throws liquidjs's error on an unclosed one. */
  hideLiquid(source: string): string;
  restore(text: string): string;
  /** Removes placeholders, where neither Liquid nor comments have a place (CSS). */
  drop(text: string): string;
}

/** @param sources everything that will pass through: no source can contain the hash of all sources. */
export function createVault(sources: readonly string[]): TokenVault {
  const digest = createHash('sha256').update(sources.join('\n')).digest('hex');
  const prefix = `jw${digest.slice(0, 12)}x`;
  const entries: VaultEntry[] = [];
  const pattern = (): RegExp => new RegExp(`${prefix}(\\d+)q`, 'g');
  const get = (placeholder: string): VaultEntry | undefined =>
    entries[Number(placeholder.slice(prefix.length, -1))];
  const hide = (entry: VaultEntry): string => `${prefix}${entries.push(entry) - 1}q`;
  return {
    pattern,
    get,
    hide,
    hideLiquid: (source) =>
      readTokens(plainEngine, source)
        .map((token) => {
          const text = source.slice(token.begin, token.end);
          if (isTag(token)) return hide({ kind: 'tag', name: token.name, text });
          return text.startsWith('{{') ? hide({ kind: 'output', text }) : text;
        })
        .join(''),
    restore: (text) => text.replace(pattern(), (placeholder) => get(placeholder)?.text ?? ''),
    drop: (text) => text.replace(pattern(), ''),
  };
}
