import type { SendingProfile } from '../profile';

/** Sends through a CSA member, whose rates bind its customers as well (LM-7.1). */
export const leadMotor: SendingProfile = {
  name: 'lead-motor',
  limits: {
    maxSpamRate: { value: 0.003, rule: 'LM-7.1' },
    maxHardBounceRate: { value: 0.01, rule: 'LM-7.1' },
  },
  demands: {
    doubleOptIn: 'LM-4.1',
    documentedOptIn: 'LM-4.2',
    policyAcceptance: 'LM-3.1',
    accountApproval: 'LM-1.1',
    perSendConfirmation: 'LM-3.2',
    roleAddressesRefused: 'LM-2.1',
  },
};
