import { checkContent } from './check-content';
import { checkStructure } from './check-structure';
import { personalLinks } from './structure/personal-links';
import { problem } from './structure/problems';
import type { StructureInput } from './structure/types';
import type { ContentInput, ContentPolicy, Finding, Locale, Verdict } from './types';
import { verdictOf } from './verdict';

export interface MailToCheck {
  /** The mail as one recipient reads it. */
  readonly sample: ContentInput;
  /** The same with its merge tags: holds the branches that the sample did not take. */
  readonly source: ContentInput;
  /** The same for two people who have nothing in common but the product's links. */
  readonly twins: readonly [ContentInput, ContentInput];
  readonly unsubscribeUrl: StructureInput['unsubscribeUrl'];
  readonly imprintLines: readonly string[];
}

/** Everything that speaks against a rendered mailing, in what it says and in how it is built. */
export function checkMail(
  mail: MailToCheck,
  policy: ContentPolicy,
  locale: Locale = 'de',
): { verdict: Verdict; findings: Finding[] } {
  const { sample, source, twins, unsubscribeUrl, imprintLines } = mail;
  const seen = checkContent(sample, policy, locale).findings;
  const branches = hasBranches(source)
    ? checkContent(source, policy, locale).findings.filter(
        ({ code }) => !seen.some((finding) => finding.code === code),
      )
    : [];
  const structure = checkStructure({ ...sample, unsubscribeUrl, imprintLines }, locale);
  const personal = personalLinks(source, twins).map(({ code, excerpt }) => problem(code, locale, excerpt));
  const findings = [...seen, ...branches, ...structure, ...personal];
  return { verdict: verdictOf(findings), findings };
}

/** Blocks, and outputs with a filter: `default` too is text that only some recipients read. */
function hasBranches({ subject, html, text }: ContentInput): boolean {
  return [subject, html, text].some((part) => /\{%|\{\{[^}]*\|/.test(part));
}
