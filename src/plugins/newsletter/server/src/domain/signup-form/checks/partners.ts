import { Refusal } from '../../refusal';
import type { Sourced } from '../../sending-policy';
import { formFinding, type FormFinding } from '../findings';
import type { FormContent } from '../form-version';

/** How many partners the policy in force allows on a form, and which rule says so. */
export type PartnerLimit = Sourced<number>;

export const partnersOf = ({ boxes }: FormContent) => boxes.filter(({ kind }) => kind === 'partner');

/** Co-registration is off unless the sender's policy allows it, and ends at its number (MSR-2.4-5, MOS-2.7). */
export const checkPartners = (content: FormContent, limit: PartnerLimit): FormFinding[] => {
  const count = partnersOf(content).length;
  // Written so that a limit that is no number allows nobody.
  if (count === 0 || count <= limit.value) return [];
  const id = limit.value > 0 ? 'partners-too-many' : 'partners-off';
  return [{ ...formFinding(id, 'purposeKeys', `${count} > ${limit.value}`), rule: limit.rule }];
};

/**
 * A published form whose partners the policy in force no longer allows takes nobody's consent any more.
 * @throws Refusal not_allowed, too_many_partners
 */
export const requirePartnersAllowed = (content: FormContent, limit: () => PartnerLimit): void => {
  if (partnersOf(content).length === 0) return;
  const [finding] = checkPartners(content, limit());
  if (finding) throw new Refusal(finding.code, finding.rule, { field: finding.field });
};
