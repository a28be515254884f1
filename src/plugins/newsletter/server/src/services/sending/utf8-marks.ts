import type { Database } from '../../db/database';
import type { Utf8Sign } from '../../domain/delivery/smtputf8-mark';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Utf8MarkRepository } from '../../repositories/subscribers/utf8-marks';
import type { Clock } from '../clock';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly subscribers: SubscriberRepository;
  readonly utf8Marks: Utf8MarkRepository;
}

export type NoteUtf8 = (subscriberId: string, sign: Utf8Sign) => Promise<void>;

/** Keeps what the end of a mail said about an address that takes SMTPUTF8; nothing about somebody erased meanwhile. */
export const createUtf8Marks =
  ({ database, clock, subscribers, utf8Marks }: Deps): NoteUtf8 =>
  (subscriberId, sign) =>
    database.transaction(async () => {
      if (sign.does === 'clear') return utf8Marks.clear(subscriberId);
      await subscribers.lock([subscriberId]);
      if (await subscribers.anyErased([subscriberId])) return;
      await utf8Marks.put(subscriberId, { lack: sign.lack, at: clock.now() });
    });
