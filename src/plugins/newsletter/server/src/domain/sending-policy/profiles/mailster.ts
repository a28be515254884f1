import type { SendingProfile } from '../profile';

export const mailster: SendingProfile = {
  name: 'mailster',
  limits: {
    consentMonths: { value: 24, rule: 'MSR-2.4-10' },
    // Co-registration is forbidden outright, where mosento allows ten partners: the stricter wins.
    maxPartners: { value: 0, rule: 'MSR-2.4-5' },
  },
  demands: { documentedOptIn: 'MSR-2.4-12', policyAcceptance: 'MSR-3.3' },
};
