import { latencyOfWithdrawal } from './event-latency';

const AT = Date.parse('2026-11-21T10:00:00Z');
const leaving = (changes: object = {}) => ({
  method: 'page',
  requestedAt: AT,
  effectiveAt: AT + 4,
  ...changes,
});

describe('how long one withdrawal took', () => {
  it('MSR-2.4-18: is what was noted in the same moment for the same way', () => {
    const noted = [
      leaving({ method: 'mail', requestedAt: AT - 90_000 }),
      leaving({ requestedAt: AT - 7_000, effectiveAt: AT - 5_000 }),
      leaving(),
      leaving({ effectiveAt: AT + 50_000 }),
    ];
    expect(latencyOfWithdrawal({ at: AT, method: 'page' }, noted)).toBe(4);
    expect(latencyOfWithdrawal({ at: AT, method: 'mail' }, noted)).toBe(90_004);
  });

  it('MSR-2.4-18: is not guessed where nothing was noted', () => {
    expect(latencyOfWithdrawal({ at: AT, method: 'staff' }, [leaving()])).toBeNull();
    expect(latencyOfWithdrawal({ at: AT - 60_000, method: 'page' }, [leaving()])).toBeNull();
  });
});
