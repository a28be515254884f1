import { z } from 'zod';
import type { Finding } from '../../server/src/domain/content-policy';
import { checkFromAddress, checkImprint, imprintLines } from '../../server/src/domain/sender';
import { InputError } from '../command';
import { readText } from '../files';
import { INVENTED_SENDER } from './invented-sender';

const MAX_BYTES = 1_000_000;

const text = z.string().max(1_000).default('');

/** Fields as in the sender's content type; the imprint may stand in an object of its own. */
const senderFile = z.looseObject({
  name: text,
  fromName: text,
  fromEmail: text,
  replyTo: z.string().max(1_000).nullish(),
  domain: z.string().max(1_000).nullish(),
  websiteUrl: z.string().max(1_000).nullish(),
  personType: z.string().nullish(),
  imprint: z.looseObject({}).optional(),
});

type SenderFile = z.infer<typeof senderFile>;

export interface CheckedSender {
  readonly name: string;
  readonly websiteUrl: string | null;
  readonly disclosureUrl: string | undefined;
  readonly imprintLines: readonly string[];
  readonly findings: readonly Finding[];
}

/** The sender of a file, or an invented one. @throws InputError file_* */
export const readSender = (cwd: string, name: string | null): CheckedSender =>
  checkSender(senderFile.parse(name === null ? INVENTED_SENDER : parseFile(cwd, name)));

const parseFile = (cwd: string, name: string): unknown => {
  const parsed = senderFile.safeParse(parseJson(readText(cwd, name, MAX_BYTES), name));
  if (parsed.success) return parsed.data;
  throw new InputError('file_invalid', `${name} describes no sender: ${z.prettifyError(parsed.error)}`);
};

const parseJson = (json: string, name: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InputError('file_invalid', `${name} is no JSON: ${(error as Error).message}`, { cause: error });
  }
};

const checkSender = (sender: SenderFile): CheckedSender => {
  const { imprint: apart = {}, personType, ...flat } = sender;
  const imprint = checkImprint({ type: personType, ...flat, ...apart });
  return {
    name: sender.name || sender.fromName || INVENTED_SENDER.name,
    websiteUrl: sender.websiteUrl ?? null,
    disclosureUrl: imprint.ok ? imprint.imprint.disclosureUrl : undefined,
    // An incomplete imprint is a finding of its own; the content is judged all the same.
    imprintLines: imprint.ok ? imprintLines(imprint.imprint, 'en') : [INVENTED_SENDER.name],
    findings: [...(imprint.ok ? [] : imprintFindings(imprint.problems)), ...fromFindings(sender)],
  };
};

type ImprintProblems = Extract<ReturnType<typeof checkImprint>, { ok: false }>['problems'];

const imprintFindings = (problems: ImprintProblems): Finding[] => [
  {
    code: 'imprint_incomplete',
    rule: 'MFR-5.2',
    severity: 'incomplete',
    message: 'The imprint of the sender is not complete.',
    excerpt: problems.map(({ field }) => field).join(', '),
  },
  ...problems.map(({ field, code, rule, message }): Finding => ({
    code,
    rule,
    severity: 'incomplete',
    message: message.en,
    excerpt: field,
  })),
];

/** Without a `domain` the one of the address counts: whether it is verified is asked elsewhere. */
const fromFindings = ({ fromName, fromEmail, replyTo, domain }: SenderFile): Finding[] => {
  const checked = checkFromAddress({
    fromName,
    fromEmail,
    ...(replyTo ? { replyTo } : {}),
    senderDomain: domain ?? fromEmail.slice(fromEmail.lastIndexOf('@') + 1),
  });
  if (checked.ok) return [];
  return checked.problems.map(({ field, code, rule, message }) => ({
    code,
    rule,
    severity: 'incomplete',
    message: message.en,
    excerpt: field,
  }));
};
