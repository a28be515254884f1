import { databaseAway } from './database-away';

const failed = (code: string) => Object.assign(new Error('select 1 - failed'), { code });

describe('whether the database is away', () => {
  it.each([
    'ECONNREFUSED',
    '57P01',
    '57P03',
    '53100',
    '08006',
    'SQLITE_BUSY',
    'SQLITE_FULL',
    'SQLITE_IOERR_WRITE',
  ])('DESIGN-2.7: %s is trouble that passes, and said by its code', (code) => {
    expect(databaseAway(failed(code))).toBe(code);
    expect(databaseAway(new Error('wrapped', { cause: failed(code) }))).toBe(code);
    expect(databaseAway(new AggregateError([failed(code)], 'all tried'))).toBe(code);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Knex: Timeout acquiring a connection. The pool is probably full.',
    'Client has encountered a connection error and is not queryable',
  ])('DESIGN-2.7: "%s" has no code and is known by its words', (message) => {
    expect(databaseAway(new Error(message))).toBe('connection-lost');
  });

  it('DESIGN-2.7: a fault of ours stays a fault', () => {
    for (const error of [
      failed('23505'),
      failed('42P01'),
      failed('SQLITE_CONSTRAINT'),
      new Error('x'),
      null,
      'x',
      undefined,
    ])
      expect(databaseAway(error)).toBeNull();
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    expect(databaseAway(loop)).toBeNull();
  });
});
