import { isAscii } from 'node:buffer';
import { failureDetail, refusal, shortReply, type SmtpFailure } from './hand-over';
import type { Envelope, HandOverResult } from './port';
import type { Capabilities } from './smtp-capabilities';
import { envelopeCommands, type StagedCommand } from './smtp-commands';
import { stuffed } from './smtp-content';
import { foreseen, isPlain, needsOf, type Foreseen, type Needs } from './smtp-needs';
import { openWire } from './smtp-open';
import type { SmtpSettings, SmtpTimeouts } from './smtp-settings';
import type { Answer, SmtpWire } from './smtp-wire';

const QUIT_TIMEOUT_MS = 2_000;
/** Larger messages go out in pieces, so that a break in the middle is known to have come before the end. */
const PIECE_BYTES = 64 * 1024;
const END = '.\r\n';

export type OpenedSession = { ok: true; session: SmtpSession } | { ok: false; failure: SmtpFailure };

/** Commands on their way, and the answers to them in the same order. */
interface Offer {
  readonly envelope: Envelope;
  readonly commands: readonly StagedCommand[];
  readonly answers: readonly Promise<Answer>[];
}

type Stage = StagedCommand['stage'] | 'final';

const notHandedOver = (failure: SmtpFailure, stage: Stage): HandOverResult => ({
  outcome: 'not-handed-over',
  detail: failureDetail(failure),
  retryable: true,
  stage,
});

const uncertain = (detail: string): HandOverResult => ({ outcome: 'uncertain', detail });

const isNegative = (code: number): boolean => code >= 400;

/** One connected, authenticated SMTP session. After a lost connection it is not `alive` any more. */
export class SmtpSession {
  private carried = 0;
  private transactionOpen = false;
  private ahead: Offer | undefined;

  private constructor(
    private readonly wire: SmtpWire,
    private readonly capabilities: Capabilities,
    private readonly settings: Pick<SmtpSettings, 'maxMessagesPerConnection' | 'timeouts'>,
  ) {}

  /** Connects, upgrades to TLS, authenticates. */
  static async open(settings: SmtpSettings): Promise<OpenedSession> {
    const opened = await openWire(settings);
    return opened.ok
      ? { ok: true, session: new SmtpSession(opened.wire, opened.capabilities, settings) }
      : opened;
  }

  get alive(): boolean {
    return this.wire.alive;
  }

  /** RFC 6531 3.1: who offers SMTPUTF8 offers 8BITMIME. */
  get takesUtf8(): boolean {
    return this.capabilities.smtpUtf8 && this.capabilities.eightBitMime;
  }

  /** Nothing announced on it that would not come. */
  get reusable(): boolean {
    return this.alive && this.ahead === undefined;
  }

  get messages(): number {
    return this.carried;
  }

  /** Clears what a refused message left open. False: the session is of no use for this envelope. */
  async ready(envelope: Envelope, message: Buffer): Promise<boolean> {
    if (this.ahead && !(sameEnvelope(this.ahead.envelope, envelope) && isAscii(message))) {
      // An open DATA ends with a message or with the connection; one beyond ASCII was not announced as such.
      this.wire.destroy();
    }
    if (!this.alive) return false;
    if (!this.transactionOpen) return true;
    this.wire.patience(this.settings.timeouts.commandMs);
    const answer = await this.wire.command('RSET');
    this.transactionOpen = false;
    return answer.ok && answer.reply.code === 250 && this.alive;
  }

  /**
   * Hands over one message. The session survives refusals, never an uncertain or broken hand-over. With `next`, and
   * where the server takes commands without waiting (RFC 2920), the next envelope follows the end of this message at
   * once: one journey less per mail, and still no second message before this one has its answer.
   */
  async send(envelope: Envelope, message: Buffer, next?: Envelope): Promise<HandOverResult> {
    this.carried += 1;
    const content = stuffed(message);
    const needs = needsOf(envelope, content);
    const hopeless = foreseen(this.capabilities, needs, content.length);
    if (hopeless) return this.refuse(hopeless);
    const no = await this.offer(envelope, content.length, needs);
    return no ?? this.transmit(content, next);
  }

