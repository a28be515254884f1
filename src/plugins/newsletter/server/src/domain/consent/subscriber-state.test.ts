import type { ConsentState } from './state';
import { subscriberState, type SubscriberState } from './subscriber-state';

describe('what a subscriber is', () => {
  const cases: readonly [readonly ConsentState[], boolean, SubscriberState][] = [
    [[], false, 'unconfirmed'],
    [['requested'], false, 'unconfirmed'],
    [['requested', 'active'], false, 'active'],
    [['withdrawn', 'active'], false, 'active'],
    [['withdrawn', 'requested'], false, 'left'],
    [['objected'], false, 'left'],
    [['expired'], false, 'left'],
    [['active'], true, 'suppressed'],
    [[], true, 'suppressed'],
    [['erased', 'erased'], true, 'erased'],
    [['erased', 'requested'], false, 'unconfirmed'],
  ];
  it.each(cases)(
    'DESIGN-2.2: follows from the consents: %p, suppressed: %p → %s',
    (states, suppressed, is) => {
      expect(subscriberState(states, suppressed)).toBe(is);
    },
  );
});
