import { mailboxAddress } from '../../domain/message/wire-address';
import { connectFailure, failureDetail, FRESH_MS } from './hand-over';
import type { Envelope, HandOverResult, Mailer, MailerLane } from './port';
import { SmtpSession } from './smtp-session';
import type { SmtpSettings } from './smtp-settings';

/** An address the wire cannot carry is refused here, never as "user unknown" (R5322-4). */
const unwritable = (stage: 'mail' | 'rcpt'): HandOverResult => ({
  outcome: 'refused',
  stage,
  code: 553,
  enhanced: '5.1.3',
  reply: 'address has no form for the wire',
  class: 'unknown',
  retryable: false,
});

/** An address that has no form for the wire is not announced; its own turn says why. */
function onTheWire({ mailFrom, rcptTo }: Envelope): Envelope | undefined {
  const [from, to] = [mailboxAddress(mailFrom), mailboxAddress(rcptTo)];
  return from.ok && to.ok ? { mailFrom: from.address, rcptTo: to.address } : undefined;
}

/** A server may end a connection between two messages as it likes (421): it has not seen the message that comes now. */
function endedBetween(result: HandOverResult, session: SmtpSession): boolean {
  if (result.outcome === 'not-handed-over') return !session.alive;
  return result.outcome === 'refused' && result.stage === 'mail' && result.code === 421;
}

const LATE = { outcome: 'not-handed-over', detail: 'ELATE', retryable: true } as const;

/** Open sessions that no lane uses at the moment. */
class IdleSessions {
  private sessions: SmtpSession[] = [];

  constructor(private readonly settings: SmtpSettings) {}

  take(): SmtpSession | undefined {
    return this.sessions.pop();
  }

  /** Keeps a session for the next lane, or ends it when it is used up. */
  async give(session: SmtpSession): Promise<void> {
    if (session.reusable && session.messages < this.settings.maxMessagesPerConnection)
      this.sessions.push(session);
    else await session.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.sessions.splice(0).map((session) => session.close()));
  }
}

class SmtpLane implements MailerLane {
  private session: SmtpSession | undefined;
  private inFlight: Promise<HandOverResult> | undefined;

  constructor(
    private readonly settings: SmtpSettings,
    private readonly idle: IdleSessions,
    private readonly freshMs: number,
  ) {}

  async send(envelope: Envelope, message: Buffer, next?: Envelope): Promise<HandOverResult> {
    if (this.inFlight !== undefined) throw new Error('an SMTP lane carries one message at a time');
    const mailFrom = mailboxAddress(envelope.mailFrom);
    const rcptTo = mailboxAddress(envelope.rcptTo);
    if (!mailFrom.ok) return unwritable('mail');
    if (!rcptTo.ok) return unwritable('rcpt');
    const wire = { mailFrom: mailFrom.address, rcptTo: rcptTo.address };
    this.inFlight = this.handOver(wire, message, next && onTheWire(next));
    try {
      return await this.inFlight;
    } finally {
      this.inFlight = undefined;
    }
  }

  /** Waits for the answer to a message on its way: hanging up on it would make it uncertain. */
  async close(): Promise<void> {
    await this.inFlight;
    const { session } = this;
    this.session = undefined;
    if (session) await this.idle.give(session);
  }

  private async handOver(envelope: Envelope, message: Buffer, next?: Envelope): Promise<HandOverResult> {
    const used = this.session ?? this.idle.take();
    this.session = used;
    if (
      used &&
      used.messages < this.settings.maxMessagesPerConnection &&
      (await used.ready(envelope, message))
    ) {
      const result = await used.send(envelope, message, next);
      if (!endedBetween(result, used)) return result;
    }
    const wasLost = used?.alive === false;
    await used?.close();
    const since = performance.now();
    const opened = await SmtpSession.open(this.settings);
    this.session = opened.ok ? opened.session : undefined;
    // Next time it is there, unless the server opens slowly and hangs up at once: then it is as good as away.
    const isLate = opened.ok && performance.now() - since > this.freshMs;
    if (isLate) return wasLost ? LATE : { ...LATE, late: true };
    return opened.ok ? opened.session.send(envelope, message, next) : connectFailure(opened.failure);
  }
}

/** Hands mail to the next server over SMTP. Lanes connect with their first message. */
export function smtpMailer(settings: SmtpSettings, freshMs = FRESH_MS): Mailer {
  const idle = new IdleSessions(settings);
  return {
    name: 'smtp',
    concurrency: settings.concurrency,
    openLane: () => Promise.resolve(new SmtpLane(settings, idle, freshMs)),
    rest: () => idle.closeAll(),
    async verify() {
      const opened = await SmtpSession.open(settings);
      if (!opened.ok) {
        return { ok: false, code: opened.failure.code ?? 'EUNKNOWN', detail: failureDetail(opened.failure) };
      }
      const { session } = opened;
      await session.close();
      return { ok: true, smtpUtf8: session.takesUtf8 };
    },
  };
}
