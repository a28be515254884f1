import type { Migration } from './migration';

/** Lanes that rested long ago are forgotten after each look at the work: by index, however many domains rest. */
export const lanesByRest: Migration = {
  name: '0024-lanes-by-rest',
  async up(knex) {
    await knex.schema.alterTable('newsletter_provider_lanes', (table) => {
      table.index('cooling_until', 'newsletter_provider_lanes_rest');
    });
  },
};
