import { zoneName } from './zoneName';

const WINTER = '2026-11-22T17:00:00.000Z';
const SUMMER = '2027-07-01T17:00:00.000Z';

describe('the zone behind a time that decides something', () => {
  it.each([
    ['Europe/Vienna', 'MEZ', 'MESZ'],
    ['Europe/Lisbon', 'WEZ', 'WESZ'],
  ])('VIV-2.2: in German %s is told as %s in winter and %s in summer', (zone, winter, summer) => {
    expect(zoneName(WINTER, 'de', zone)).toBe(winter);
    expect(zoneName(SUMMER, 'de', zone)).toBe(summer);
  });

  it.each(['de', 'en'])('VIV-2.2: nobody in Lisbon takes a time of Vienna for theirs (%s)', (locale) => {
    for (const at of [WINTER, SUMMER])
      expect(zoneName(at, locale, 'Europe/Vienna')).not.toBe(zoneName(at, locale, 'Europe/Lisbon'));
  });
});
