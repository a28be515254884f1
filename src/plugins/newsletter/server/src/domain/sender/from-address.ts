import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { type EmailAddress, parseEmail } from '../address/email-address';
import { findNameFault } from './display-name';
import { FREE_MAIL_DOMAINS } from './free-mail-domains';
import { type AddressFault, type FromCode, type FromProblem, fromProblem } from './from-problems';

export interface FromInput {
  readonly fromName: string;
  readonly fromEmail: string;
  readonly replyTo?: string;
  /** The domain verified for this sender. */
  readonly senderDomain: string;
}

export type FromCheck =
  | {
      readonly ok: true;
      readonly from: { readonly name: string; readonly address: string };
      readonly replyTo?: string;
    }
  | { readonly ok: false; readonly problems: readonly FromProblem[] };

/** No disguise by the sender address (MFR-5.3). Whether the domain is verified in DNS is another gate. */
export function checkFromAddress(input: FromInput): FromCheck {
  const senderDomain = domainToASCII(input.senderDomain.trim()).toLowerCase();
  const from = parseEmail(input.fromEmail);
  const replyTo = input.replyTo ? parseEmail(input.replyTo) : undefined;
  const codes = [
    // A public suffix alone (`co.uk`) is nobody's: everything would belong to it.
    getDomain(senderDomain) === null ? 'sender_domain_invalid' : undefined,
    findAddressFault(input.fromEmail, from.ok ? from.address : undefined, senderDomain),
    findNameFault(input.fromName, senderDomain),
    replyTo?.ok === false ? 'reply_to_malformed' : undefined,
  ].filter((code): code is FromCode => code !== undefined);
  if (codes.length > 0 || !from.ok) {
    return { ok: false, problems: codes.map(fromProblem) };
  }
  const name = input.fromName.normalize('NFC').trim();
  return {
    ok: true,
    from: { name, address: addressOf(from.address) },
    ...(replyTo?.ok ? { replyTo: addressOf(replyTo.address) } : {}),
  };
}

const addressOf = ({ local, domain }: EmailAddress): string => `${local}@${domain}`;

function findAddressFault(
  given: string,
  from: EmailAddress | undefined,
  senderDomain: string,
): AddressFault | undefined {
  if (/\p{Cc}/u.test(given)) return 'from_control_characters';
  if (!from) return 'from_malformed';
  if (FREE_MAIL_DOMAINS.has(from.domain) || FREE_MAIL_DOMAINS.has(getDomain(from.domain) ?? ''))
    return 'from_free_mail';
  return from.domain === senderDomain || from.domain.endsWith(`.${senderDomain}`)
    ? undefined
    : 'from_foreign_domain';
}
