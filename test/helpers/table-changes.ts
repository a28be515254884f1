import { Client } from 'pg';

const TELL = `CREATE FUNCTION test_changed() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN NOTIFY test_changed; RETURN NULL; END $$`;
const tellOf = (table: string): string =>
  `CREATE TRIGGER test_changed AFTER INSERT OR UPDATE OR DELETE ON ${table}
   FOR EACH STATEMENT EXECUTE FUNCTION test_changed()`;

/**
 * Waits until something holds in a PostgreSQL that other processes write to: it is looked at again whenever one of the
 * tables has changed, and not every so many milliseconds. Once per database.
 */
export const onceTables = async (
  url: string,
  tables: readonly string[],
  holds: () => Promise<boolean>,
): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  let changed = false;
  let tell = (): void => undefined;
  client.on('notification', () => {
    changed = true;
    tell();
  });
  try {
    await client.query('LISTEN test_changed');
    await client.query(TELL);
    for (const table of tables) await client.query(tellOf(table));
    for (;;) {
      changed = false;
      if (await holds()) return;
      if (!changed)
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
    }
  } finally {
    await client.end();
  }
};
