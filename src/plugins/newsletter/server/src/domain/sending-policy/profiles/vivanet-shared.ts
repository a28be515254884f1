import { OFF_PEAK_WEEK } from '../off-peak';
import type { SendingProfile } from '../profile';

export const vivanetShared: SendingProfile = {
  name: 'vivanet-shared',
  limits: {
    capPerHour: { value: 200, rule: 'VIV-1.1' },
    // Not in the policy text: keeps a subscription bomb and a campaign from starving each other (C.6).
    confirmationReserve: { value: 20, rule: 'VIV-1.1' },
    spacingMs: { value: 20_000, rule: 'VIV-2.1b' },
    offPeak: {
      value: {
        overRecipients: 500,
        zone: 'Europe/Zurich',
        mode: 'wall',
        week: OFF_PEAK_WEEK,
        further: [],
      },
      rule: 'VIV-2.2',
    },
    maxListSize: { value: 2_000, rule: 'VIV-1.5' },
    coolDownMs: { value: 3_600_000, rule: 'VIV-1.2' },
  },
  demands: { doubleOptIn: 'VIV-2.3a', documentedOptIn: 'VIV-2.4a', policyAcceptance: 'VIV-0.1' },
};
