import { consentExpiry } from './state';
import { askedAfter, decideRenewal, renewalHorizon } from './renewal';

const given = Date.UTC(2024, 7, 31, 9);
const expiresAt = consentExpiry(given);

describe('renewal of a consent', () => {
  it('MSR-2.4-10: given on 31 August 2024 it lapses on 31 August 2026', () => {
    expect(new Date(expiresAt).toISOString()).toBe('2026-08-31T09:00:00.000Z');
    expect(decideRenewal({ expiresAt, asked: 2 }, expiresAt - 1)).toBe('wait');
    expect(decideRenewal({ expiresAt, asked: 2 }, expiresAt)).toBe('expire');
  });

  it('MSR-2.4-10: asks in months 21 and 23, once each', () => {
    const first = Date.UTC(2026, 4, 31, 9);
    const second = Date.UTC(2026, 6, 31, 9);
    expect(decideRenewal({ expiresAt, asked: 0 }, first - 1)).toBe('wait');
    expect(decideRenewal({ expiresAt, asked: 0 }, first)).toBe('ask');
    expect(decideRenewal({ expiresAt, asked: 1 }, second - 1)).toBe('wait');
    expect(decideRenewal({ expiresAt, asked: 1 }, second)).toBe('ask');
    expect(decideRenewal({ expiresAt, asked: 2 }, second)).toBe('wait');
  });

  it('MSR-2.4-10: a question that comes late is not followed by another at once', () => {
    const late = expiresAt - 86_400_000;
    expect(decideRenewal({ expiresAt, asked: askedAfter(expiresAt, late) }, late)).toBe('wait');
  });

  it.each([
    [6, ['2024-11-28', '2025-01-28']],
    [5, ['2024-12-31']],
    [3, ['2024-10-30']],
    [2, ['2024-09-30']],
    [1, []],
  ] as const)(
    'MSR-2.4-10: a yes that lasts %d months is never asked about in its first half',
    (months, days) => {
      const end = consentExpiry(given, months);
      const asked: string[] = [];
      for (let now = given; now < end; now += 86_400_000) {
        if (decideRenewal({ expiresAt: end, asked: asked.length, months }, now) !== 'ask') continue;
        asked.push(new Date(now).toISOString().slice(0, 10));
      }
      expect(asked).toEqual(days);
    },
  );

  it('MSR-2.4-10: looks three months ahead, not further', () => {
    expect(renewalHorizon(Date.UTC(2026, 4, 31, 9))).toBe(expiresAt);
  });

  it('MSR-2.4-10: under a stricter policy looks as much further as consents end earlier than stored', () => {
    const now = Date.UTC(2026, 1, 28, 9);
    expect(renewalHorizon(now, 12)).toBeGreaterThanOrEqual(Date.UTC(2027, 4, 31, 9));
  });
});
