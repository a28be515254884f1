import {
  CONFIRMATION_VALID_MS,
  DAY_MS,
  decideConfirmation,
  mayAskAgain,
  newestSuppression,
  type ConfirmationRequest,
} from './confirmation';
import { applyEvent, type Consent } from './state';

const NOW = 1_800_000_000_000;
const request = (changes: Partial<ConfirmationRequest> = {}): ConfirmationRequest => ({
  requestedAt: NOW,
  expiresAt: NOW + CONFIRMATION_VALID_MS,
  confirmedAt: null,
  refusedAt: null,
  ...changes,
});
const asked = (at = NOW): Consent | null => applyEvent(null, 'requested', at);
const outcome = (
  one: ConfirmationRequest,
  consent: Consent | null,
  now = NOW + 1,
  suppressedAt: number | null = null,
): string => decideConfirmation(one, { consent, suppressedAt }, now).outcome;

describe('confirmation links', () => {
  it('MSR-2.4-21: the newest reason not to mail counts, and one whose date cannot be read counts as newest', () => {
    const at = (since: string) => ({ since });
    const old = at('2026-01-01T00:00:00.000Z');
    const newer = at('2026-02-01T00:00:00.000Z');
    expect(newestSuppression([])).toBeNull();
    expect(newestSuppression([newer, old])).toBe(Date.parse(newer.since));
    const unreadable = newestSuppression([old, at('lately')]);
    expect(outcome(request(), asked(), NOW + 1, unreadable)).toBe('invalid');
  });

  it('VIV-2.3a: a link is good for seven days, to the millisecond', () => {
    expect(outcome(request(), asked(), NOW + CONFIRMATION_VALID_MS - 1)).toBe('confirm');
    expect(outcome(request(), asked(), NOW + CONFIRMATION_VALID_MS)).toBe('invalid');
  });

  it('VIV-2.3a: a link pressed before is confirmed already, also when it is old', () => {
    expect(
      outcome(
        request({ confirmedAt: NOW + 5 }),
        applyEvent(asked(), 'confirmed', NOW + 5),
        NOW + 30 * DAY_MS,
      ),
    ).toBe('already-confirmed');
  });

  it('C.6: a link whose mail was answered with "never again" confirms nothing', () => {
    expect(outcome(request({ refusedAt: NOW + 5 }), asked())).toBe('invalid');
  });

  it.each(['withdrawn', 'objected', 'expired', 'erased'] as const)(
    'MOS-1.3: an old link never revives somebody who left: %s',
    (event) => {
      const left = applyEvent(applyEvent(asked(), 'confirmed', NOW + 10), event, NOW + 20);
      expect(outcome(request(), left, NOW + 30)).toBe('invalid');
      expect(outcome(request({ confirmedAt: NOW + 10 }), left, NOW + 30)).toBe('invalid');
    },
  );

  it('MOS-1.3: a link older than the leaving stays dead when somebody types the address in again', () => {
    const left = applyEvent(applyEvent(asked(), 'confirmed', NOW + 10), 'withdrawn', NOW + 20);
    const askedAgain = applyEvent(left, 'requested', NOW + 30);
    expect(outcome(request(), askedAgain, NOW + 40)).toBe('invalid');
    expect(outcome(request({ requestedAt: NOW + 30 }), askedAgain, NOW + 40)).toBe('confirm');
  });

  it('MSR-2.4-21: a suppression since the request kills its link, confirmed before or not; an older one does not', () => {
    expect(outcome(request(), asked(), NOW + 30, NOW - 1)).toBe('confirm');
    expect(outcome(request(), asked(), NOW + 30, NOW)).toBe('invalid');
    expect(outcome(request(), asked(), NOW + 30, NOW + 20)).toBe('invalid');
    const yes = applyEvent(asked(), 'confirmed', NOW + 10);
    expect(outcome(request({ confirmedAt: NOW + 10 }), yes, NOW + 30, NOW + 20)).toBe('invalid');
  });

  it('VIV-2.3a: who asked twice may press either link', () => {
    const twice = applyEvent(asked(), 'requested', NOW + DAY_MS);
    expect(outcome(request(), twice, NOW + DAY_MS + 1)).toBe('confirm');
    expect(outcome(request({ requestedAt: NOW + DAY_MS }), twice, NOW + DAY_MS + 1)).toBe('confirm');
  });

  it.each([
    [0, 0, false, true],
    [1, 1, false, false],
    [0, 2, false, true],
    [0, 3, false, false],
    [0, 0, true, false],
  ])(
    'C.6: %i today by this form, %i in 30 days, refused for good: %p → ask: %p',
    (day, month, refused, ask) => {
      const history = { sameFormLastDay: day, anywhereLast30Days: month, refusedForever: refused };
      expect(mayAskAgain(history)).toBe(ask);
    },
  );
});