  /** QUIT, then the socket; a server that does not answer is not waited for. */
  async close(quitTimeoutMs = QUIT_TIMEOUT_MS): Promise<void> {
    if (!this.alive) return;
    // In the middle of an announced message QUIT would be read as its text.
    if (this.ahead) return this.wire.destroy();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => (timer = setTimeout(resolve, quitTimeoutMs)));
    await Promise.race([this.wire.command('QUIT'), enough]);
    clearTimeout(timer);
    this.wire.destroy();
  }

  /** Before it is asked. What was announced ends with the connection. */
  private refuse({ stage, code, reply, class: failureClass }: Foreseen): HandOverResult {
    if (this.ahead) this.wire.destroy();
    this.ahead = undefined;
    // The reply is ours: its class need not be guessed from its words.
    return { ...refusal(stage, code, reply), class: failureClass, retryable: false, foreseen: true };
  }

  /** MAIL, RCPT and DATA: null once the server waits for the message, otherwise why it does not get it. */
  private async offer(envelope: Envelope, size: number, needs: Needs): Promise<HandOverResult | null> {
    const offer = this.ahead ?? this.announce(envelope, size, needs);
    this.ahead = undefined;
    let no: HandOverResult | null = null;
    let recipientTaken = false;
    for (const [index, { stage, line, wants }] of offer.commands.entries()) {
      // Without pipelining each command waits for the yes to the one before.
      if (no && !offer.answers[index]) break;
      this.wire.patience(patienceFor(stage, this.settings.timeouts));
      const answer = await (offer.answers[index] ?? this.wire.command(line));
      if (!answer.ok) return no ?? notHandedOver(answer.failure, stage);
      const { code, text } = answer.reply;
      const agreed = wants.test(text);
      if (stage === 'rcpt') recipientTaken = agreed;
      if (no && stage === 'data' && agreed) await this.endWithNothing(recipientTaken);
      if (agreed || no) continue;
      no = isNegative(code) ? refusal(stage, code, text) : this.confused(code, stage);
      this.transactionOpen = true;
    }
    return no;
  }

  private announce(envelope: Envelope, size: number | null, needs: Needs): Offer {
    const commands = envelopeCommands(envelope, this.capabilities, size, needs);
    if (!this.capabilities.pipelining) return { envelope, commands, answers: [] };
    const answers = commands.map(() => this.wire.answer());
    this.wire.post(linesOf(commands));
    return { envelope, commands, answers };
  }

  /**
   * A DATA that a server allows although it refused the recipient: an empty message for nobody (RFC 2920 3.1). If it
   * took the recipient, having refused the sender, the empty message would be for him: hang up instead.
   */
  private async endWithNothing(recipientTaken: boolean): Promise<void> {
    if (recipientTaken) return this.wire.destroy();
    await this.wire.command('.');
    this.transactionOpen = false;
  }

  private confused(code: number, stage: Stage): HandOverResult {
    const failure = { message: 'unexpected reply', code: 'EPROTOCOL', command: stage, responseCode: code };
    this.wire.destroy(failure);
    return notHandedOver(failure, stage);
  }

  private async transmit(content: Buffer, next: Envelope | undefined): Promise<HandOverResult> {
    // A word too many behind the permission to go on: the connection is gone, and nothing has been sent yet.
    if (this.wire.failure) return notHandedOver(this.wire.failure, 'final');
    const { blockMs, finalMs } = this.settings.timeouts;
    let answered = false;
    const answer = this.wire.answer().then((one) => {
      answered = true;
      return one;
    });
    let from = 0;
    if (content.length > PIECE_BYTES) this.wire.patience(blockMs);
    for (; content.length - from > PIECE_BYTES; from += PIECE_BYTES) {
      const taken = this.wire.write(content.subarray(from, from + PIECE_BYTES));
      await Promise.race([taken, answer]);
      if (answered) return this.cutShort(await answer);
      this.wire.progress();
    }
    // From here on the server may have it, whatever happens.
    const follow = next && isPlain(next) && this.mayAnnounce() ? this.follow(next) : undefined;
    this.wire.patience(finalMs);
    this.wire.post(content.subarray(from), END + (follow ? linesOf(follow.commands) : ''));
    const settled = this.settle(await answer);
    if (follow && this.alive) this.ahead = follow;
    return settled;
  }

  private mayAnnounce(): boolean {
    return this.capabilities.pipelining && this.carried < this.settings.maxMessagesPerConnection;
  }

  /** The answers to the next envelope come after the answer to this message, which is already waited for. */
  private follow(next: Envelope): Offer {
    const commands = envelopeCommands(next, this.capabilities, null);
    return { envelope: next, commands, answers: commands.map(() => this.wire.answer()) };
  }

  /** What came back while the message was still on its way: the connection has to go in any case. */
  private cutShort(answer: Answer): HandOverResult {
    if (!answer.ok) return notHandedOver(answer.failure, 'final');
    const { code, text } = answer.reply;
    this.wire.destroy();
    // A yes before the end is against the protocol, yet the server may keep what it has.
    return isNegative(code) ? refusal('final', code, text) : uncertain(`unexpected ${code}`);
  }

  /** The answer to the final dot: only a complete one settles the matter. */
  private settle(answer: Answer): HandOverResult {
    if (!answer.ok) return uncertain(failureDetail(answer.failure));
    const { code, text } = answer.reply;
    if (code === 250) return { outcome: 'submitted', reply: shortReply(text) };
    if (isNegative(code)) return refusal('final', code, text);
    // Another yes than 250 (a late 221) is none to this message.
    this.wire.destroy();
    return uncertain(`unexpected ${code}`);
  }
}

const patienceFor = (stage: StagedCommand['stage'], { commandMs, dataMs }: SmtpTimeouts): number =>
  stage === 'data' ? dataMs : commandMs;

const linesOf = (commands: readonly StagedCommand[]): string =>
  commands.map(({ line }) => `${line}\r\n`).join('');

const sameEnvelope = (a: Envelope, b: Envelope): boolean =>
  a.mailFrom === b.mailFrom && a.rcptTo === b.rcptTo;
