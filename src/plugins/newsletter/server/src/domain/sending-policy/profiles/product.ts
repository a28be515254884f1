import type { SendingLimits, SendingProfile, Sourced } from '../profile';

const NAME = 'jawort';

/** Merged into every policy, whatever profiles are chosen: what no operator can configure away. */
export const always = {
  name: NAME,
  limits: {
    consentMonths: { value: 24, rule: 'MSR-2.4-10' },
    coolDownMs: { value: 3_600_000, rule: 'VIV-1.2' },
  },
  demands: {
    doubleOptIn: 'MFR-4.2',
    documentedOptIn: 'MFR-4.3',
    policyAcceptance: 'MFR-3.1',
    accountApproval: 'MFR-1.1',
    perSendConfirmation: 'MFR-3.3',
    roleAddressesRefused: 'MFR-2.1',
  },
} as const satisfies SendingProfile;

const byDefault = <T>(value: T, rule: string): Sourced<T> => ({ value, rule, profile: NAME });

/** In force where no chosen profile names the field. */
export const defaults: { readonly [K in keyof SendingLimits]: Sourced<SendingLimits[K]> } = {
  capPerHour: byDefault(null, 'VIV-3.0'),
  confirmationReserve: byDefault(20, 'VIV-1.1'),
  warmUp: byDefault(null, 'MOS-1.4'),
  spacingMs: byDefault(0, 'VIV-3.0'),
  offPeak: byDefault(null, 'VIV-3.0'),
  maxListSize: byDefault(null, 'VIV-1.5'),
  coolDownMs: byDefault(always.limits.coolDownMs.value, 'VIV-1.2'),
  consentMonths: byDefault(always.limits.consentMonths.value, 'MSR-2.4-10'),
  // Co-registration is off until a profile that allows it is chosen.
  maxPartners: byDefault(0, 'MSR-2.4-5'),
  maxSpamRate: byDefault(null, 'CSA-8'),
  maxHardBounceRate: byDefault(null, 'CSA-9'),
  maxImportRoleShare: byDefault(0.05, 'MFR-2.1'),
  maxImportUndatedShare: byDefault(0.5, 'MOS-2.1'),
};
