import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { domainToASCII, domainToUnicode } from 'node:url';
import { knexOf, type Loose } from './doors';
import type { App } from './strapi';

/** Every byte of a text written by `write`. */
const spelled = (text: string, write: (hex: string) => string): string =>
  [...Buffer.from(text)].map((byte) => write(byte.toString(16).padStart(2, '0'))).join('');

/** What does not change in the base64 of a text, wherever the text stands in what was packed. */
const base64Cores = (text: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const packed = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString('base64');
    const whole = Math.floor((before + Buffer.byteLength(text)) / 3) * 4;
    return packed.slice(before === 0 ? 0 : 4, whole);
  });

const HASHES = ['md5', 'sha1', 'sha256', 'sha512'] as const;

/** An address in all the ways it may have got into a table or a file, lower case or packed. */
const writingsOf = (
  address: string,
): { readonly lower: readonly string[]; readonly exact: readonly string[] } => {
  const [local = '', domain = ''] = address.split('@');
  const forms = [domainToUnicode(domain), domainToASCII(domain)].map((one) =>
    `${local}@${one}`.toLowerCase(),
  );
  const given = [...new Set([address, ...forms, ...forms.map((form) => form.toUpperCase())])];
  return {
    lower: forms.flatMap((form) => [
      form,
      form.replace('@', '%40'),
      form.replace('@', '=40'),
      form.replace('@', '\\u0040'),
      form.replace('@', '&#64;'),
      encodeURIComponent(form).toLowerCase(),
      form.replaceAll(/[^\0-\x7f]/g, (letter) => spelled(letter, (hex) => `=${hex}`)),
      JSON.stringify(form)
        .replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .slice(1, -1),
      spelled(form, (hex) => hex),
      ...HASHES.map((name) => createHash(name).update(form).digest('hex')),
    ]),
    exact: given.flatMap((form) => [
      ...base64Cores(form),
      ...HASHES.map((name) => createHash(name).update(form).digest('base64').replace(/=+$/, '')),
    ]),
  };
};

const named = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

const allTables = async (app: App): Promise<string[]> => {
  const knex = knexOf(app);
  return app.newsletter.database.isSqlite
    ? named(await knex('sqlite_master').where({ type: 'table' }).select('name'))
    : named(await knex('pg_tables').where({ schemaname: 'public' }).select({ name: 'tablename' }));
};

const textOf = (cell: unknown): string => {
  if (Buffer.isBuffer(cell)) return cell.toString('latin1') + cell.toString('utf8');
  return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : String(cell ?? '');
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });

/**
 * Where an address stands, in any writing: `table.column` of the whole database, and files of the installation, on
 * SQLite the bytes of the database among them.
 */
export const tracesOf = async (app: App, address: string): Promise<string[]> => {
  const { lower, exact } = writingsOf(address);
  const isIn = (text: string): boolean => {
    const small = text.toLowerCase();
    return lower.some((one) => small.includes(one)) || exact.some((one) => text.includes(one));
  };
  const found = new Set<string>();
  for (const table of await allTables(app)) {
    const rows: Loose[] = await knexOf(app)(table).select();
    for (const row of rows)
      for (const [column, cell] of Object.entries(row))
        if (isIn(textOf(cell))) found.add(`${table}.${column}`);
  }
  for (const file of filesBelow(app.folder)) {
    const bytes = readFileSync(file);
    if (isIn(bytes.toString('latin1')) || isIn(bytes.toString('utf8')))
      found.add(path.relative(app.folder, file));
  }
  return [...found].sort();
};
