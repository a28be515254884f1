import { plansAlone } from './alone';
import { mergeProfiles } from './merge';
import type { SendingLimits } from './profile';

const free = {
  name: 'free',
  limits: {
    capPerHour: { value: null, rule: 'x' },
    spacingMs: { value: 0, rule: 'x' },
    warmUp: { value: null, rule: 'x' },
  },
  demands: {},
};

const binding = (
  changes: Partial<Record<keyof SendingLimits, unknown>>,
  throttlePerHour: number | null = null,
) => {
  const limits = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, { value, rule: 'x' }]),
  );
  const merged = mergeProfiles(['free'], {
    free: { ...free, limits: { ...free.limits, ...limits } },
  } as never);
  if (!merged.ok) throw new Error(merged.name);
  return { policy: merged.policy, throttlePerHour };
};

test('DESIGN-2.4: whatever has to be counted makes one process plan alone: a cap, a spacing, a warm-up, a sanction', () => {
  expect(plansAlone(binding({}))).toBe(false);
  expect(plansAlone(binding({ capPerHour: 500 }))).toBe(true);
  expect(plansAlone(binding({ spacingMs: 1 }))).toBe(true);
  expect(plansAlone(binding({ warmUp: {} }))).toBe(true);
  expect(plansAlone(binding({}, 100))).toBe(true);
  expect(plansAlone(binding({}, 0))).toBe(true);
});
