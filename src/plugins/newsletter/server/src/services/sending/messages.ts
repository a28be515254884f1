import type { Reach } from '../../domain/address/reachable';
import { contentHash, type SentContent } from '../../domain/campaign/content-hash';
import {
  compileMessage,
  messageIdFor,
  signMessage,
  signMessageInBackground,
  type CompiledContent,
  type CompiledMessage,
  type DkimKey,
  type Envelope,
  type MessageFrame,
} from '../../domain/message';
import { compileContent } from '../../domain/rendering';
import { wireId } from '../../domain/message/wire-id';
import { issueAddressToken } from '../../domain/token/token';
import type { Recipient } from '../../repositories/sending/recipients';
import type { Notice } from '../../repositories/sending/notices';
import type { Purpose } from '../../repositories/forms/purposes';
import type { Run } from '../../repositories/sending/runs';
import type { Sender } from '../../repositories/senders';
import type { Keys } from '../keys';
import type { Links } from '../links';

/** A run's content, compiled once; only slots are filled per recipient. */
export interface CompiledRun {
  readonly run: Run;
  readonly sender: Sender;
  /** As stored: canonical JSON. */
  readonly stored: string;
  readonly sent: SentContent;
  readonly content: CompiledContent;
  readonly message: CompiledMessage;
  /** One signature each: RSA, and Ed25519 where it was ordered. */
  readonly signing: readonly DkimKey[];
  /** SHA-256 computed from the stored content itself, not the column beside it. */
  readonly hash: string;
}

export type BuiltMessage =
  | { readonly ok: true; readonly envelope: Envelope; readonly message: Buffer; readonly messageId: string }
  | { readonly ok: false; readonly reason: string; readonly rule: string };

/** Identifies the product in Feedback-ID: 5 to 15 characters, the same in every mail (FBID-1). */
const PLATFORM = 'jawort-nl';

interface MessageDeps {
  readonly keys: Keys;
  readonly links: Links;
  readonly abuseAddress: string;
  /** Where answers to confirmation mails are taken in; null where nobody does. */
  readonly confirmReplyAddress: string | null;
  readonly reach: Reach;
}

