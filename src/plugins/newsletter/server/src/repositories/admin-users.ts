import type { Database } from '../db/database';

/** Names of the people who work in the admin. */
export const createAdminUserRepository = (database: Database) => ({
  /** First and last name; an id that is gone, or has no name, stays an id. */
  nameOf: async (id: number): Promise<string> => {
    const row = await database
      .knex()('admin_users')
      .where({ id })
      .first<{ firstname: string | null; lastname: string | null }>('firstname', 'lastname');
    return `${row?.firstname ?? ''} ${row?.lastname ?? ''}`.trim() || `#${id}`;
  },
});
