import { policyFor } from '../../services/policies';
import { policyValues } from './policy-values';

const noSiteProfiles = {};
const strictest = { policy: policyFor([], noSiteProfiles), throttlePerHour: null };

describe('the policy in force, told to people', () => {
  it('MSR-2.4-3: a throttle stands beside the cap of the profiles, with where it comes from', () => {
    expect(policyValues(strictest, 'de').some(({ key }) => key === 'throttle')).toBe(false);
    expect(policyValues({ ...strictest, throttlePerHour: 50 }, 'de')[0]).toEqual({
      key: 'throttle',
      name: 'Drosselung',
      value: 'höchstens 50 E-Mails je Stunde',
      rule: 'MSR-2.4-3',
      profile: 'Sanktion der Betreiber',
    });
    expect(policyValues({ ...strictest, throttlePerHour: 0 }, 'en')[0]?.value).toBe('sending stopped');
  });

  it('VIV-2.2: sending hours are told as days and hours', () => {
    const told = (locale: 'de' | 'en') =>
      policyValues(strictest, locale).find(({ key }) => key === 'offPeak')?.value;
    expect(told('de')).toMatch(
      /^ab 501 Personen nur Mo–Fr 0:00–8:00 und 22:00–24:00, Sa–So ganztags \(Europe\/Zurich/,
    );
    expect(told('en')).toMatch(/only Mon–Fri 0:00–8:00 and 22:00–24:00, Sat–Sun all day/);
  });

  it('VIV-2.1b: one second is one second, and half a one is written as the language does', () => {
    const told = (spacingMs: number) => {
      const { policy } = strictest;
      const held = { ...policy, spacingMs: { ...policy.spacingMs, value: spacingMs } };
      const values = policyValues({ policy: held, throttlePerHour: null }, 'de');
      return values.find(({ key }) => key === 'spacingMs')?.value;
    };
    expect([1_000, 500].map(told)).toEqual(['1 Sekunde', '0,5 Sekunden']);
  });

  it('CSA-9: the rates at which a campaign stops are told with the rule and the profile they come from', () => {
    const rateOf = (profiles: readonly string[], name: string) => {
      const policy = policyFor(profiles, noSiteProfiles);
      return policyValues({ policy, throttlePerHour: null }, 'de').find(({ key }) => key === name);
    };
    expect(rateOf(['csa'], 'maxHardBounceRate')).toEqual({
      key: 'maxHardBounceRate',
      name: 'Tote Adressen unter den Empfängern',
      value: 'bis 1 %, darüber hält die Kampagne an',
      rule: 'CSA-9',
      profile: 'csa',
    });
    expect(rateOf(['vivanet-shared'], 'maxHardBounceRate')?.value).toMatch(/^bis 2 %/);
    expect(rateOf(['vivanet-shared'], 'maxSpamRate')?.value).toMatch(/^bis 0,3 %/);
  });

  it('VIV-1.5: large numbers are grouped as the language does', () => {
    const told = (locale: 'de' | 'en') =>
      policyValues(strictest, locale).find(({ key }) => key === 'maxListSize')?.value;
    expect([told('de'), told('en')]).toEqual(['bis 2.000 Personen', 'up to 2,000 people']);
  });
});
