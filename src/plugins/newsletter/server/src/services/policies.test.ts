import { parseSiteProfiles } from './policies';

/** Every number a site may set, with the way to it. */
const NUMBERS: readonly (readonly [string, (value: unknown) => object])[] = [
  ['capPerHour', (value) => ({ capPerHour: value })],
  ['confirmationReserve', (value) => ({ confirmationReserve: value })],
  ['warmUpPerDay', (value) => ({ warmUpPerDay: [value] })],
  ['spacingSeconds', (value) => ({ spacingSeconds: value })],
  ['offPeak.overRecipients', (value) => ({ offPeak: { overRecipients: value } })],
  ['maxListSize', (value) => ({ maxListSize: value })],
  ['consentMonths', (value) => ({ consentMonths: value })],
  ['maxPartners', (value) => ({ maxPartners: value })],
  ['maxImportRoleShare', (value) => ({ maxImportRoleShare: value })],
  ['maxImportUndatedShare', (value) => ({ maxImportUndatedShare: value })],
  // No site may set it: not even a usable number is taken.
  ['coolDownMs', (value) => ({ coolDownMs: value })],
];

const started = (profiles: readonly unknown[]): string => {
  try {
    parseSiteProfiles(profiles);
    return 'started';
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the site's own profiles at the start", () => {
  it.each(NUMBERS)(
    'VIV-2.1d: %s that is no usable number ends it, with profile and key in words',
    (key, json) => {
      for (const value of [-1, Number.NaN, Infinity, '5', '', true, [], {}]) {
        const said = started([{ name: 'other' }, { name: 'house', ...json(value) }]);
        expect(said).toContain('"house"');
        expect(said).toContain(key);
      }
    },
  );

  it('VIV-2.1d: a cool-down of nought cannot be asked for', () => {
    expect(started([{ name: 'house', coolDownMs: 0 }])).toContain('coolDownMs');
  });

  it('VIV-2.1d: two profiles of one name end it: neither may quietly take the place of the other', () => {
    expect(started([{ name: 'house', capPerHour: 5 }, { name: 'house' }])).toContain('"house"');
    expect(started([{ name: 'house' }, { name: 'home' }])).toBe('started');
  });

  it('VIV-2.1d: one without a name is told by its place', () => {
    expect(started([{ name: 'house' }, 5])).toContain('number 2');
  });
});
