import { encodeDisplayName } from './encoded-words';
import { feedbackId } from './feedback-id';
import { headerField } from './header-text';
import { headerUrl } from './header-url';
import { MessageError } from './message-error';
import type { MessageFrame, MessageKind } from './types';
import { requireWireAddress, requireWireDomain } from './wire-address';

type FieldOf = (frame: MessageFrame) => string | undefined;

/** Headers equal for all recipients, in the order of standards B.15. `undefined` leaves one out. */
const COMMON_FIELDS: Readonly<Record<string, FieldOf>> = {
  From: ({ from }) => `${encodeDisplayName(from.name)} <${requireWireAddress(from.address)}>`.trimStart(),
  'Reply-To': ({ replyTo }) => (replyTo === undefined ? undefined : requireWireAddress(replyTo)),
  'MIME-Version': () => '1.0',
  'Content-Language': ({ language }) => language,
  'X-Mailing-ID': ({ mailingId }) => mailingId,
  'X-Report-Abuse': ({ abuse }) =>
    abuse && `${headerUrl(abuse.url, 'https')}, ${requireWireAddress(abuse.address)}`,
  'X-Auto-Response-Suppress': () => 'OOF, AutoReply',
};

const CAMPAIGN_FIELDS: Readonly<Record<string, FieldOf>> = {
  'List-Id': ({ listId, senderDomain }) => listId && listIdValue(listId, senderDomain),
  'List-Owner': ({ from, replyTo }) => `<${headerUrl(mailtoUri(replyTo ?? from.address), 'mailto')}>`,
  'List-Help': ({ listHelpUrl }) => listHelpUrl && `<${headerUrl(listHelpUrl, 'https')}>`,
  'List-Unsubscribe-Post': () => 'List-Unsubscribe=One-Click',
  'Feedback-ID': (frame) => frame.feedbackId && feedbackId(frame.feedbackId),
  'CFBL-Address': ({ senderDomain }) => `fbl@${requireWireDomain(senderDomain)}; report=arf`,
  Precedence: () => 'bulk',
};

// RFC 3834 section 5: robots must not answer; no list headers, these mails belong to no list yet.
const AUTOMATIC_FIELDS: Readonly<Record<string, FieldOf>> = { 'Auto-Submitted': () => 'auto-generated' };

const FIELDS_BY_KIND: Readonly<Record<MessageKind, Readonly<Record<string, FieldOf>>>> = {
  campaign: { ...COMMON_FIELDS, ...CAMPAIGN_FIELDS },
  confirmation: { ...COMMON_FIELDS, ...AUTOMATIC_FIELDS },
  notice: { ...COMMON_FIELDS, ...AUTOMATIC_FIELDS },
};

const REQUIRED_OF_CAMPAIGN = {
  mailingId: 'MFR-8.1',
  listId: 'R2919-1',
  feedbackId: 'FBID-1',
  abuse: 'HDR-2',
} as const satisfies Partial<Record<keyof MessageFrame, string>>;

function requireComplete(frame: MessageFrame): void {
  if (frame.kind !== 'campaign') return;
  for (const [field, rule] of Object.entries(REQUIRED_OF_CAMPAIGN)) {
    if (frame[field as keyof typeof REQUIRED_OF_CAMPAIGN] === undefined) {
      throw new MessageError('incomplete_frame', rule, `a campaign needs ${field}`);
    }
  }
}

function listIdValue(listId: { label: string; title: string }, senderDomain: string): string {
  const id = `${listId.label}.${requireWireDomain(senderDomain)}`;
  // RFC 2919 section 2: domain-shaped, at most 255 octets with its brackets.
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(listId.label) || id.length > 253) {
    throw new MessageError('invalid_list_id', 'R2919-1', 'label must be one lower-case domain label');
  }
  return `${encodeDisplayName(listId.title)} <${id}>`.trimStart();
}

/** RFC 6068: what a URI cannot hold as it is stands as octets. */
function mailtoUri(address: string): string {
  const wire = requireWireAddress(address);
  const at = wire.lastIndexOf('@');
  return `mailto:${encodeURIComponent(wire.slice(0, at))}${wire.slice(at)}`;
}

/** All recipient-independent header fields, folded, each with its CRLF. */
export function frameHeaders(frame: MessageFrame): string {
  requireComplete(frame);
  let out = '';
  for (const [name, valueOf] of Object.entries(FIELDS_BY_KIND[frame.kind])) {
    const value = valueOf(frame);
    if (value !== undefined) out += headerField(name, value);
  }
  return out;
}
