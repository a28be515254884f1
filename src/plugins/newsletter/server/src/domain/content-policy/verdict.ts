import type { Finding, Severity, Verdict } from './types';

/** requirements.md section 6, row 7: forbidden > not accepted > approval > ok; structure blocks below approval. */
const ORDER: readonly (readonly [Severity, Verdict])[] = [
  ['forbidden', 'forbidden'],
  ['not-accepted', 'not-accepted'],
  ['approval', 'approval-required'],
  ['incomplete', 'incomplete'],
];

/** The strictest verdict any finding demands. Warnings never block. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  const strictest = ORDER.find(([severity]) => findings.some((finding) => finding.severity === severity));
  return strictest ? strictest[1] : 'ok';
}
