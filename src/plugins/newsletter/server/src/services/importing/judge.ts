import type { FileRow } from '../../domain/import/cells';
import { shapeFault } from '../../domain/import/cells';
import { TARGETS, type ColumnMapping } from '../../domain/import/columns';
import { decideRow, type ImportFields, type RowRules } from '../../domain/import/import-row';
import type { JudgedRow } from '../../domain/import/plan-batch';
import type { ImportSettings } from '../../repositories/importing/imports';

/** Everything rows of one file are judged by. */
export interface Judgement {
  readonly settings: ImportSettings;
  readonly columns: number;
  /** Whether the file itself says of a row that its person left. */
  hasLeft(cells: readonly string[]): boolean;
  readonly rules: RowRules;
  hashAddress(normalised: string): string;
}

const fieldsOf = (cells: readonly string[], mapping: ColumnMapping): ImportFields => {
  const fields: Record<string, string> = {};
  for (const target of TARGETS) {
    const place = mapping[target];
    if (place !== undefined) fields[target] = cells[place] ?? '';
  }
  return fields;
};

/** What stands in the column of addresses, one at a time. */
export function* emailsIn(rows: readonly FileRow[], { mapping }: ImportSettings): Generator<string> {
  const place = mapping.email;
  if (place === undefined) return;
  for (const row of rows) if (!('fault' in row)) yield row.cells[place] ?? '';
}

const MAX_FIELD = 200;

/** For merge tags: one line, no control characters. The customer's own column keeps what it has. */
const mergeFields = ({ firstName, lastName }: ImportFields): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries({ firstName, lastName })) {
    const plain = (value ?? '')
      .replace(/\p{C}+/gu, ' ')
      .trim()
      .slice(0, MAX_FIELD);
    if (plain !== '') fields[name] = plain;
  }
  return fields;
};

/** What a row says by itself, whoever is known already. */
export const judgeRow = (
  row: FileRow,
  { settings, columns, rules, hasLeft, hashAddress }: Judgement,
): JudgedRow => {
  if ('fault' in row)
    return {
      row: row.row,
      cells: [],
      hash: '',
      fields: {},
      decision: { outcome: 'refused', code: row.fault },
    };
  const fault = shapeFault(row.cells, columns, settings.delimiter);
  const fields = fieldsOf(row.cells, settings.mapping);
  const own = fault ? { outcome: 'refused' as const, code: fault } : decideRow(fields, rules);
  const left = own.outcome !== 'refused' && hasLeft(row.cells);
  const decision = left ? { outcome: 'refused' as const, code: 'left_before' as const } : own;
  return {
    row: row.row,
    cells: row.cells,
    decision,
    hash: decision.outcome === 'refused' ? '' : hashAddress(decision.address.normalised),
    fields: mergeFields(fields),
  };
};
