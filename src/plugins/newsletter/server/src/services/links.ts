import {
  issueAddressToken,
  issueToken,
  openAddressToken,
  openToken,
  type TokenKind,
} from '../domain/token/token';
import { verpAddress } from '../domain/message';
import { readWireId, wireId } from '../domain/message/wire-id';
import type { Keys } from './keys';

/** Every address of ours that stands in a mail or leads from one page to the next. */
export const createLinks = (keys: Keys, publicUrl: string, privacyUrl: string | null = null) => {
  const base = publicUrl.replace(/\/+$/, '');
  const token = (kind: TokenKind, id: string | number) => issueToken(keys.tokens, kind, String(id));
  const page = (path: string) => `${base}/newsletter/${path}`;
  const returnPathOf = (id: string, bounceDomain: string) =>
    verpAddress(issueAddressToken(keys.tokens, 'bounce', id), bounceDomain);
  return {
    base,
    page,
    token,
    open: (kind: TokenKind, value: string) => openToken(keys.tokens, kind, value),
    /** The sender's own privacy notice, else the site's, else our page that names every sender's. */
    privacy: (sender: { readonly privacyUrl: string | null } | null): string =>
      sender?.privacyUrl ?? privacyUrl ?? page('privacy'),
    form: (slug: string) => page(`forms/${encodeURIComponent(slug)}`),
    confirm: (requestId: string) => page(`confirm/${token('confirm', requestId)}`),
    /** Where the answer to a confirmation mail goes: an address of the site, the token behind a plus sign. */
    confirmReplyTo: (requestId: string, address: string): string => {
      const at = address.lastIndexOf('@');
      return `${address.slice(0, at)}+${issueAddressToken(keys.tokens, 'reply', requestId)}${address.slice(at)}`;
    },
    openReply: (value: string) => openAddressToken(keys.tokens, 'reply', value),
    neverAgain: (requestId: string) => page(`never-again/${token('never-again', requestId)}`),
    unsubscribe: (deliveryId: number) => page(`u/${token('unsubscribe', deliveryId)}`),
    preferences: (subscriberId: string) => page(`preferences/${token('preferences', subscriberId)}`),
    renew: (subscriberId: string, purposeKey: string) =>
      page(`renew/${token('renew', `${subscriberId}.${purposeKey}`)}`),
    data: (requestId: string) => page(`data/${token('data', requestId)}`),
    erasure: (requestId: string) => page(`erasure/${token('erasure', requestId)}`),
    addressChange: (requestId: string) => page(`address/${token('address-change', requestId)}`),
    webView: (deliveryId: number) => page(`view/${token('view', deliveryId)}`),
    /** Carries proof that its holder received this very mail. */
    abuse: (deliveryId: number) => page(`abuse?t=${token('abuse', deliveryId)}`),
    abusePage: () => page('abuse'),
    originPage: () => page('origin'),
    abuseConfirm: (reportId: string) => page(`abuse/confirm/${token('abuse-confirm', reportId)}`),
    /** Return-Path of one delivery: fixed over retries, so that greylisting lets it through. */
    returnPath: (deliveryId: number, bounceDomain: string) =>
      returnPathOf(wireId({ of: 'delivery', id: deliveryId }), bounceDomain),
    returnPathOf,
    /** The delivery that a Message-ID of ours was made for, or null. */
    deliveryOfMessage: (messageId: string): number | null => {
      const [, token] = /^<([A-Za-z0-9-]{1,128})@[^<>@\s]{1,253}>$/.exec(messageId) ?? [];
      const word = token === undefined ? null : openAddressToken(keys.tokens, 'message-id', token);
      const subject = word === null ? null : readWireId(word);
      return subject?.of === 'delivery' ? subject.id : null;
    },
    /** The delivery behind the address that asks to be taken off by mail, or null. */
    openUnsubscribeAddress: (value: string): number | null => {
      const id = openAddressToken(keys.tokens, 'unsubscribe', value);
      return id !== null && /^[0-9a-z]{1,11}$/.test(id) ? parseInt(id, 36) : null;
    },
    unsubscribeMailto: (deliveryId: number, bounceDomain: string) =>
      `mailto:u+${issueAddressToken(keys.tokens, 'unsubscribe', deliveryId.toString(36))}@${bounceDomain}?subject=abmelden`,
  };
};

export type Links = ReturnType<typeof createLinks>;
