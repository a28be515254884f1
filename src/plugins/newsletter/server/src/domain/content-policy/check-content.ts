import { dangerOf, dangerOfLink, holdsSignature, type DangerousFile } from './files/malware';
import { readHtml } from './html/read-html';
import { categoryMessage, DANGER_MESSAGES } from './messages';
import { compiled } from './scan/compiled';
import { evidenceFor } from './scan/evidence';
import { linksInText, pathOf, readableLink } from './scan/links';
import { excerpt, excerptAround, passageOf, type Passage } from './scan/passage';
import type { Category, ContentInput, ContentPolicy, Finding, Locale, Verdict } from './types';
import { verdictOf } from './verdict';

interface Reading {
  context: readonly Passage[];
  bodies: readonly Passage[];
  dangers: readonly DangerousFile[];
}

/**
 * Reads all a recipient could read of a campaign (subject, HTML with image texts and link targets, text part,
 * names of attachments) and reports each category of the policy for which the evidence suffices.
 */
export function checkContent(
  input: ContentInput,
  policy: ContentPolicy,
  locale: Locale = 'de',
): { verdict: Verdict; findings: Finding[] } {
  const reading = read(input);
  const inForce = policy.categories.filter(
    (category) => !(category.allowedForSegments && input.audience === 'segment'),
  );
  const findings = inForce.flatMap((category) => [
    ...topicFinding(category, reading, locale),
    ...(category.detectsMalware ? dangerFindings(category, reading, locale) : []),
  ]);
  return { verdict: verdictOf(findings), findings };
}

function read(input: ContentInput): Reading {
  const attachments = input.attachments ?? [];
  const { spoken, hidden, links } = readHtml(input.html);
  const targets = [...new Set(links)].map(readableLink);
  const paths = [...new Set([...links, ...linksInText(input.text)])].map(pathOf);
  return {
    context: [input.subject, attachments.map((file) => file.filename).join('\n')].map(passageOf),
    bodies: [[spoken, ...targets].join('\n'), hidden, input.text].map(passageOf),
    dangers: [
      ...attachments.map(dangerOf),
      ...paths.map(dangerOfLink),
      ...signatures([spoken, hidden, input.text]),
    ].filter((danger) => danger !== null),
  };
}

function signatures(texts: readonly string[]): DangerousFile[] {
  return texts.some(holdsSignature) ? [{ danger: 'malware_signature', name: '' }] : [];
}

function topicFinding(category: Category, reading: Reading, locale: Locale): Finding[] {
  const hit = evidenceFor(compiled(category), reading.context, reading.bodies);
  if (!hit) return [];
  return [
    {
      code: category.id.replace(/[^a-z0-9]+/g, '_'),
      rule: category.rule,
      severity: category.severity,
      message: categoryMessage(category, locale),
      excerpt: excerptAround(hit.passage, hit.start, hit.end),
    },
  ];
}

function dangerFindings(category: Category, reading: Reading, locale: Locale): Finding[] {
  return reading.dangers.map(({ danger, name }) => ({
    code: danger,
    rule: category.rule,
    severity: category.severity,
    message: DANGER_MESSAGES[danger][locale],
    excerpt: excerpt(name.slice(-80), 0, 80),
  }));
}
