import { findRule } from './catalogue';
import { Coverage } from './coverage';

export type CoverageFault =
  | { readonly code: 'unknown-rule'; readonly id: string }
  | { readonly code: 'rule-out-of-scope'; readonly id: string }
  | { readonly code: 'nothing-named'; readonly id: string }
  | { readonly code: 'missing-file'; readonly id: string; readonly path: string }
  | { readonly code: 'no-such-title'; readonly id: string; readonly path: string };

/** What the check needs to see of the repository; `undefined` stands for a file that is not there. */
export interface SourceReader {
  readonly code: (path: string) => string | undefined;
  readonly test: (path: string) => string | undefined;
}

/** Every claim of a coverage table that the files do not bear out. */
export function coverageFaults(
  table: Readonly<Record<string, Coverage>>,
  read: SourceReader,
): CoverageFault[] {
  return Object.entries(table).flatMap(([id, row]) => [
    ...idFaults(id, row),
    ...row.code.filter((path) => read.code(path) === undefined).map((path) => missing(id, path)),
    ...row.tests.flatMap((path) => testFaults(id, path, read.test(path))),
  ]);
}

/** A title made from data, such as `it.each(rows)('$rule: …')`; that it came out as claimed, the run itself shows. */
const TITLE_FROM_DATA = /\b(?:it|test)(?:\.each\b[\s\S]*?\))?\(\s*['"`](?:\$\{|\$\w+:|%s:)/;

/**
 * True if a test in this source has a title beginning with `id:`, or titles made from data; skipped and todo tests
 * prove nothing. `npm test` also holds every claim against the titles that really ran and passed.
 */
export function hasTestTitle(source: string, id: string): boolean {
  if (TITLE_FROM_DATA.test(source)) return true;
  const callWithTitle = new RegExp(`([\\w.]+|[)\`])\\(\\s*['"\`]${escaped(id)}:`, 'g');
  return [...source.matchAll(callWithTitle)].some(([, callee = '']) => !/\b(skip|todo|expect)$/.test(callee));
}

function idFaults(id: string, row: Coverage): CoverageFault[] {
  const rule = findRule(id);
  if (!rule) return [{ code: 'unknown-rule', id }];
  if (rule.scope === 'out') return [{ code: 'rule-out-of-scope', id }];
  return row.code.length + row.tests.length === 0 ? [{ code: 'nothing-named', id }] : [];
}

function testFaults(id: string, path: string, source: string | undefined): CoverageFault[] {
  if (source === undefined) return [missing(id, path)];
  return hasTestTitle(source, id) ? [] : [{ code: 'no-such-title', id, path }];
}

const missing = (id: string, path: string): CoverageFault => ({ code: 'missing-file', id, path });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
