import { Scope } from '../rule';
import { numbersIn } from './text';

/** One rule of requirements.md; `text` is its whole row, `boldNumbers` what the rule sentence stresses. */
export interface Requirement {
  readonly id: string;
  readonly scope: Scope;
  readonly text: string;
  readonly boldNumbers: readonly number[];
}

const ROW = /^\| ((?:MOS|MFR|MSR|VIV|LM)-[^|]+?) \|(.*)\|$/gm;
const CLOCK_TIME = /\d\d:\d\d/g;

/** Rows of sections 1 to 5 by id; a cell with several ids gives several rules, a row of its own wins. */
export function parseRequirements(markdown: string): Map<string, Requirement> {
  const rows = [...markdown.matchAll(ROW)].map(([text, ids = '', cells = '']) => ({
    text,
    ids: expand(ids),
    cells,
  }));
  const shared = rows.filter(({ ids }) => ids.length > 1);
  const single = rows.filter(({ ids }) => ids.length === 1);
  return new Map(
    [...shared, ...single].flatMap(({ ids, text, cells }) =>
      ids.map((id) => [id, { id, text, ...readCells(text, cells.split('|')) }] as const),
    ),
  );
}

function readCells(text: string, cells: readonly string[]): Pick<Requirement, 'scope' | 'boldNumbers'> {
  const [mark = ''] = cells.at(-1)?.trim().split(' ') ?? [];
  const scope = mark.toLowerCase();
  if (scope !== 'in' && scope !== 'part' && scope !== 'out') throw new Error(`no scope in row: ${text}`);
  const bold = [...(cells[1] ?? '').matchAll(/\*\*([^*]*\d[^*]*)\*\*/g)].map(([, part = '']) => part);
  const digits = bold
    .join(' ')
    .replace(CLOCK_TIME, '')
    .replace(/[a-z]+/gi, '');
  return { scope, boldNumbers: [...numbersIn(digits)] };
}

/** `MSR-6.2…6.9, 6.11` → each id in full. */
function expand(cell: string): string[] {
  const source = cell.slice(0, cell.indexOf('-') + 1);
  return cell
    .slice(source.length)
    .split(', ')
    .flatMap((part) => {
      const [, first, last] = /^(\d+\.\d+)[…–](\d+\.\d+)$/.exec(part) ?? [];
      return first && last ? range(first, last) : [part];
    })
    .map((number) => source + number);
}

function range(first: string, last: string): string[] {
  const [chapter = '', from] = first.split('.');
  const to = Number(last.split('.')[1]);
  return Array.from({ length: to - Number(from) + 1 }, (_, step) => `${chapter}.${Number(from) + step}`);
}
