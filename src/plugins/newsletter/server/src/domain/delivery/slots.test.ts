import { chooseSlot, SHARED_SLOTS, type HeldSlot } from './slots';

const held = (slot: number, holder: string, alone = false): HeldSlot => ({ slot, holder, alone });

test('DESIGN-2.4: where a cap or a spacing binds, one process plans and all others wait', () => {
  expect(chooseSlot([], { holder: 'a', alone: true })).toBe(0);
  expect(chooseSlot([held(0, 'b', true)], { holder: 'a', alone: true })).toBeNull();
  expect(chooseSlot([held(0, 'a', true)], { holder: 'a', alone: true })).toBe(0);
});

test('DESIGN-4: without cap and spacing each process gets a slot of its own, up to their number', () => {
  expect(chooseSlot([held(0, 'b'), held(2, 'c')], { holder: 'a', alone: false })).toBe(1);
  expect(chooseSlot([held(3, 'a')], { holder: 'a', alone: false })).toBe(3);
  const all = Array.from({ length: SHARED_SLOTS }, (_, slot) => held(slot, `h${slot}`));
  expect(chooseSlot(all, { holder: 'a', alone: false })).toBeNull();
});

test('DESIGN-2.4: a policy that changes under way never has two plan for one cap', () => {
  // A cap came: the new planner waits for those who still work without one.
  expect(chooseSlot([held(4, 'b')], { holder: 'a', alone: true })).toBeNull();
  expect(chooseSlot([held(4, 'a'), held(5, 'b')], { holder: 'a', alone: true })).toBeNull();
  // The cap went: nobody joins whoever still plans with it, and one who read the old policy does not either.
  expect(chooseSlot([held(0, 'b', true)], { holder: 'a', alone: false })).toBeNull();
});
