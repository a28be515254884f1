import type { SendingProfile } from '../profile';

export const csa: SendingProfile = {
  name: 'csa',
  limits: {
    maxSpamRate: { value: 0.003, rule: 'CSA-8' },
    maxHardBounceRate: { value: 0.01, rule: 'CSA-9' },
  },
  // Only recommended by the CSA's text; the product makes it mandatory.
  demands: { doubleOptIn: 'CSA-2' },
};