export const createMessageFactory = (deps: MessageDeps) => {
  const { keys, links } = deps;
  const { smtpUtf8 } = deps.reach;

  const frameOf = (run: Run, sender: Sender, sent: SentContent, purpose: Purpose | null): MessageFrame => ({
    from: { name: sent.fromName, address: sent.fromEmail },
    ...(sent.replyTo === null ? {} : { replyTo: sent.replyTo }),
    senderDomain: sender.domain,
    kind: 'campaign',
    mailingId: run.mailingId,
    listId: {
      label: run.purposeKey.toLowerCase().replace(/[^a-z0-9-]/g, '-'),
      title: purpose?.title ?? run.purposeKey,
    },
    feedbackId: {
      campaign: `m${run.id}`,
      purpose: `p-${run.purposeKey.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`.slice(0, 60),
      sender: `s-${sender.key}`,
      platform: PLATFORM,
    },
    abuse: { url: links.abusePage(), address: sender.abuseAddress ?? deps.abuseAddress },
    ...(sender.websiteUrl === null ? {} : { listHelpUrl: sender.websiteUrl }),
    language: sent.locale === 'en' ? 'en' : 'de',
    smtpUtf8,
  });

  const messageId = (id: string, domain: string) =>
    messageIdFor(issueAddressToken(keys.tokens, 'message-id', id), domain);

  const failure = (error: unknown): BuiltMessage => {
    const { code, rule } = error as { code?: unknown; rule?: unknown };
    // MessageError names its code and rule; anything else is a fault of ours and must stop the run loudly.
    if (typeof code !== 'string' || typeof rule !== 'string') throw error;
    return { ok: false, reason: code, rule };
  };

  /**
   * An answer to a confirmation mail confirms, where answers are taken in (VIV-2.3b); any other goes to the sender. A
   * change of address is confirmed by its button alone, for it also ends what the old address has.
   */
  const replyToOf = (notice: Notice, sender: Sender): string | null =>
    deps.confirmReplyAddress !== null && notice.notice === 'double-opt-in' && notice.reference !== null
      ? links.confirmReplyTo(notice.reference, deps.confirmReplyAddress)
      : sender.replyTo;

  const envelopeTo = ({ sender }: CompiledRun, deliveryId: number, email: string): Envelope => ({
    mailFrom: links.returnPath(deliveryId, sender.bounceDomain),
    rcptTo: email,
  });

  return {
    compileRun: (
      run: Run,
      stored: string,
      sender: Sender,
      more: { purpose: Purpose | null; signing: readonly DkimKey[] },
    ): CompiledRun => {
      const { purpose, signing } = more;
      const sent = JSON.parse(stored) as SentContent;
      const compiled = compileContent({ subject: sent.subject, html: sent.html, text: sent.text });
      if (!compiled.ok)
        throw new Error(`The confirmed content of run ${run.id} does not compile: ${compiled.code}`);
      const message = compileMessage(frameOf(run, sender, sent, purpose), compiled.content);
      return {
        run,
        sender,
        stored,
        sent,
        content: compiled.content,
        message,
        signing,
        hash: contentHash(sent),
      };
    },

    envelopeTo,

    /** `announced`: the envelope of this delivery as the mail server may know it already; another address makes it anew. */
    forRecipient: async (
      compiled: CompiledRun,
      recipient: Recipient,
      now: number,
      announced?: Envelope,
    ): Promise<BuiltMessage> => {
      const { run, sender } = compiled;
      const id = recipient.deliveryId;
      const email = recipient.email ?? '';
      const unsubscribe = links.unsubscribe(id);
      const slots = compiled.content.evaluate({
        subscriber: { email, fields: recipient.fields },
        links: {
          unsubscribe,
          preferences: links.preferences(recipient.subscriberId),
          webView: links.webView(id),
          reportAbuse: links.abuse(id),
          origin: links.originPage(),
        },
        campaign: { mailingId: run.mailingId, subject: compiled.sent.subject },
      });
      if (!slots.ok) return { ok: false, reason: slots.code, rule: slots.rule };
      try {
        const theId = messageId(wireId({ of: 'delivery', id }), sender.domain);
        const unsigned = compiled.message.build({
          to: email,
          messageId: theId,
          date: new Date(now),
          unsubscribe: { url: unsubscribe, mailto: links.unsubscribeMailto(id, sender.bounceDomain) },
          values: slots.values,
          boundarySeed: `${run.id}x${id}`,
        });
        return {
          ok: true,
          envelope: announced?.rcptTo === email ? announced : envelopeTo(compiled, id, email),
          message: await signMessageInBackground(unsigned, compiled.signing, new Date(now)),
          messageId: theId,
        };
      } catch (error) {
        return failure(error);
      }
    },

    /** By which a mail server's log names it, however often it was offered. */
    noticeMessageId: ({ id, senderDomain }: Pick<Notice, 'id' | 'senderDomain'>): string =>
      messageId(wireId({ of: 'notice', id }), senderDomain),

    forNotice: (notice: Notice, sender: Sender, signing: readonly DkimKey[], now: number): BuiltMessage => {
      const id = wireId({ of: 'notice', id: notice.id });
      const replyTo = replyToOf(notice, sender);
      try {
        const literal = (text: string) => [{ literal: text }];
        const compiled = compileMessage(
          {
            from: { name: sender.fromName, address: sender.fromEmail },
            ...(replyTo === null ? {} : { replyTo }),
            senderDomain: sender.domain,
            kind: notice.kind,
            language: notice.locale,
            smtpUtf8,
          },
          { subject: literal(notice.subject), html: literal(notice.html), text: literal(notice.text) },
        );
        const theId = messageId(id, sender.domain);
        const unsigned = compiled.build({
          to: notice.toAddress,
          messageId: theId,
          date: new Date(now),
          values: [],
          boundarySeed: id,
        });
        const mailFrom = links.returnPathOf(id, sender.bounceDomain);
        return {
          ok: true,
          envelope: { mailFrom, rcptTo: notice.toAddress },
          message: signMessage(unsigned, signing, new Date(now)),
          messageId: theId,
        };
      } catch (error) {
        return failure(error);
      }
    },
  };
};

export type MessageFactory = ReturnType<typeof createMessageFactory>;
