import { classifyReply, enhancedCodeOf } from '../../domain/delivery/classify-reply';
import type { HandOverResult, HandOverStage } from './port';

/** What nodemailer's SMTPConnection says about a failure. */
export interface SmtpFailure {
  readonly message: string;
  readonly code?: string | undefined;
  /** The system's own code behind it, e.g. ECONNREFUSED. */
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

const MAX_REPLY_CHARACTERS = 500;
const STAGE_BY_COMMAND: Readonly<Record<string, HandOverStage>> = {
  'MAIL FROM': 'mail',
  'RCPT TO': 'rcpt',
  DATA: 'data',
};

export function shortReply(reply: string): string {
  return reply.slice(0, MAX_REPLY_CHARACTERS);
}

/** A refusal by the server, in its own words, with its class (standards C.2.2). */
export function refusal(stage: HandOverStage, code: number, reply: string): HandOverResult {
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

function notHandedOver(failure: SmtpFailure): HandOverResult {
  return { outcome: 'not-handed-over', detail: failureDetail(failure), retryable: true };
}

/** Codes only: nodemailer's messages may quote addresses. */
export function failureDetail(failure: SmtpFailure): string {
  const { code = 'EUNKNOWN', originalCode, command, responseCode } = failure;
  return [code, originalCode, command, responseCode].filter(Boolean).join(' ');
}

function isNegative(code: number | undefined): code is number {
  return code !== undefined && code >= 400 && code <= 599;
}

/** A failure before any message was offered: greeting, TLS, authentication. */
export function connectFailure(failure: SmtpFailure): HandOverResult {
  // A next hop without TLS defers the mail (TLS-1); its refusal of STARTTLS is no word about the message.
  const refused = failure.code !== 'ETLS' && isNegative(failure.responseCode);
  return refused ? refusal('connect', failure.responseCode, failure.response ?? '') : notHandedOver(failure);
}

/**
 * A failure of MAIL, RCPT or DATA or of the message itself.
 * `dotMayBeOut`: the end of the message went to the socket, so the server may have accepted it. From then on
 * only a complete reply settles the matter; a reply cut off by a lost connection does not.
 */
export function sendFailure(failure: SmtpFailure, dotMayBeOut: boolean): HandOverResult {
  const { code, command, responseCode, response = '' } = failure;
  const finalReply = code === 'EMESSAGE' && command === 'DATA';
  if (finalReply && isNegative(responseCode)) return refusal('final', responseCode, response);
  if (dotMayBeOut) return { outcome: 'uncertain', detail: failureDetail(failure) };
  if (finalReply) return notHandedOver(failure);
  if (code === 'EMESSAGE' && command === 'MAIL FROM') {
    // Found by nodemailer from the SIZE the server announced; nothing was sent.
    return refusal('mail', 552, '552 5.3.4 message exceeds the SIZE announced by the server');
  }
  if (!isNegative(responseCode)) return notHandedOver(failure);
  // A 421 that ends a pipelined RCPT is reported as a lost connection ('CONN').
  return refusal(STAGE_BY_COMMAND[command ?? ''] ?? 'rcpt', responseCode, response);
}
