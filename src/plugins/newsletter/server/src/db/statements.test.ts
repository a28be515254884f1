import { statement } from './statements';

test('DESIGN-4: values and lists of a statement are counted through on PostgreSQL and stay marks on SQLite', () => {
  const { sqlite, postgres } = statement('UPDATE t SET a = ? WHERE id IN ?* AND holder = ? AND b IN ?*');
  expect(postgres).toBe('UPDATE t SET a = $1 WHERE id = ANY($2) AND holder = $3 AND b = ANY($4)');
  expect(sqlite).toBe(
    'UPDATE t SET a = ? WHERE id IN (SELECT value FROM json_each(?)) AND holder = ? AND b IN (SELECT value FROM json_each(?))',
  );
});

test('DESIGN-4: two statements never share a prepared name, one always has the same', () => {
  expect(statement('SELECT 1').name).toBe(statement('SELECT 1').name);
  expect(statement('SELECT 1').name).not.toBe(statement('SELECT 2').name);
  // PostgreSQL cuts longer names off, and cut-off names would be taken for one another.
  expect(statement('SELECT 1').name.length).toBeLessThan(64);
});
