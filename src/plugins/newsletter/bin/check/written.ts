import { checkMail, type ContentPolicy, type Finding } from '../../server/src/domain/content-policy';
import type { MergeContext } from '../../server/src/domain/message';
import {
  compileContent,
  renderContent,
  renderFor,
  renderTwins,
  type SourceFormat,
} from '../../server/src/domain/rendering';
import { readText } from '../files';
import type { CheckedSender } from './sender';
import { subjectOf } from './subject';

/** More than a message may have: the pipeline says so as a finding, with its rule. */
const MAX_BYTES = 10_000_000;

const PAGES = 'https://newsletter.example.org/newsletter';

const sampleRecipient = (subject: string): MergeContext => ({
  subscriber: { email: 'anna.muster@example.org', fields: { firstName: 'Anna', lastName: 'Muster' } },
  links: {
    unsubscribe: `${PAGES}/u/sample`,
    preferences: `${PAGES}/preferences/sample`,
    webView: `${PAGES}/view/sample`,
    reportAbuse: `${PAGES}/abuse?t=sample`,
    origin: `${PAGES}/origin`,
  },
  campaign: { mailingId: 'sample-00000000-a0-00000000', subject },
});

export interface WrittenFile {
  readonly cwd: string;
  readonly name: string;
  readonly format: SourceFormat;
}

/** What an editor wrote, rendered as the product would send it and judged as it would judge a campaign. */
export const checkWritten = async (
  { cwd, name, format }: WrittenFile,
  sender: CheckedSender,
  policy: ContentPolicy,
): Promise<readonly Finding[]> => {
  const body = readText(cwd, name, MAX_BYTES);
  const subject = subjectOf(body, format);
  const result = await renderContent({
    format,
    subject,
    body,
    locale: 'en',
    imprint: {
      lines: sender.imprintLines,
      ...(sender.websiteUrl !== null && { url: sender.websiteUrl }),
      ...(sender.disclosureUrl !== undefined && { disclosureUrl: sender.disclosureUrl }),
    },
    senderName: sender.name,
    purposeTitle: 'Newsletter',
  });
  if (!result.ok) return [...sender.findings, unrenderable(result)];
  const compiled = compileContent(result.rendered);
  if (!compiled.ok) return [...sender.findings, unrenderable(compiled)];
  const recipient = sampleRecipient(subject);
  const sample = renderFor(compiled.content, recipient);
  if (!sample.ok) return [...sender.findings, unrenderable(sample)];
  const pair = renderTwins(compiled.content, result.rendered, recipient);
  if (!pair.ok) return [...sender.findings, unrenderable(pair)];
  const mail = {
    sample,
    source: result.rendered,
    twins: pair.twins,
    unsubscribeUrl: recipient.links.unsubscribe,
    imprintLines: sender.imprintLines,
  };
  return [...checkMail(mail, policy, 'en').findings, ...sender.findings];
};

/** Content that cannot become a message has to be finished first. */
const unrenderable = (problem: {
  code: string;
  rule: string;
  message?: { en: string };
  detail?: string;
}): Finding => ({
  code: problem.code,
  rule: problem.rule,
  severity: 'incomplete',
  message: problem.message?.en ?? 'The content cannot be filled in for a recipient.',
  excerpt: (problem.detail ?? '').slice(0, 200),
});
