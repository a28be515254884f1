import type { Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { Deadline } from './deadline';
import type { SmtpFailure } from './hand-over';
import { NoReply, ReplyReader, type SmtpReply } from './smtp-reply';

export type Answer =
  { readonly ok: true; readonly reply: SmtpReply } | { readonly ok: false; readonly failure: SmtpFailure };

const ENDED: SmtpFailure = { message: 'connection ended', code: 'ECONNECTION', command: 'CONN' };
const SILENT: SmtpFailure = { message: 'no answer in time', code: 'ETIMEDOUT', command: 'CONN' };
const GARBLED: SmtpFailure = { message: 'not an SMTP reply', code: 'EPROTOCOL', command: 'CONN' };

const CLOSING = 421;

const failureOf = (error: Error): SmtpFailure => ({
  message: 'socket failed',
  code: 'ESOCKET',
  originalCode: (error as NodeJS.ErrnoException).code,
  command: 'CONN',
});

/**
 * A socket with a queue of those who wait for a reply: replies come in the order of the commands, however many are
 * under way (RFC 2920). Nothing here throws; the first failure answers everybody who waits and all who come later.
 */
export class SmtpWire {
  private reader = new ReplyReader();
  private waiting: ((answer: Answer) => void)[] = [];
  private failed: SmtpFailure | undefined;
  private readonly deadline = new Deadline(() => this.fail(SILENT));

  /** `patienceMs`: within what time a whole reply has to be there, counted from the one before or from the question. */
  constructor(
    private socket: Socket,
    private patienceMs: number,
  ) {
    this.listen();
  }

  get alive(): boolean {
    return this.failed === undefined;
  }

  /** Why it is not. */
  get failure(): SmtpFailure | undefined {
    return this.failed;
  }

  /** From now on; also for the reply that is waited for. */
  patience(ms: number): void {
    if (ms === this.patienceMs) return;
    this.patienceMs = ms;
    if (this.waiting.length > 0) this.arm();
  }

  /** Whoever waits has not waited in vain: something moved. */
  progress(): void {
    if (this.waiting.length > 0) this.arm();
  }

  /** The next reply that nobody waits for yet. */
  answer(): Promise<Answer> {
    const { failed } = this;
    if (failed) return Promise.resolve({ ok: false, failure: failed });
    if (this.waiting.length === 0) this.arm();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** True once the system has taken all of it; false when it never will. */
  write(...pieces: readonly (Buffer | string)[]): Promise<boolean> {
    if (this.failed) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.socket.cork();
      pieces.forEach((piece, index) => {
        const last = index === pieces.length - 1;
        this.socket.write(piece, 'utf8', last ? (error) => resolve(!error) : undefined);
      });
      this.socket.uncork();
    });
  }

  /** As `write`, for callers who learn from the answer whether it arrived. */
  post(...pieces: readonly (Buffer | string)[]): void {
    if (this.failed) return;
    this.socket.cork();
    for (const piece of pieces) this.socket.write(piece, 'utf8');
    this.socket.uncork();
  }

  async command(line: string): Promise<Answer> {
    const answer = this.answer();
    this.post(`${line}\r\n`);
    return answer;
  }

  /** TLS on the open connection. Words said before it, answer to nothing, would be taken for its own: refused. */
  secure(options: ConnectionOptions): Promise<SmtpFailure | undefined> {
    const plain = this.socket;
    if (!this.reader.empty || this.failed) return Promise.resolve(this.failed ?? GARBLED);
    this.unlisten(plain);
    return new Promise((resolve) => {
      const settle = (failure?: SmtpFailure): void => {
        clearTimeout(late);
        if (failure) this.fail({ ...failure, code: 'ETLS', command: 'STARTTLS' });
        resolve(this.failed);
      };
      const secured = connectTls({ ...options, socket: plain }, () => {
        secured.off('close', onClose).off('error', onError);
        this.listen();
        settle();
      });
      const onClose = () => settle(ENDED);
      const onError = (error: Error) => settle(failureOf(error));
      const late = setTimeout(() => settle(SILENT), this.patienceMs);
      this.socket = secured;
      secured.on('error', onError).on('close', onClose);
    });
  }

  /** Hangs up. Whoever waits is told so. */
  destroy(failure: SmtpFailure = ENDED): void {
    this.fail(failure);
  }

  private readonly onData = (chunk: Buffer) => this.take(chunk);
  private readonly onError = (error: Error) => this.fail(failureOf(error));
  private readonly onEnd = () => this.fail(ENDED);

  private listen(): void {
    this.reader = new ReplyReader();
    this.socket.setNoDelay(true);
    this.socket.on('data', this.onData).on('error', this.onError);
    this.socket.on('end', this.onEnd).on('close', this.onEnd);
  }

  /** Errors are still heard: without a listener they would end the process. */
  private unlisten(socket: Socket): void {
    socket.off('data', this.onData).off('end', this.onEnd).off('close', this.onEnd);
  }

  /** A server that sends a byte now and then is as silent as one that sends none. */
  private arm(): void {
    this.deadline.set(this.patienceMs);
  }

  private take(chunk: Buffer): void {
    try {
      for (const reply of this.reader.push(chunk)) {
        const next = this.waiting.shift();
        // Unasked: a goodbye. The connection is of no use any more.
        if (!next) return this.fail({ ...ENDED, responseCode: reply.code, response: reply.text });
        if (this.waiting.length > 0) this.arm();
        else this.deadline.lift();
        next({ ok: true, reply });
        // It closes the channel, whatever it was asked: so do we, and hear nothing more of it (RFC 5321 3.8, 4.2.1).
        if (reply.code === CLOSING) return this.fail({ ...ENDED, responseCode: CLOSING });
      }
    } catch (error) {
      if (!(error instanceof NoReply)) throw error;
      this.fail(GARBLED);
    }
  }

  private fail(failure: SmtpFailure): void {
    if (this.failed) return;
    this.failed = failure;
    this.deadline.clear();
    const { waiting } = this;
    this.waiting = [];
    this.socket.destroy();
    for (const resolve of waiting) resolve({ ok: false, failure });
  }
}
