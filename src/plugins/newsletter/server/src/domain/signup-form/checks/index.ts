import type { FormFinding } from '../findings';
import type { FormContent } from '../form-version';
import { checkBoxes } from './boxes';
import { checkBundling } from './bundling';
import { checkConfirmation } from './confirmation';
import { checkFields } from './fields';
import { checkNotices } from './notices';
import { checkParts } from './parts';
import { checkPartners, type PartnerLimit } from './partners';
import { checkPrivacy } from './privacy';
import { checkTying } from './tying';

const CHECKS: readonly ((content: FormContent, limit: PartnerLimit) => FormFinding[])[] = [
  checkParts,
  checkBoxes,
  checkBundling,
  checkTying,
  checkPartners,
  checkPrivacy,
  checkNotices,
  checkFields,
  checkConfirmation,
];

/** Everything that stands against publishing a form, gravest first; hints come last. */
export const checkForm = (content: FormContent, limit: PartnerLimit): readonly FormFinding[] => {
  const findings = CHECKS.flatMap((check) => check(content, limit));
  return [
    ...findings.filter(({ severity }) => severity === 'blocks'),
    ...findings.filter(({ severity }) => severity === 'hint'),
  ];
};

export { findPreticking, findStructuralFault } from './structure';
export { partnersOf, requirePartnersAllowed, type PartnerLimit } from './partners';
