import fc from 'fast-check';
import { DELIVERY_STATES, STATES, percentDone, traitsOf } from './campaignState';

const NONE = { queued: 0, submitted: 0, bounced: 0, skipped: 0, failed: 0, uncertain: 0, cancelled: 0 };

test('DESIGN-2.3: a campaign is done when nobody is queued any more, and not a mail earlier', () => {
  fc.assert(
    fc.property(
      fc.record({ queued: fc.nat(100_000), submitted: fc.nat(100_000), skipped: fc.nat(100_000) }),
      (counts) => {
        const total = counts.queued + counts.submitted + counts.skipped;
        const percent = percentDone({ ...NONE, ...counts }, total);
        expect(percent === 100).toBe(counts.queued === 0);
        expect(percent).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('DESIGN-2.3: every count of the contract has its row', () => {
  expect([...DELIVERY_STATES].sort()).toEqual(Object.keys(NONE).sort());
});

test('DESIGN-2.1: content may be edited before the start only', () => {
  expect((['draft', 'awaiting-approval'] as const).every((state) => traitsOf(state).editable)).toBe(true);
  expect(
    (['scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const).some(
      (state) => traitsOf(state).editable,
    ),
  ).toBe(false);
});

test('DESIGN-2.6: a campaign goes on by itself once nothing is in its way, except where a person paused or ended it', () => {
  const goesOn = STATES.map((state) => [state, traitsOf(state).goesOn]);
  expect(Object.fromEntries(goesOn)).toMatchObject({
    sending: 'by_itself',
    paused: 'by_hand',
    cancelled: null,
  });
});
