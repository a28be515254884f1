import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { findRule } from '../rules/catalogue';
import { CONSENT_EVENTS, type ConsentEventName } from './ledger';
import { applyEvent, boundBy, consentExpiry, mayReceive, type Consent } from './state';

const at = (iso: string): number => Date.parse(iso);
const play = (events: readonly ConsentEventName[], step = 1_000): Consent | null =>
  events.reduce<Consent | null>((consent, event, n) => applyEvent(consent, event, (n + 1) * step), null);

/** The same in words: a yes counts until a no, nothing wakes what was erased, asking alone gives nothing. */
const oracle = (events: readonly ConsentEventName[]): boolean => {
  let given = false;
  let undoable = false;
  for (const event of events) {
    if (event === 'erased') return false;
    if (event === 'restored' && undoable) given = true;
    if (event === 'confirmed' || event === 'imported') given = true;
    if (event === 'withdrawn') undoable ||= given;
    // Time ends a yes in force and nothing else: what the person ended stays hers to take back.
    if (event === 'objected' || (event === 'expired' && given)) undoable = false;
    if (event === 'requested' && !given) undoable = false;
    if (event === 'confirmed' || event === 'imported') undoable = false;
    if (event === 'withdrawn' || event === 'objected' || event === 'expired') given = false;
  }
  return given;
};

