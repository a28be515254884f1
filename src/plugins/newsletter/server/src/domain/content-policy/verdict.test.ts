import fc from 'fast-check';
import type { Severity } from './types';
import { verdictOf } from './verdict';

const of = (...severities: Severity[]) => verdictOf(severities.map((severity) => ({ severity })));

describe('verdict', () => {
  test('MOS-4.0: forbidden outranks not accepted, which outranks approval, which outranks incomplete', () => {
    expect(of('warning', 'incomplete', 'approval', 'not-accepted', 'forbidden')).toBe('forbidden');
    expect(of('warning', 'incomplete', 'approval', 'not-accepted')).toBe('not-accepted');
    expect(of('warning', 'incomplete', 'approval')).toBe('approval-required');
    expect(of('warning', 'incomplete')).toBe('incomplete');
  });

  test('SIZE-1: a warning never blocks', () => {
    expect(of('warning', 'warning')).toBe('ok');
    expect(of()).toBe('ok');
  });

  test('MOS-4.0: the order of the findings does not matter', () => {
    const severity = fc.constantFrom<Severity>(
      'forbidden',
      'not-accepted',
      'approval',
      'incomplete',
      'warning',
    );
    fc.assert(
      fc.property(fc.array(severity), (severities) => {
        expect(of(...severities)).toBe(of(...[...severities].reverse()));
      }),
    );
  });
});
