import type { Knex } from 'knex';

/** Never edited once released; a later change is a further file. */
export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}