describe('consent', () => {
  it('MOS-1.3: only a confirmation without a later no allows a mail, in whatever order things happen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CONSENT_EVENTS), { maxLength: 12 }), (events) => {
        expect(mayReceive(play(events), 60_000).allowed).toBe(oracle(events));
      }),
      { numRuns: 500 },
    );
  });

  it('MSR-2.4-10: months are those of the calendar, as a calendar library counts them', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 }),
        (date, months) => {
          const expected = DateTime.fromJSDate(date, { zone: 'utc' }).plus({ months }).toMillis();
          expect(consentExpiry(date.getTime(), months)).toBe(expected);
        },
      ),
    );
  });

  it.each([
    ['2024-08-31T10:00:00Z', '2026-08-31T10:00:00Z'],
    ['2024-02-29T10:00:00Z', '2026-02-28T10:00:00Z'],
    ['2023-02-28T10:00:00Z', '2025-02-28T10:00:00Z'],
    ['2024-12-31T23:59:59Z', '2026-12-31T23:59:59Z'],
  ])('MSR-2.4-10: a yes of %s lasts until %s: a second before yes, at the moment no', (given, end) => {
    const consent = applyEvent(null, 'confirmed', at(given));
    expect(new Date(consentExpiry(at(given))).toISOString()).toBe(new Date(end).toISOString());
    expect(mayReceive(consent, at(end) - 1_000)).toEqual({ allowed: true });
    expect(mayReceive(consent, at(end))).toEqual({
      allowed: false,
      reason: 'consent_expired',
      rule: 'MSR-2.4-10',
    });
  });

  it('MSR-2.4-10: a renewal starts the 24 months again; asking or looking at a page does not', () => {
    const given = applyEvent(null, 'confirmed', at('2024-08-31T10:00:00Z'));
    const renewed = applyEvent(given, 'renewed', at('2026-08-01T10:00:00Z'));
    expect(renewed?.expiresAt).toBe(at('2028-08-01T10:00:00Z'));
    for (const event of ['requested', 'page-view', 'confirmation-mailed'] as const)
      expect(applyEvent(given, event, at('2026-08-01T10:00:00Z'))).toEqual(given);
    const left = applyEvent(given, 'withdrawn', at('2025-01-01T10:00:00Z'));
    expect(
      mayReceive(applyEvent(left, 'renewed', at('2025-02-01T10:00:00Z')), at('2025-02-02T10:00:00Z')).allowed,
    ).toBe(false);
  });

  describe('leaving by mistake', () => {
    const given = applyEvent(null, 'confirmed', at('2024-08-31T10:00:00Z'));
    const left = applyEvent(given, 'withdrawn', at('2026-08-31T09:50:00Z'));

    it('MSR-2.4-10: taking it back restores the same yes, which lapses when it would have lapsed', () => {
      const back = applyEvent(left, 'restored', at('2026-08-31T09:59:00Z'));
      expect(back).toMatchObject({
        state: 'active',
        expressedAt: given?.expressedAt,
        expiresAt: given?.expiresAt,
      });
      expect(applyEvent(left, 'restored', at('2026-08-31T10:00:00Z'))).toEqual(left);
    });

    it('MOS-1.3: after half an hour, after an objection and from a mere request nothing comes back', () => {
      const early = applyEvent(given, 'withdrawn', at('2025-01-01T10:00:00Z'));
      expect(applyEvent(early, 'restored', at('2025-01-01T10:30:00Z'))?.state).toBe('active');
      expect(applyEvent(early, 'restored', at('2025-01-01T10:30:00.001Z'))).toEqual(early);
      for (const events of [
        ['confirmed', 'withdrawn', 'objected', 'restored'],
        ['confirmed', 'expired', 'restored'],
        ['confirmed', 'objected', 'withdrawn', 'restored'],
        ['confirmed', 'expired', 'withdrawn', 'restored'],
        ['requested', 'withdrawn', 'restored'],
        ['confirmed', 'withdrawn', 'requested', 'withdrawn', 'restored'],
        ['restored'],
      ] as const)
        expect(mayReceive(play(events), 60_000).allowed).toBe(false);
    });
  });

  it('MSR-2.4-10: no cached end is later than 24 months after the record, and an earlier one stays', () => {
    const said = at('2024-08-31T10:00:00Z');
    const claimed = applyEvent(null, 'confirmed', at('2026-01-01T00:00:00Z'))!;
    expect(boundBy(claimed, said)).toMatchObject({
      expressedAt: said,
      expiresAt: at('2026-08-31T10:00:00Z'),
    });
    expect(boundBy(claimed, at('2026-05-01T00:00:00Z'))).toEqual(claimed);
    expect(mayReceive(boundBy(claimed, NaN), said).allowed).toBe(false);
  });

  it('DE-10: after 24 months without a word of the person nothing goes out until she confirms anew', () => {
    const given = applyEvent(null, 'confirmed', at('2024-08-31T10:00:00Z'));
    const later = at('2026-09-01T10:00:00Z');
    const stale = [null, 'expired', 'renewed', 'restored', 'requested', 'page-view'] as const;
    for (const event of stale) {
      const lapsed = applyEvent(given, 'expired', at('2026-08-31T10:00:00Z'));
      const then = event === null ? given : applyEvent(lapsed, event, later);
      expect([event, mayReceive(then, later).allowed]).toEqual([event, false]);
    }
    const asked = applyEvent(applyEvent(given, 'expired', later), 'requested', later);
    expect(mayReceive(applyEvent(asked, 'confirmed', later), later)).toEqual({ allowed: true });
  });

  it('IT-2: what ends a consent after 24 months is a rule of a contract, and the docs say that no law sets it', () => {
    const given = applyEvent(null, 'confirmed', at('2024-08-31T10:00:00Z'));
    const end = mayReceive(given, at('2026-08-31T10:00:00Z'));
    expect(end.allowed ? null : findRule(end.rule)).toMatchObject({ kind: 'policy' });
    const docs = readFileSync(join(__dirname, '../../../../docs/consent-ledger.md'), 'utf8');
    expect(docs).toMatch(/24 calendar months[^#]*contract[^#]*no law/);
  });

  it('MSR-2.4-10: an import counts from the yes it proves, not from the day it came in', () => {
    const imported = applyEvent(null, 'imported', at('2026-08-01T00:00:00Z'), at('2024-08-31T10:00:00Z'));
    expect(imported?.expiresAt).toBe(at('2026-08-31T10:00:00Z'));
  });

  it.each([
    [[], 'no_consent'],
    [['requested'], 'not_confirmed'],
    [['confirmed', 'withdrawn'], 'consent_withdrawn'],
    [['confirmed', 'objected'], 'objected'],
    [['confirmed', 'expired'], 'consent_expired'],
    [['confirmed', 'erased', 'confirmed'], 'erased'],
  ] as const)('MOS-1.3: after %p the reason is %s', (events, reason) => {
    expect(mayReceive(play(events), 60_000)).toMatchObject({ allowed: false, reason });
  });
});
