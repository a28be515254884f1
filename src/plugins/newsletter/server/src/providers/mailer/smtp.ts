import { wireAddress } from '../../domain/message/wire-address';
import { connectFailure, failureDetail } from './hand-over';
import type { Envelope, HandOverResult, Mailer, MailerLane } from './port';
import { SmtpSession } from './smtp-session';
import type { SmtpSettings } from './smtp-url';

const UNWRITABLE = {
  capability: { enhanced: '5.6.7', reply: 'address needs SMTPUTF8' },
  unknown: { enhanced: '5.1.3', reply: 'address has no form for the wire' },
} as const;

/** An address the wire cannot carry is refused here, never as "user unknown" (R6531-1). */
function unwritable(stage: 'mail' | 'rcpt', failureClass: keyof typeof UNWRITABLE): HandOverResult {
  return {
    outcome: 'refused',
    stage,
    code: 553,
    ...UNWRITABLE[failureClass],
    class: failureClass,
    retryable: false,
  };
}

class SmtpLane implements MailerLane {
  private session: SmtpSession | undefined;
  private inFlight: Promise<HandOverResult> | undefined;

  constructor(private readonly settings: SmtpSettings) {}

  async send(envelope: Envelope, message: Buffer): Promise<HandOverResult> {
    if (this.inFlight !== undefined) throw new Error('an SMTP lane carries one message at a time');
    const mailFrom = wireAddress(envelope.mailFrom);
    const rcptTo = wireAddress(envelope.rcptTo);
    if (!mailFrom.ok) return unwritable('mail', mailFrom.class);
    if (!rcptTo.ok) return unwritable('rcpt', rcptTo.class);
    this.inFlight = this.handOver({ mailFrom: mailFrom.address, rcptTo: rcptTo.address }, message);
    try {
      return await this.inFlight;
    } finally {
      this.inFlight = undefined;
    }
  }

  /** Waits for the answer to a message on its way: hanging up on it would make it uncertain. */
  async close(): Promise<void> {
    await this.inFlight;
    await this.disconnect();
  }

  private async disconnect(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    await session?.close();
  }

  private async handOver(envelope: Envelope, message: Buffer): Promise<HandOverResult> {
    const current = this.session;
    const fresh = current !== undefined && current.messages < this.settings.maxMessagesPerConnection;
    if (fresh && (await current.ready())) return current.send(envelope, message);
    await this.disconnect();
    const opened = await SmtpSession.open(this.settings);
    if (!opened.ok) return connectFailure(opened.failure);
    this.session = opened.session;
    return opened.session.send(envelope, message);
  }
}

/** Hands mail to the next server over SMTP. Lanes connect with their first message. */
export function smtpMailer(settings: SmtpSettings): Mailer {
  return {
    name: 'smtp',
    concurrency: settings.concurrency,
    openLane: () => Promise.resolve(new SmtpLane(settings)),
    async verify() {
      const opened = await SmtpSession.open(settings);
      if (!opened.ok) {
        return { ok: false, code: opened.failure.code ?? 'EUNKNOWN', detail: failureDetail(opened.failure) };
      }
      await opened.session.close();
      return { ok: true };
    },
  };
}
