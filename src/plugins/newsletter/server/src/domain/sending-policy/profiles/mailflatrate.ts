import type { SendingProfile } from '../profile';

/** As a member of the CSA it hands that body's rates on to its customers (MFR-7.1). */
export const mailflatrate: SendingProfile = {
  name: 'mailflatrate',
  limits: {
    maxSpamRate: { value: 0.003, rule: 'MFR-7.1' },
    maxHardBounceRate: { value: 0.01, rule: 'MFR-7.1' },
  },
  demands: {
    doubleOptIn: 'MFR-4.2',
    documentedOptIn: 'MFR-4.3',
    policyAcceptance: 'MFR-3.1',
    accountApproval: 'MFR-1.1',
    perSendConfirmation: 'MFR-3.3',
    roleAddressesRefused: 'MFR-2.1',
  },
};
