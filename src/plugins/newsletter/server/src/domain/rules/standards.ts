import { lawStandards } from './standards/law';
import { messageStandards } from './standards/message';
import { providerStandards } from './standards/providers';
import { reportStandards } from './standards/reports';

/** Outside standards, provider rules and law, so that findings can cite them. */
export const standards = {
  ...messageStandards,
  ...reportStandards,
  ...providerStandards,
  ...lawStandards,
};
