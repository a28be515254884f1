import type { FailureClass } from '../../domain/delivery/classify-reply';
import type { Envelope } from '../../domain/message/types';

export type { Envelope } from '../../domain/message/types';

export type HandOverStage = 'connect' | 'mail' | 'rcpt' | 'data' | 'final';

/**
 * What became of one message. Only `uncertain` leaves open whether the next server has it: the answer to
 * the final dot is missing. It is shown to a person and never repeated by itself.
 */
export type HandOverResult =
  | { outcome: 'submitted'; reply: string }
  | {
      outcome: 'refused';
      stage: HandOverStage;
      code: number;
      enhanced?: string;
      reply: string;
      class: FailureClass;
      retryable: boolean;
      /** By what the server announces that it can do: it was not asked, and another may be able to. */
      foreseen?: true;
    }
  | { outcome: 'uncertain'; detail: string }
  | {
      outcome: 'not-handed-over';
      detail: string;
      retryable: true;
      /** At which step the connection ended; absent: the server never heard of this mail. */
      stage?: Exclude<HandOverStage, 'connect'>;
      /** The connection is there, and took so long that the mail may not be allowed any more: ask again, it is ready. */
      late?: true;
    };

/** `smtpUtf8`: whether mail to addresses beyond ASCII can be handed over (RFC 6531). */
export type MailerCheck = { ok: true; smtpUtf8: boolean } | { ok: false; code: string; detail: string };

/**
 * One connection, reused; carries one message at a time. Whatever the network does is a result of `send`;
 * it rejects only when called again before its answer. `close` waits for that answer; the connection may stay open for
 * the next lane until the mailer rests.
 */
export interface MailerLane {
  /** `next`: whom the next message is for, if the server may be told so while it still reads this one. */
  send(envelope: Envelope, message: Buffer, next?: Envelope): Promise<HandOverResult>;
  close(): Promise<void>;
}

export interface Mailer {
  readonly name: string;
  /** Most lanes that may be open at once. */
  readonly concurrency: number;
  /** `senderDomain`: where transports are set aside for some senders, whose mail it is. */
  openLane(senderDomain?: string): Promise<MailerLane>;
  /** Ends the connections kept between lanes; the next lane connects anew. */
  rest(): Promise<void>;
  /** Connects and authenticates, sends nothing. */
  verify(): Promise<MailerCheck>;
}
