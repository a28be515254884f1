import { leftSince } from './left-since';
import type { ConsentEventName } from './ledger';

const record = (event: ConsentEventName, request?: string, purposeKey = 'brief') => ({
  event,
  purposeKey,
  payload: JSON.stringify(request === undefined ? {} : { request }),
});

describe('a no behind a request', () => {
  it.each(['withdrawn', 'objected', 'expired', 'erased'] as const)(
    'MOS-1.3: counts whatever the clock said then: %s',
    (event) => {
      const records = [record('requested', 'a'), record(event), record('requested', 'b')];
      expect(leftSince(records, 'a', 'brief')).toBe(true);
      expect(leftSince(records, 'b', 'brief')).toBe(false);
      expect(leftSince(records, 'unknown', 'brief')).toBe(true);
    },
  );

  it('MOS-1.3: of another purpose says nothing here, nor does what is no end', () => {
    const records = [
      record('withdrawn'),
      record('requested', 'a'),
      record('requested', 'a', 'zwei'),
      record('withdrawn', undefined, 'zwei'),
      record('confirmed', 'a'),
      record('requested', 'b'),
    ];
    expect(leftSince(records, 'a', 'brief')).toBe(false);
    expect(leftSince(records, 'a', 'zwei')).toBe(true);
  });
});
