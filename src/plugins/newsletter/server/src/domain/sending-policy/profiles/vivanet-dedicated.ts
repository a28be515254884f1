import type { SendingProfile } from '../profile';

/** Section 3 of the policy repeats consent, proof and law for dedicated servers, but neither throttle nor hours. */
export const vivanetDedicated: SendingProfile = {
  name: 'vivanet-dedicated',
  limits: {
    capPerHour: { value: null, rule: 'VIV-3.0' },
    spacingMs: { value: 0, rule: 'VIV-3.0' },
    offPeak: { value: null, rule: 'VIV-3.0' },
    maxListSize: { value: null, rule: 'VIV-1.5' },
    coolDownMs: { value: 3_600_000, rule: 'VIV-1.2' },
  },
  demands: { doubleOptIn: 'VIV-3.0', documentedOptIn: 'VIV-3.0', policyAcceptance: 'VIV-0.1' },
};
