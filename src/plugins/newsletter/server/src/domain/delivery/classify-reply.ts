import { FAILURE_CLASSES, type FailureClass } from './failure-class';
import { REPLY_RULES, type ReplyRule } from './reply-rules';

export { FAILURE_CLASSES, type FailureClass } from './failure-class';

/** One negative SMTP reply. `enhanced` is read from the text when absent; `provider` by its marker. */
export interface SmtpReply {
  readonly code: number;
  readonly enhanced?: string;
  readonly text: string;
  /** MX group of the server that answered, e.g. `google`. */
  readonly provider?: string;
}

export interface ReplyVerdict {
  readonly class: FailureClass;
  /** The address is to be suppressed; only ever with a 5xx reply. */
  readonly hard: boolean;
  /** The same message may be offered again later, through all gates. */
  readonly retryable: boolean;
  readonly rule: 'C.2.2';
}

const ENHANCED = /^(?:\d{3}[ -])?\s*([245]\.\d{1,3}\.\d{1,3})\b/;
const PROVIDER_MARKERS = [{ provider: 'google', marker: /\bgsmtp\b/ }] as const;

/** Enhanced status code (RFC 3463) at the start of a reply, with or without the reply code before it. */
export function enhancedCodeOf(reply: string): string | undefined {
  return ENHANCED.exec(reply)?.[1];
}

function matches(
  rule: ReplyRule,
  reply: Required<Pick<SmtpReply, 'code' | 'text'>> & Partial<SmtpReply>,
): boolean {
  if (rule.provider !== undefined && rule.provider !== reply.provider) return false;
  if (rule.codes !== undefined && !rule.codes.includes(reply.code)) return false;
  if (rule.enhanced === 'none' && reply.enhanced !== undefined) return false;
  if (rule.enhanced instanceof RegExp && !rule.enhanced.test(reply.enhanced ?? '')) return false;
  return rule.text === undefined || rule.text.test(reply.text);
}

/**
 * Class of a refusal by standards C.2.2. The reply's first digit decides whether to retry, code and words
 * what is said about the recipient; what no row knows is `unknown` and never hard (C.2.1).
 */
export function classifyReply(reply: SmtpReply): ReplyVerdict {
  const text = reply.text.toLowerCase().replace(/\s+/g, ' ');
  const enhanced = reply.enhanced ?? enhancedCodeOf(text);
  const provider = reply.provider ?? PROVIDER_MARKERS.find(({ marker }) => marker.test(text))?.provider;
  const row = REPLY_RULES.find((rule) => matches(rule, { code: reply.code, text, enhanced, provider }));
  const failureClass = row?.class ?? 'unknown';
  const { hard, retry } = FAILURE_CLASSES[failureClass];
  const permanent = reply.code >= 500;
  return {
    class: failureClass,
    hard: hard && permanent && row?.neverHard !== true,
    retryable: retry === 'always' || (retry === 'by-reply' && !permanent),
    rule: 'C.2.2',
  };
}
