import { classifyReply, enhancedCodeOf } from '../../domain/delivery/classify-reply';
import type { HandOverResult, HandOverStage } from './port';

/** What broke a session off. Codes as operators know them: ESOCKET, ECONNECTION, ETIMEDOUT, ETLS, EAUTH … */
export interface SmtpFailure {
  readonly message: string;
  readonly code?: string | undefined;
  /** The system's own code behind it, e.g. ECONNREFUSED. */
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** For so long what was asked before the hand-over still holds; after that the gates are to be read again (design 2.1). */
export const FRESH_MS = 30_000;

type Refused = Extract<HandOverResult, { outcome: 'refused' }>;

const MAX_REPLY_CHARACTERS = 500;

export function shortReply(reply: string): string {
  return reply.slice(0, MAX_REPLY_CHARACTERS);
}

/** A refusal by the server, in its own words, with its class (standards C.2.2). */
export function refusal(stage: HandOverStage, code: number, reply: string): Refused {
  const enhanced = enhancedCodeOf(reply);
  const verdict = classifyReply({ code, text: reply, ...(enhanced === undefined ? {} : { enhanced }) });
  return {
    outcome: 'refused',
    stage,
    code,
    ...(enhanced === undefined ? {} : { enhanced }),
    reply: shortReply(reply),
    class: verdict.class,
    retryable: verdict.retryable,
  };
}

/** Codes only: replies may quote addresses. */
export function failureDetail(failure: SmtpFailure): string {
  const { code = 'EUNKNOWN', originalCode, command, responseCode } = failure;
  return [code, originalCode, command, responseCode].filter(Boolean).join(' ');
}

/** A failure before any message was offered: greeting, TLS, authentication. */
export function connectFailure(failure: SmtpFailure): HandOverResult {
  const { responseCode, response = '' } = failure;
  // A next hop without TLS defers the mail (TLS-1); its refusal of STARTTLS is no word about the message.
  const refused = failure.code !== 'ETLS' && responseCode !== undefined && responseCode >= 400;
  return refused
    ? refusal('connect', responseCode, response)
    : { outcome: 'not-handed-over', detail: failureDetail(failure), retryable: true };
}
