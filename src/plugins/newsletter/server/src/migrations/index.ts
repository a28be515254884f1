import type { Knex } from 'knex';
import { tables } from './0001-tables';
import { subscriberList } from './0008-subscriber-list';

/** Never edited once released; a later change is a further file. */
export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}

export const migrations: readonly Migration[] = [tables, subscriberList];
