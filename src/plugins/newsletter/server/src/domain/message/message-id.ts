import { MessageError } from './message-error';
import { requireWireDomain } from './wire-address';

/** Message-ID with its angle brackets. One token per recipient and campaign, so retries keep it (R5322-2). */
export function messageIdFor(token: string, domain: string): string {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(token)) throw new MessageError('invalid_token', 'R5322-2', 'message id');
  return `<${token}@${requireWireDomain(domain)}>`;
}

/** The part before the `@`; throws `invalid_header` unless the value looks like one Message-ID. */
export function messageIdToken(messageId: string): string {
  const token = /^<([A-Za-z0-9_.+-]{1,128})@[a-z0-9.-]{1,253}>$/.exec(messageId)?.[1];
  if (token === undefined) throw new MessageError('invalid_header', 'R5322-2', 'Message-ID');
  return token;
}
