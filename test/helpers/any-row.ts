import { knexOf, type Loose } from './doors';
import type { App } from './strapi';

let rows = 0;

const sample = (type: string, length: number | null): unknown => {
  if (/int|double|real|numeric|float/.test(type)) return rows;
  if (/bool/.test(type)) return false;
  if (/json/.test(type)) return '{}';
  if (/blob|bytea|binary/.test(type)) return Buffer.from('x');
  if (/date|time/.test(type)) return new Date(0);
  return `wert${rows}`.slice(0, length ?? 255);
};

/** Inserts a row of a table past the product: what is given, and something in every column that asks for it. */
export const anyRow = async (app: App, table: string, given: object): Promise<void> => {
  rows += 1;
  const columns: Loose = await knexOf(app)(table).columnInfo();
  const needed = Object.entries<Loose>(columns)
    .filter(([name, column]) => name !== 'id' || !/int/.test(column.type))
    .filter(([, { nullable, defaultValue }]) => !nullable && defaultValue === null)
    .map(([name, { type, maxLength }]) => [name, sample(String(type), maxLength)]);
  await knexOf(app)(table).insert({ ...Object.fromEntries(needed), ...given });
};
