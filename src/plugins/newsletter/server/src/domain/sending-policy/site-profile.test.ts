import { parseSiteProfile } from './index';

describe("a site's own profile", () => {
  it('VIV-2.1b: spacing in seconds and a cap become limits with the rule id of the site', () => {
    expect(parseSiteProfile({ name: 'house', spacingSeconds: 1, capPerHour: 500 })).toEqual({
      ok: true,
      profile: {
        name: 'house',
        limits: {
          spacingMs: { value: 1_000, rule: 'site:house' },
          capPerHour: { value: 500, rule: 'site:house' },
        },
        demands: {},
      },
    });
  });

  it('VIV-2.1b: a fraction of a millisecond is rounded to the stricter side', () => {
    const parsed = parseSiteProfile({ name: 'house', spacingSeconds: 0.0001 });
    expect(parsed).toMatchObject({ profile: { limits: { spacingMs: { value: 1 } } } });
  });

  it('VIV-2.2: a week of its own is read as spans of the day; a day left out is closed', () => {
    const week = { '1': ['00:00-08:00', '22:00-24:00'] };
    const parsed = parseSiteProfile({ name: 'house', offPeak: { overRecipients: 10, week } });
    expect(parsed).toMatchObject({
      profile: {
        limits: {
          offPeak: {
            value: {
              week: {
                1: [
                  { from: 0, to: 480 },
                  { from: 1_320, to: 1_440 },
                ],
                2: [],
                7: [],
              },
            },
          },
        },
      },
    });
  });

  it.each([
    ['no object', null],
    ['no name', { capPerHour: 5 }],
    ['a misspelt field', { name: 'house', capPerHuor: 5 }],
    ['a negative cap', { name: 'house', capPerHour: -1 }],
    ['a cap that is text', { name: 'house', capPerHour: '200' }],
    ['NaN', { name: 'house', spacingSeconds: Number.NaN }],
    ['a spacing beyond the hour the planner sees', { name: 'house', spacingSeconds: 3_601 }],
    ['a reserve larger than the cap', { name: 'house', capPerHour: 10, confirmationReserve: 11 }],
    ['consent beyond 24 months', { name: 'house', consentMonths: 25 }],
    ['an unknown zone', { name: 'house', offPeak: { overRecipients: 1, zone: 'Europe/Bern' } }],
    ['the zone of the machine', { name: 'house', offPeak: { overRecipients: 1, zone: 'local' } }],
    [
      'a span over midnight',
      { name: 'house', offPeak: { overRecipients: 1, week: { '1': ['22:00-08:00'] } } },
    ],
    [
      'a span beyond the day',
      { name: 'house', offPeak: { overRecipients: 1, week: { '1': ['22:00-24:30'] } } },
    ],
  ])('VIV-2.1d: %s is refused, never read as "no limit"', (_case, json) => {
    expect(parseSiteProfile(json)).toMatchObject({ ok: false, code: 'invalid_profile' });
  });

  it('VIV-2.1d: the name of a built-in profile cannot be taken', () => {
    for (const name of ['vivanet-shared', 'strictest']) {
      expect(parseSiteProfile({ name })).toMatchObject({ ok: false, code: 'reserved_profile_name' });
    }
  });
});
