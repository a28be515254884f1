import type { CoverageTable } from './coverage';
import { lawAbroad } from './standards/abroad';
import { germanLaw } from './standards/germany';
import { mailStandards } from './standards/mail';
import { privacyLaw } from './standards/privacy';
import { providerDemands } from './standards/providers';
import { trackingLaw } from './standards/tracking';

export const standards: CoverageTable = {
  ...mailStandards,
  ...providerDemands,
  ...privacyLaw,
  ...germanLaw,
  ...trackingLaw,
  ...lawAbroad,
};
