import { msrAccount } from './msr/account';
import { msrAntispam } from './msr/antispam';
import { msrConsent } from './msr/consent';
import { msrContent } from './msr/content';
import { msrContract } from './msr/contract';
import { msrStorage } from './msr/storage';

/** Mailster, Benutzerlizenzvertrag with its Antispam-Richtlinie. */
export const msr = {
  ...msrAccount,
  ...msrConsent,
  ...msrContent,
  ...msrStorage,
  ...msrContract,
  ...msrAntispam,
};
