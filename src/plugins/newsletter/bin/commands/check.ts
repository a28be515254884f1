import path from 'node:path';
import {
  contentPolicyFor,
  verdictOf,
  type Finding,
  type Verdict,
} from '../../server/src/domain/content-policy';
import type { SourceFormat } from '../../server/src/domain/rendering';
import { STRICTEST } from '../../server/src/domain/sending-policy';
import { textValue, textValues } from '../arguments';
import { readSender } from '../check/sender';
import { InputError, type Invocation, type Run } from '../command';
import { requireProfiles, siteProfiles } from '../profiles';

const FORMATS: Readonly<Record<string, SourceFormat | 'mail'>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.mjml': 'mjml',
  '.eml': 'mail',
};

/** Negative unless the verdict is ok: even what an approval could release may not go out now. */
export const run: Run = async (invocation) => {
  const findings = await findingsOf(invocation);
  const verdict = verdictOf(findings);
  return {
    exitCode: verdict === 'ok' ? 0 : 1,
    document: { verdict, findings },
    text: inWords(verdict, findings),
  };
};

const findingsOf = async ({ positionals, values, cwd, appDir }: Invocation): Promise<readonly Finding[]> => {
  const [name = ''] = positionals;
  const format = FORMATS[path.extname(name).toLowerCase()];
  if (!format) {
    const known = Object.keys(FORMATS).join(', ');
    throw new InputError('file_type_unknown', `${name} is none of the kinds that can be checked: ${known}.`);
  }
  const named = textValues(values, 'profile');
  const profiles = named.length > 0 ? named : [STRICTEST];
  requireProfiles(profiles, siteProfiles(appDir));
  const policy = contentPolicyFor(profiles);
  const senderFile = values.sender === undefined ? null : textValue(values, 'sender');
  const sender = readSender(cwd, senderFile);
  if (format === 'mail') {
    const { checkReceived } = await import('../check/received');
    return checkReceived({ cwd, name }, senderFile === null ? null : sender, policy);
  }
  const { checkWritten } = await import('../check/written');
  return checkWritten({ cwd, name, format }, sender, policy);
};

const inWords = (verdict: Verdict, findings: readonly Finding[]): string =>
  [
    `Verdict: ${verdict}`,
    ...findings.map(
      ({ rule, code, severity, message, excerpt }) =>
        `  ${severity}  ${rule}  ${code}\n    ${message}${excerpt === '' ? '' : `\n    “${excerpt}”`}`,
    ),
  ].join('\n');
