import fc from 'fast-check';
import { builtInProfiles, mergeProfiles, parseSiteProfile, STRICTEST } from './index';
import type { SendingPolicy, SendingProfile } from './index';

function merged(names: string[], site: Record<string, SendingProfile> = {}): SendingPolicy {
  const result = mergeProfiles(names, site);
  if (!result.ok) throw new Error(`unknown profile ${result.name}`);
  return result.policy;
}

function house(json: Record<string, unknown>): Record<string, SendingProfile> {
  const parsed = parseSiteProfile({ name: 'house', ...json });
  if (!parsed.ok) throw new Error(parsed.message);
  return { house: parsed.profile };
}

const builtInNames = Object.keys(builtInProfiles);

describe('merging profiles', () => {
  it('VIV-1.1: strictest carries the 200 an hour and says which rule and profile they come from', () => {
    expect(merged([STRICTEST]).capPerHour).toEqual({
      value: 200,
      rule: 'VIV-1.1',
      profile: 'vivanet-shared',
    });
  });

  it('VIV-2.1b: strictest carries the 20 s, the off-peak rule over 500 and the limit of 2,000', () => {
    const policy = merged([STRICTEST]);
    expect(policy.spacingMs).toMatchObject({ value: 20_000, rule: 'VIV-2.1b' });
    expect(policy.offPeak).toMatchObject({
      rule: 'VIV-2.2',
      value: { overRecipients: 500, zone: 'Europe/Zurich' },
    });
    expect(policy.maxListSize).toMatchObject({ value: 2_000, rule: 'VIV-1.5' });
  });

  it('MSR-2.4-10: consent lasts 24 months under every profile, whether it says so or not', () => {
    for (const name of builtInNames) {
      expect(merged([name]).consentMonths).toMatchObject({ value: 24, rule: 'MSR-2.4-10' });
    }
    expect(merged([STRICTEST]).consentMonths.profile).toBe('mailster');
  });

  it('MSR-2.4-5: partners are off by default, ten with mosento alone, off again beside mailster', () => {
    expect(merged(['csa']).maxPartners.value).toBe(0);
    expect(merged(['mosento']).maxPartners).toMatchObject({ value: 10, rule: 'MOS-2.7' });
    expect(merged(['mosento', 'mailster']).maxPartners).toMatchObject({ value: 0, rule: 'MSR-2.4-5' });
  });

  it('VIV-2.1d: a site profile cannot loosen the throttle of the profile it is merged with', () => {
    const site = house({ spacingSeconds: 0, capPerHour: null, offPeak: null, maxListSize: null });
    for (const names of [
      ['vivanet-shared', 'house'],
      ['house', 'vivanet-shared'],
    ]) {
      const policy = merged(names, site);
      expect(policy.spacingMs.value).toBe(20_000);
      expect(policy.capPerHour.value).toBe(200);
      expect(policy.offPeak.value?.overRecipients).toBe(500);
      expect(policy.maxListSize.value).toBe(2_000);
    }
  });

  it.each([201, 100_000, null])(
    'VIV-2.4g: on a shared package no profile of the site raises the cap to %s',
    (capPerHour) => {
      expect(merged(['vivanet-shared', 'house'], house({ capPerHour })).capPerHour).toMatchObject({
        value: 200,
      });
    },
  );

  it('VIV-2.1d: a site profile under a built-in name does not replace the built-in', () => {
    const { house: loose } = house({ capPerHour: 100_000 });
    const policy = merged(['vivanet-shared'], { 'vivanet-shared': loose! });
    expect(policy.capPerHour.value).toBe(200);
  });

  it('VIV-2.1d: NaN in a profile made by hand survives the merge, so that the planner can refuse it', () => {
    const broken = { name: 'broken', limits: { capPerHour: { value: NaN, rule: 'x' } }, demands: {} };
    expect(merged(['broken', 'vivanet-shared'], { broken }).capPerHour.value).toBeNaN();
    expect(merged(['vivanet-shared', 'broken'], { broken }).capPerHour.value).toBeNaN();
  });

  it('VIV-2.1d: no selection of profiles is looser than any of its members, in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...builtInNames, 'house'], { minLength: 1 }), (names) => {
        const site = house({ capPerHour: 500, spacingSeconds: 1 });
        const policy = merged(names, site);
        for (const name of names) {
          const alone = merged([name], site);
          expect(policy.capPerHour.value ?? Infinity).toBeLessThanOrEqual(alone.capPerHour.value ?? Infinity);
          expect(policy.spacingMs.value).toBeGreaterThanOrEqual(alone.spacingMs.value);
        }
      }),
    );
  });

  it('VIV-2.2: windows with other hours stay in force side by side', () => {
    const site = house({ offPeak: { overRecipients: 100, week: { '6': ['00:00-24:00'] } } });
    const { offPeak } = merged(['vivanet-shared', 'house'], site);
    expect(offPeak).toMatchObject({ profile: 'house', value: { overRecipients: 100 } });
    expect(offPeak.value?.further).toMatchObject([{ profile: 'vivanet-shared', rule: 'VIV-2.2' }]);
  });

  it('VIV-2.2: of windows with the same hours only the one binding smaller lists remains', () => {
    const { offPeak } = merged(['vivanet-shared', 'house'], house({ offPeak: { overRecipients: 100 } }));
    expect(offPeak.value).toMatchObject({ overRecipients: 100, further: [] });
  });

  it('VIV-3.0: a dedicated server has no cap, spacing, window or size limit, but a site may set them', () => {
    const policy = merged(['vivanet-dedicated']);
    expect(policy).toMatchObject({
      capPerHour: { value: null },
      spacingMs: { value: 0 },
      offPeak: { value: null },
      maxListSize: { value: null },
    });
    const own = merged(['vivanet-dedicated', 'house'], house({ capPerHour: 5_000, spacingSeconds: 0.5 }));
    expect(own.capPerHour).toEqual({ value: 5_000, rule: 'site:house', profile: 'house' });
    expect(own.spacingMs.value).toBe(500);
  });

  it('VIV-3.0: double opt-in and its documentation are demanded by every profile, dedicated too', () => {
    expect(merged(['vivanet-dedicated']).demands).toMatchObject({
      doubleOptIn: { value: true, rule: 'VIV-3.0', profile: 'vivanet-dedicated' },
      documentedOptIn: { value: true },
      perSendConfirmation: { value: true, rule: 'MFR-3.3' },
    });
    for (const name of builtInNames) {
      for (const { value, rule } of Object.values(merged([name]).demands)) {
        expect(value).toBe(true);
        expect(rule).toMatch(/^(MOS|MFR|MSR|VIV|LM|CSA)-\d/);
      }
    }
  });

  it('MOS-1.4: an unknown profile, an inherited property or no profile at all yields no policy', () => {
    for (const name of ['vivanet', 'constructor', '__proto__']) {
      const refusal = { ok: false, code: 'unknown_profile', rule: 'MOS-1.4', name };
      expect(mergeProfiles(['mosento', name], {})).toEqual(refusal);
    }
    expect(mergeProfiles([])).toMatchObject({ ok: false, code: 'unknown_profile' });
  });

  it('CSA-8: spam and hard-bounce rates come with the membership of mailflatrate and Lead-Motor', () => {
    expect(merged(['csa']).maxSpamRate).toMatchObject({ value: 0.003, rule: 'CSA-8' });
    expect(merged(['mailflatrate']).maxHardBounceRate).toMatchObject({ value: 0.01, rule: 'MFR-7.1' });
    expect(merged(['lead-motor']).maxSpamRate).toMatchObject({ value: 0.003, rule: 'LM-7.1' });
  });
});
