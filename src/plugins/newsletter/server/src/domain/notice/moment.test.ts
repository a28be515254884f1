import { tellMoment } from './moment';

const at = new Date('2026-11-21T13:03:00Z');

describe('tellMoment', () => {
  it('DE-6: tells when in the zone of the sender, and names the zone', () => {
    expect(tellMoment({ at, zone: 'Europe/Berlin' }, 'de')).toBe(
      '21. November 2026 um 14:03 Uhr (Europe/Berlin)',
    );
    expect(tellMoment({ at, zone: 'UTC' }, 'en')).toBe('21 November 2026 at 13:03 (UTC)');
  });

  it('DE-6: writes midnight as 00, not 24', () => {
    const midnight = new Date('2026-11-20T23:00:00Z');
    expect(tellMoment({ at: midnight, zone: 'Europe/Berlin' }, 'de')).toContain(
      '21. November 2026 um 00:00 Uhr',
    );
  });

  it('DE-6: refuses an unknown zone rather than telling a wrong time', () => {
    expect(() => tellMoment({ at, zone: 'Europe/Nowhere' }, 'de')).toThrow(RangeError);
    expect(() => tellMoment({ at: new Date(NaN), zone: 'UTC' }, 'de')).toThrow(RangeError);
  });
});
