import type { SendingProfile } from '../profile';

export const mosento: SendingProfile = {
  name: 'mosento',
  limits: { maxPartners: { value: 10, rule: 'MOS-2.7' } },
  demands: { documentedOptIn: 'MOS-2.8', policyAcceptance: 'MOS-1.1' },
};
