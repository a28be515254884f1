import { readListQuery, writeCursor } from './list-query';

const malformed = (field: string) =>
  expect.objectContaining({ code: 'malformed_request', rule: 'DESIGN-2.6', details: { field } });

describe('what is asked of the list of subscribers', () => {
  it('DESIGN-2.6: nothing at all is the newest twenty', () => {
    expect(readListQuery({})).toEqual({ limit: 20 });
  });

  it('DESIGN-2.6: a search is compared as addresses are stored', () => {
    expect(readListQuery({ search: ' Ina.MU\u0308ller@ ' }).search).toBe('ina.müller@');
    expect(readListQuery({ search: '   ' }).search).toBeUndefined();
  });

  it('DESIGN-2.6: a state is that of the consent where a purpose is named, else that of the subscriber', () => {
    expect(readListQuery({ state: 'suppressed' }).state).toBe('suppressed');
    expect(readListQuery({ state: 'objected', purposeKey: 'brief' }).state).toBe('objected');
    expect(() => readListQuery({ state: 'objected' })).toThrow(malformed('state'));
    expect(() => readListQuery({ state: 'suppressed', purposeKey: 'brief' })).toThrow(malformed('state'));
  });

  it('DESIGN-2.6: a cursor comes back as it was given, and only in the order it was made for', () => {
    const after = writeCursor(['ina@example.org', 7]);
    expect(readListQuery({ search: 'i', after }).after).toEqual(['ina@example.org', 7]);
    expect(readListQuery({ after: writeCursor(7) }).after).toBe(7);
    expect(() => readListQuery({ after })).toThrow(malformed('after'));
    expect(() => readListQuery({ search: 'i', after: writeCursor(7) })).toThrow(malformed('after'));
  });

  it.each([
    ['after', 'x'],
    ['after', Buffer.from('{"a":1}').toString('base64url')],
    ['after', Buffer.from('[1,2]').toString('base64url')],
    ['after', Buffer.from('9007199254740991').toString('base64url')],
    ['after', Buffer.from('1.5').toString('base64url')],
    ['limit', 0],
    ['limit', 1_000],
    ['limit', 'many'],
    ['search', ['a']],
    ['search', 'a'.repeat(400)],
    ['search', 'a\0b'],
    ['senderId', { $ne: 1 }],
    ['purposeKey', 7],
  ])('DESIGN-2.6: %s cannot be %j', (field, value) => {
    expect(() => readListQuery({ [field]: value })).toThrow(malformed(field));
  });
});
